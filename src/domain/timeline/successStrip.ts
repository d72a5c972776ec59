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
 * @param duplicates the same of runs that ended without work
 */
export function successStrip(
  runs: readonly Run[],
  scale: TimeScale,
  counted: readonly CountedStep[] = [],
  duplicates: readonly CountedStep[] = []
): SuccessStrip {
  // What was counted in longer steps would leave holes, or stand in waves, among narrower ones.
  const countedMs = [...counted, ...duplicates].reduce(
    (longest, { fromMs, toMs }) => Math.max(longest, toMs - fromMs + 1),
    1
  );
  const stepMs = roundStepOf(Math.max(1, msOfPx(scale, STEP_PX)), countedMs);
  const steps = new Map<number, StripStep>();
  const add = (atMs: number | null, kind: 'succeeded' | 'idle', runsOfKind: number): void => {
    if (atMs === null || atMs < scale.fromMs || atMs > scale.toMs) {
      return;
    }
    const fromMs = Math.floor(atMs / stepMs) * stepMs;
    const step = steps.get(fromMs) ?? { fromMs, toMs: fromMs + stepMs, succeeded: 0, idle: 0 };
    steps.set(fromMs, { ...step, [kind]: step[kind] + runsOfKind });
  };
  for (const run of runs) {
    const last = run.attempts.at(-1);
    const endMs = last?.endedAtMs ?? last?.startedAtMs ?? null;
    const idle = run.state === 'skipped' || run.state === 'deduplicated';
    if (idle || run.state === 'succeeded') {
      add(endMs, idle ? 'idle' : 'succeeded', 1);
    }
  }
  counted.forEach((step) => add(step.fromMs, 'succeeded', step.runs));
  duplicates.forEach((step) => add(step.fromMs, 'idle', step.runs));
  const sorted = [...steps.values()].sort((a, b) => a.fromMs - b.fromMs);
  return { stepMs, steps: sorted, peak: sorted.reduce((peak, step) => Math.max(peak, step.succeeded), 0) };
}
