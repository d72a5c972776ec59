import { baseName, UNKNOWN_MODEL } from './jobCatalogue';
import { JobEvent, JobEventKind } from './jobEvent';
import { LONGEST_ATTEMPT_MS, OpenAttempt, attemptTimeMs } from './openAttempt';

/** Whether two names can mean the same job type: `UpsertModelJob<?>` can be any `UpsertModelJob<T>`. */
export function canBeSameType(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) {
    return true;
  }
  const unknown = `<${UNKNOWN_MODEL}>`;
  return (a.endsWith(unknown) || b.endsWith(unknown)) && baseName(a) === baseName(b);
}

/** Whether two ids can be the same: undefined is not told, null is told to be none. */
export const agree = <T>(a: T | null | undefined, b: T | null | undefined): boolean =>
  a === undefined || b === undefined || a === b;
const agreeOrNull = <T>(a: T | null | undefined, b: T | null | undefined): boolean =>
  a === null || b === null || agree(a, b);

/** A job gives up only on its last attempt. */
const isTooEarly = ({ n, maxAttempts }: OpenAttempt, event: JobEvent): boolean =>
  event.kind === 'deleted' && n !== null && maxAttempts !== null && n < maxAttempts;

/** Whether an end line can belong to an attempt that began. */
export function canEnd(attempt: OpenAttempt, event: JobEvent): boolean {
  const fromHangfire = event.hangfireJobId !== undefined;
  return (
    !isTooEarly(attempt, event) &&
    event.timeMs - attemptTimeMs(attempt) <= LONGEST_ATTEMPT_MS &&
    canBeSameType(attempt.jobType, event.jobType) &&
    agreeOrNull(attempt.n, event.attempt) &&
    agree(attempt.hangfireJobId, event.hangfireJobId) &&
    (fromHangfire || agree(attempt.correlationId, event.correlationId)) &&
    (attempt.jobType !== 'ApplyCandidateSyncJob' || agree(attempt.entityId, event.entityId))
  );
}

const ENDS: ReadonlySet<JobEventKind> = new Set([
  'succeeded',
  'deleted',
  'attemptFailed',
  'saidFailed',
  'deletedByHangfire',
  'failed',
]);

/** Whether a line tells of an attempt's end. */
export const isEnd = ({ kind }: JobEvent): boolean => ENDS.has(kind);
