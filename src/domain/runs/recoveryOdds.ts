import { Run, RunState } from '../jobs/run';
import { failureKey, lastFailure } from './errorKey';

/** How runs ended that stood where this one stands. */
export interface RecoveryOdds {
  /** Number of the attempt that this run failed last. */
  attempt: number;
  recovered: number;
  /** Runs of the same type whose attempt of this number failed with the same kind of error, and that have ended since. */
  of: number;
}

/** Fewer runs tell nothing. */
const FEWEST_RUNS = 10;

const pending: readonly RunState[] = ['retrying', 'running', 'interrupted'];
const lost: readonly RunState[] = ['deleted', 'deletedByHangfire', 'failed'];

/**
 * The odds that a run which is not over yet recovers, counted on the ended runs of the range. Those that still wait count for
 * neither side.
 * @returns null when the run is over, did not fail, or fewer than ten runs can be compared
 */
export function recoveryOdds(run: Run, runs: readonly Run[]): RecoveryOdds | null {
  const last = lastFailure(run);
  if (last?.n === undefined || last.n === null || !pending.includes(run.state)) {
    return null;
  }
  const { n } = last;
  const alike = runs.filter(
    (other) =>
      other !== run &&
      other.jobType === run.jobType &&
      other.attempts.some((attempt) => attempt.n === n && failureKey(attempt) === failureKey(last))
  );
  const recovered = alike.filter(({ state }) => state === 'succeeded').length;
  const of = recovered + alike.filter(({ state }) => lost.includes(state)).length;
  return of < FEWEST_RUNS ? null : { attempt: n, recovered, of };
}
