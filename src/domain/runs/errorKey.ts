import { AttemptError } from '../jobs/jobEvent';
import { Attempt, Run } from '../jobs/run';

/**
 * Names the kind of an error: exception type and first frame of the API, as errors are grouped. The message is no part of
 * it, since it may tell of a person and may differ each time.
 */
export function errorKey({ type, ownFrame }: Pick<AttemptError, 'type' | 'ownFrame'>): string {
  return [type ?? 'no type', ...(ownFrame === null ? [] : [ownFrame])].join(' in ');
}

/** Whether the attempt ended in a failure, one of a paused integration included. */
export const isFailure = ({ outcome }: Attempt): boolean => outcome === 'failed' || outcome === 'aborted';

/** Kind of the error with which an attempt failed; null: it did not fail. */
export function failureKey(attempt: Attempt): string | null {
  return isFailure(attempt) ? errorKey(attempt.error ?? { type: null, ownFrame: null }) : null;
}

/** The attempt that failed last; undefined: none did. */
export const lastFailure = ({ attempts }: Run): Attempt | undefined => [...attempts].reverse().find(isFailure);
