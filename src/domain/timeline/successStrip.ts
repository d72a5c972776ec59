import { TimeSpan } from '../coverage';
import { CountedStep } from '../counted';
import { Run } from '../jobs/run';
import { msOfPx, TimeScale } from './timeScale';
import { roundStepOf } from './timeTicks';

/** What ended well, or without work, within one step. */
export interface StripStep extends TimeSpan {
  succeeded: number;
  /** skipped or deduplicated: ended without work */
  idle: number;
}

export interface SuccessStrip {
  stepMs: number;
  /** Steps that hold anything, in order of time; where there is none nothing ended well. */
  steps: readonly StripStep[];
  /** Most successes within one step. */
  peak: number;
}

/** Narrowest bar and its gap (px). */
const STEP_PX = 4;

/**
 * Counts the runs that ended well by the step in which they ended, within the scale's range.
 * @param counted runs that ended well and were only counted; they stand where their own step begins
 */
export function successStrip(
  runs: readonly Run[],
  scale: TimeScale,
  counted: readonly CountedStep[] = []
): SuccessStrip {
  // What was counted in longer steps would leave holes, or stand in waves, among narrower ones.
  const countedMs = counted.reduce((longest, { fromMs, toMs }) => Math.max(longest, toMs - fromMs + 1), 1);
  const stepMs = roundStepOf(Math.max(1, msOfPx(scale, STEP_PX)), countedMs);
  const steps = new Map<number, StripStep>();
  for (const run of runs) {
    const last = run.attempts.at(-1);
    const endMs = last?.endedAtMs ?? last?.startedAtMs ?? null;
    const idle = run.state === 'skipped' || run.state === 'deduplicated';
    if (endMs === null || endMs < scale.fromMs || endMs > scale.toMs || !(idle || run.state === 'succeeded')) {
      continue;
    }
    const fromMs = Math.floor(endMs / stepMs) * stepMs;
    const step = steps.get(fromMs) ?? { fromMs, toMs: fromMs + stepMs, succeeded: 0, idle: 0 };
    steps.set(fromMs, idle ? { ...step, idle: step.idle + 1 } : { ...step, succeeded: step.succeeded + 1 });
  }
  for (const { fromMs: beganMs, runs: succeeded } of counted) {
    if (beganMs >= scale.fromMs && beganMs <= scale.toMs) {
      const fromMs = Math.floor(beganMs / stepMs) * stepMs;
      const step = steps.get(fromMs) ?? { fromMs, toMs: fromMs + stepMs, succeeded: 0, idle: 0 };
      steps.set(fromMs, { ...step, succeeded: step.succeeded + succeeded });
    }
  }
  const sorted = [...steps.values()].sort((a, b) => a.fromMs - b.fromMs);
  return { stepMs, steps: sorted, peak: sorted.reduce((peak, step) => Math.max(peak, step.succeeded), 0) };
}
