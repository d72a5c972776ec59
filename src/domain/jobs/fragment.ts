import { UNKNOWN_MODEL } from './jobCatalogue';
import { OpenAttempt, attemptTimeMs } from './openAttempt';
import { CLOCK_SKEW_MS } from './retryClock';
import { agree, canBeSameType } from './canEnd';

/** Attempts that surely belong to one run, in order of time. Fragments are joined until each is a whole run. */
export interface Fragment {
  attempts: OpenAttempt[];
  jobType: string | null;
  hangfireJobId: string | undefined;
  correlationId: string | null | undefined;
  payloadHash: number | undefined;
  entityId: string | null | undefined;
  /** Some attempt was joined by arithmetic. */
  inferred: boolean;
}

export const headOf = (fragment: Fragment): OpenAttempt => fragment.attempts[0] as OpenAttempt;
export const tailOf = (fragment: Fragment): OpenAttempt =>
  fragment.attempts[fragment.attempts.length - 1] as OpenAttempt;
export const headTimeMs = (fragment: Fragment): number => attemptTimeMs(headOf(fragment));

const isSharper = (jobType: string | null, than: string | null): boolean =>
  jobType !== null &&
  (than === null || (than.endsWith(`<${UNKNOWN_MODEL}>`) && !jobType.endsWith(`<${UNKNOWN_MODEL}>`)));

function absorbKeys(fragment: Fragment, from: Omit<Fragment, 'attempts' | 'inferred'>): void {
  if (isSharper(from.jobType, fragment.jobType)) {
    fragment.jobType = from.jobType;
  }
  fragment.hangfireJobId ??= from.hangfireJobId;
  // Null, which says that there is none, is more than not to tell.
  if (from.correlationId !== undefined) {
    fragment.correlationId ??= from.correlationId;
  }
  fragment.payloadHash ??= from.payloadHash;
  fragment.entityId ??= from.entityId;
}

/** A fragment of attempts that share an id; the list becomes its own. */
export function fragmentOf(attempts: OpenAttempt[]): Fragment {
  const sorted = attempts.sort((a, b) => attemptTimeMs(a) - attemptTimeMs(b) || (a.n ?? 0) - (b.n ?? 0));
  const first = sorted[0] as OpenAttempt;
  const fragment: Fragment = {
    attempts: sorted,
    jobType: first.jobType,
    hangfireJobId: first.hangfireJobId,
    correlationId: first.correlationId,
    payloadHash: first.payloadHash,
    entityId: first.entityId,
    inferred: sorted.some((attempt) => attempt.inferred),
  };
  for (const attempt of sorted) {
    absorbKeys(fragment, attempt);
  }
  return fragment;
}

/** Appends `next`, whose attempts come after; `inferred`: by arithmetic and not by an id. */
export function appendFragment(fragment: Fragment, next: Fragment, inferred: boolean): void {
  const tail = tailOf(fragment);
  if (tail.outcome === 'running') {
    tail.outcome = 'interrupted';
  }
  headOf(next).inferred ||= inferred;
  for (const attempt of next.attempts) {
    fragment.attempts.push(attempt);
  }
  fragment.inferred ||= next.inferred || inferred;
  absorbKeys(fragment, next);
}

/** Whether nothing that is known of the two speaks against their being one run. */
export function canBeSameRun(a: Fragment, b: Fragment): boolean {
  return (
    canBeSameType(a.jobType, b.jobType) &&
    agree(a.hangfireJobId, b.hangfireJobId) &&
    agree(a.correlationId, b.correlationId) &&
    agree(a.payloadHash, b.payloadHash) &&
    (a.jobType !== 'ApplyCandidateSyncJob' || agree(a.entityId, b.entityId))
  );
}

/** What is expected after a fragment's last attempt. Null: the run has ended. */
export interface Continuation {
  /** Number of the next attempt; null: the lines do not number. */
  n: number | null;
  /** When it is due (ms, UTC). */
  dueMs: number;
}

// Hangfire.PostgreSql hands a job out again when its worker was silent for this long.
const INVISIBILITY_MS = 30 * 60_000;

export function continuationOf(fragment: Fragment): Continuation | null {
  const tail = tailOf(fragment);
  const { outcome, endsRunAs, requeued, n, retryDelayMs, usualDelayMs } = tail;
  // Of ends that are mixed up, this attempt's may have been any: the earliest is right after its start.
  const earliestEndMs = tail.endIsMixedUp ? tail.startedAtMs : tail.endedAtMs;
  const endedMs = (earliestEndMs ?? tail.startedAtMs ?? 0) - tail.clockOffsetMs;
  if (requeued) {
    return { n, dueMs: endedMs };
  }
  // One that seems to run on may have been killed without a line: then it comes back as the same attempt.
  if (outcome === 'interrupted' || outcome === 'running') {
    return { n, dueMs: attemptTimeMs(tail) + INVISIBILITY_MS };
  }
  if ((outcome === 'failed' || outcome === 'aborted') && endsRunAs === null) {
    return { n: n === null ? null : n + 1, dueMs: endedMs + (retryDelayMs ?? usualDelayMs) };
  }
  return null;
}

/** How late a retry may be: with one worker and an outage the queue is long, yet the next hour's retries come behind it. */
export const LATEST_START_MS = 55 * 60_000;

/** Whether an attempt that began at a moment can be the one that was due. */
export function isInTime(dueMs: number, startMs: number, toleranceMs = CLOCK_SKEW_MS): boolean {
  return startMs >= dueMs - toleranceMs && startMs <= dueMs + LATEST_START_MS;
}
