import { TimeSpan } from '../coverage';
import { LATEST_START_MS } from '../jobs/fragment';
import { JobCatalogue } from '../jobs/jobCatalogue';
import { Run, outcomeMs } from '../jobs/run';

/** Whether a run that was seen before the gap can have come to its end in it. */
function canEndIn(gap: TimeSpan, run: Run): boolean {
  const index = run.attempts.filter((attempt) => outcomeMs(attempt) < gap.fromMs).length - 1;
  const last = run.attempts[index];
  const next = run.attempts[index + 1];
  // What goes on by arithmetic may be another run's attempt: then this run's own lies in the gap.
  if (!last || (next && !next.inferred)) {
    return false;
  }
  const isOpen = last.endedAtMs === null || last.outcome === 'failed' || last.outcome === 'aborted';
  const attemptsInGap = Math.floor((gap.toMs - outcomeMs(last)) / run.retryDelayMs);
  return isOpen && (last.n === null || last.n + attemptsInGap >= run.maxAttempts);
}

/** What is known of the time around a gap. */
export interface GapContext {
  /** Start of the range (ms, UTC). */
  fromMs: number;
  /** Every span of which nothing is known: gaps, and spans in which no job wrote a line. */
  unheard: readonly TimeSpan[];
  catalogue: JobCatalogue;
}

/**
 * Whether a run of this type can have been lost inside the gap without a sign outside of it. A run that waits shows itself
 * once a delay (as a rule an hour): so where the gap is shorter than that, and jobs were heard of for longer before it, only
 * a run that was seen near its last attempt can be lost in the gap.
 * @param runs every run of the type that was seen
 */
export function mayHideLoss(
  jobType: string,
  runs: readonly Run[],
  gap: TimeSpan,
  { fromMs, unheard, catalogue }: GapContext
): boolean {
  if (catalogue.info(jobType)?.retries === 0) {
    return true;
  }
  const delayMs = runs.reduce((least, run) => Math.min(least, run.retryDelayMs), catalogue.retryDelayMs);
  const heardFromMs = unheard.reduce(
    (latest, other) => (other !== gap && other.fromMs <= gap.fromMs ? Math.max(latest, other.toMs) : latest),
    fromMs
  );
  return (
    gap.fromMs - heardFromMs < delayMs + LATEST_START_MS ||
    gap.toMs - gap.fromMs >= delayMs ||
    runs.some((run) => canEndIn(gap, run))
  );
}
