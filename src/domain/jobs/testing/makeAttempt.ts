import { Fragment, fragmentOf } from '../fragment';
import { JobEvent } from '../jobEvent';
import { OpenAttempt, beginAttempt } from '../openAttempt';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const START_MS = Date.UTC(2026, 5, 17, 8);

/** A moment so many minutes after the start of the test's day (ms, UTC). */
export const after = (minutes: number): number => START_MS + Math.round(minutes * MINUTE_MS);

/** A line so many minutes after the start: of UpsertCandidateJob's start, if nothing else is said. */
export function makeEvent(minute: number, rest: Partial<JobEvent> = {}): JobEvent {
  return {
    kind: 'started',
    id: `${rest.kind ?? 'started'}@${minute}`,
    timeMs: after(minute),
    ticks: 0,
    instance: 'web-0',
    jobType: 'UpsertCandidateJob',
    attempt: null,
    maxAttempts: null,
    ...rest,
  };
}

/** An attempt that began so many minutes after the start, and failed a minute later if nothing else is said. */
export function makeAttempt(minute: number, rest: Partial<OpenAttempt> = {}): OpenAttempt {
  return {
    ...beginAttempt(makeEvent(minute), 'failed'),
    endedAtMs: after(minute + 1),
    lineIds: [`${minute}`],
    ...rest,
  };
}

/** A run, or part of one, of one attempt. */
export const makeFragment = (minute: number, rest: Partial<OpenAttempt> = {}): Fragment =>
  fragmentOf([makeAttempt(minute, rest)]);

/** Runs as the minutes at which their attempts began: `0 61 | 30`. */
export const told = (fragments: readonly Fragment[]): string =>
  fragments
    .map(({ attempts }) => attempts.map(({ lineIds }) => lineIds[0]).join(' '))
    .sort((a, b) => parseFloat(a) - parseFloat(b))
    .join(' | ');
