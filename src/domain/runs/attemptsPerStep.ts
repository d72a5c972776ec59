import { CountedStep } from '../counted';
import { TimeSpan } from '../coverage';
import { isLost, outcomeMs, Run } from '../jobs/run';
import { isFailure } from './errorKey';

const HOUR_MS = 3_600_000;
const STEPS_MS = [HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS];
const MOST_STEPS = 96;

/** Attempts that ended within a step of time. */
export interface StepCounts extends TimeSpan {
  succeeded: number;
  /** Failed and tried again, or aborted. */
  failed: number;
  /** The last of a run that was given up for good. */
  lost: number;
}

/**
 * Attempts by the hour, or by longer steps where the span is longer than four days. Steps begin at full hours of UTC;
 * attempts without an outcome are not counted.
 * @param counted runs that ended well at the first attempt and were not read; they count where their span begins
 */
export function attemptsPerStep(
  runs: readonly Run[],
  counted: readonly CountedStep[],
  { fromMs, toMs }: TimeSpan
): { stepMs: number; steps: StepCounts[] } {
  const stepMs = STEPS_MS.find((ms) => (toMs - fromMs) / ms <= MOST_STEPS) ?? 24 * HOUR_MS;
  const firstMs = Math.floor(fromMs / stepMs) * stepMs;
  const steps = Array.from({ length: Math.max(1, Math.ceil((toMs - firstMs) / stepMs)) }, (_, index): StepCounts => {
    const startMs = firstMs + index * stepMs;
    return { fromMs: startMs, toMs: startMs + stepMs, succeeded: 0, failed: 0, lost: 0 };
  });
  for (const run of runs) {
    const loss = isLost(run) ? run.attempts.at(-1) : null;
    for (const attempt of run.attempts) {
      const step = steps[Math.floor((outcomeMs(attempt) - firstMs) / stepMs)];
      if (step) {
        const isLoss = attempt === loss;
        step.succeeded += attempt.outcome === 'succeeded' ? 1 : 0;
        step.lost += isLoss ? 1 : 0;
        step.failed += !isLoss && isFailure(attempt) ? 1 : 0;
      }
    }
  }
  for (const { fromMs: countedMs, runs: succeeded } of counted) {
    const step = steps[Math.max(0, Math.floor((countedMs - firstMs) / stepMs))];
    if (step) {
      step.succeeded += succeeded;
    }
  }
  return { stepMs, steps };
}
