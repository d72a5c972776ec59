import { TimeSpan } from '../coverage';

/** How long Hangfire waits after one failure: at least, and at most where it adds a random part (ms). */
export interface Delay {
  leastMs: number;
  mostMs: number;
}

/** The delays after the first failure, the second …; the last of them goes on. Never empty. */
export type RetryDelays = readonly Delay[];

/** The same delay after every failure. */
export const steady = (delayMs: number): RetryDelays => [{ leastMs: delayMs, mostMs: delayMs }];

/** A list of delays (ms) as a team writes it for Hangfire: `DelaysInSeconds`. */
export const listed = (delaysMs: readonly number[]): RetryDelays =>
  delaysMs.map((delayMs) => ({ leastMs: delayMs, mostMs: delayMs }));

const RANDOM_SECONDS = 29;

/** Hangfire's own delays, where nobody set others. Source: Hangfire 1.8, `AutomaticRetryAttribute.SecondsToDelay`. */
export const hangfireDelays = (retries: number): RetryDelays =>
  Array.from({ length: Math.max(1, retries) }, (_, index) => {
    const leastMs = (index ** 4 + 15) * 1000;
    return { leastMs, mostMs: leastMs + (index + 1) * RANDOM_SECONDS * 1000 };
  });

/** @param failedAttempt number of the attempt that failed, from 1 */
export const delayAfter = (delays: RetryDelays, failedAttempt: number): Delay =>
  delays[Math.min(Math.max(failedAttempt, 1), delays.length) - 1] as Delay;

/** Whether every failure is followed by the same delay: then a line that tells one tells all. */
export const isSteady = (delays: RetryDelays): boolean => delays.length === 1;

/** How long a run that waits may be unheard of (ms). */
export const longestDelayMs = (delays: RetryDelays, retries: number): number =>
  delays.slice(0, Math.max(1, retries)).reduce((longest, { mostMs }) => Math.max(longest, mostMs), 0);

/** From the failure of one attempt to that of a later one, at least and at most, if each fails at once (ms). */
export function delayBetween(delays: RetryDelays, failedAttempt: number, laterAttempt: number): Delay {
  const sum = { leastMs: 0, mostMs: 0 };
  for (let n = failedAttempt; n < laterAttempt; n++) {
    const { leastMs, mostMs } = delayAfter(delays, n);
    sum.leastMs += leastMs;
    sum.mostMs += mostMs;
  }
  return sum;
}

/** As many retries as the settings allow. Lines may speak of more, a second or nothing apart: nobody needs them all. */
export const MOST_TRIES = 1000;

/** The moments of a run's next attempts, up to and without a moment (ms, UTC): the first of them, where they are many. */
export function nextTries(delays: RetryDelays, first: TimeSpan, failedAttempt: number, endMs: number): TimeSpan[] {
  const tries: TimeSpan[] = [];
  let due = first;
  for (let n = failedAttempt + 1; due.fromMs < endMs && tries.length < MOST_TRIES; n++) {
    tries.push(due);
    const { leastMs, mostMs } = delayAfter(delays, n);
    if (leastMs <= 0) {
      break;
    }
    due = { fromMs: due.fromMs + leastMs, toMs: due.toMs + mostMs };
  }
  return tries;
}
