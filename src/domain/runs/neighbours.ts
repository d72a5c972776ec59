import { Run, outcomeMs } from '../jobs/run';
import { failureKey, isFailure, lastFailure } from './errorKey';

export interface Neighbours {
  /** Runs of the same type that began before and after it. */
  previous: Run | null;
  next: Run | null;
  /** Other runs that failed within the same minutes as its last failure, with the same kind of error, of every type. */
  alike: readonly Run[];
  /** Other runs that failed within the same minutes, with another error. */
  otherwise: readonly Run[];
}

/** Failures no further apart came at the same time. */
const SAME_TIME_MS = 5 * 60_000;

/**
 * What stands beside a run.
 * @param runs of all types, those of a type by the time of their first attempt
 */
export function neighboursOf(run: Run, runs: readonly Run[]): Neighbours {
  const ofType = runs.filter(({ jobType }) => jobType === run.jobType);
  const place = ofType.indexOf(run);
  const beside = { previous: ofType[place - 1] ?? null, next: ofType[place + 1] ?? null };
  const failure = lastFailure(run);
  if (!failure) {
    return { ...beside, alike: [], otherwise: [] };
  }
  const [atMs, key] = [outcomeMs(failure), failureKey(failure)];
  const near = (other: Run) =>
    other.attempts.filter((attempt) => isFailure(attempt) && Math.abs(outcomeMs(attempt) - atMs) <= SAME_TIME_MS);
  const isAlike = (other: Run) => near(other).some((attempt) => failureKey(attempt) === key);
  const failed = runs.filter((other) => other !== run && near(other).length > 0);
  return { ...beside, alike: failed.filter(isAlike), otherwise: failed.filter((other) => !isAlike(other)) };
}
