import { TimeSpan } from '../coverage';
import { JobTypeInfo } from './jobCatalogue';
import { RetryDelays, delayBetween } from './retryDelays';

// Delayed jobs are polled every 15 s, and another instance may take 15 s to pick one up; then come the job and the queue.
const DRIFT_MS = 30_000;
/** Clocks of two instances may differ by minutes. */
export const CLOCK_SKEW_MS = 5 * 60_000;

/** What is needed to work out when a run is tried next. */
export interface RetryState {
  /** Number of the attempt that failed last. */
  failedAttempt: number;
  /** When it failed (ms, UTC). */
  failedAtMs: number;
  /** Hangfire's delay until the next attempt (ms). */
  delayMs: number;
  /** Its delays after the attempts to come. */
  delays: RetryDelays;
  maxAttempts: number;
  /** How long an attempt takes before it fails (ms). */
  attemptMs: number;
}

/** When the next attempt starts: never before `fromMs`, as a rule before `toMs` (ms, UTC). */
export function nextAttempt({ failedAtMs, delayMs }: RetryState): TimeSpan {
  return { fromMs: failedAtMs + delayMs, toMs: failedAtMs + delayMs + DRIFT_MS };
}

/**
 * How many attempts are left that can save the run. A job that gives up by itself does no work in its last attempt: it only
 * says so, however well the CRM is by then.
 */
export function triesLeft(
  info: Pick<JobTypeInfo, 'lastAttempt'> | undefined,
  { maxAttempts, failedAttempt }: Pick<RetryState, 'maxAttempts' | 'failedAttempt'>
): number {
  const lastTry = (info?.lastAttempt ?? 'none') === 'none' ? maxAttempts + 1 : maxAttempts - 1;
  return Math.max(0, lastTry - failedAttempt);
}

/** Number of the attempt with which a run is lost, soonest and latest. */
function losingAttempts(info: Pick<JobTypeInfo, 'lastAttempt'> | undefined, state: RetryState): [number, number] {
  const { maxAttempts, failedAttempt } = state;
  const last = info?.lastAttempt ?? 'none';
  if (last === 'none') {
    return [maxAttempts + 1, maxAttempts + 1];
  }
  // It gives up by itself at the maximum; if that attempt failed instead, the next one ends it either way.
  const soonest = Math.max(maxAttempts, failedAttempt + 1);
  return [soonest, last === 'readsCrmThenDeletes' ? Math.max(soonest, maxAttempts + 1) : soonest];
}

/**
 * When the run is lost for good if every attempt fails (ms, UTC): from the soonest to the latest moment. Each attempt drifts
 * later by polling and queueing, never earlier.
 */
export function deletionSpan(info: Pick<JobTypeInfo, 'lastAttempt'> | undefined, state: RetryState): TimeSpan {
  const [soonest, latest] = losingAttempts(info, state);
  const { failedAttempt, failedAtMs, delayMs, delays, attemptMs } = state;
  const next = failedAttempt + 1;
  const last = Math.max(next, soonest);
  const latestLast = Math.max(last, latest);
  return {
    fromMs: failedAtMs + delayMs + delayBetween(delays, next, last).leastMs,
    toMs:
      failedAtMs +
      delayMs +
      delayBetween(delays, next, latestLast).mostMs +
      (latestLast - failedAttempt) * (DRIFT_MS + attemptMs),
  };
}

/** The latest tick of a schedule at or before a moment (ms, UTC). */
export function latestTickMs(schedule: NonNullable<JobTypeInfo['schedule']>, atMs: number): number {
  return Math.floor((atMs - schedule.offsetMs) / schedule.everyMs) * schedule.everyMs + schedule.offsetMs;
}
