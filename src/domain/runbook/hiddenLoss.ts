import { TimeSpan } from '../coverage';
import { LATEST_START_MS } from '../jobs/fragment';
import { JobCatalogue } from '../jobs/jobCatalogue';
import { RetryDelays, delayAfter, delayBetween, longestDelayMs } from '../jobs/retryDelays';
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
  const endsSoonest = (n: number): number =>
    outcomeMs(last) + delayBetween(run.delays, n, Math.max(n, run.maxAttempts)).leastMs;
  return isOpen && (last.n === null || endsSoonest(last.n) <= gap.toMs);
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
  const retries = catalogue.info(jobType)?.retries ?? catalogue.retries;
  const known = [...new Set<RetryDelays>([catalogue.delays, ...runs.map(({ delays }) => delays)])];
  const longestMs = Math.min(...known.map((delays) => longestDelayMs(delays, retries)));
  // Whoever comes to its end in the gap waited that long for its last attempt: longer, and it was seen before.
  const lastMs = Math.min(...known.map((delays) => delayAfter(delays, retries).leastMs));
  const heardFromMs = unheard.reduce(
    (latest, other) => (other !== gap && other.fromMs <= gap.fromMs ? Math.max(latest, other.toMs) : latest),
    fromMs
  );
  return (
    gap.fromMs - heardFromMs < longestMs + LATEST_START_MS ||
    gap.toMs - gap.fromMs >= lastMs ||
    runs.some((run) => canEndIn(gap, run))
  );
}
