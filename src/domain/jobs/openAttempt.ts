import { AttemptOutcome } from './run';
import { apiRetries } from './jobCatalogue';
import { AttemptError, JobEvent } from './jobEvent';
import { delayAfter } from './retryDelays';

/**
 * An attempt while runs are being joined: what the public `Attempt` will say, and the threads to join by.
 */
export interface OpenAttempt {
  jobType: string | null;
  n: number | null;
  maxAttempts: number | null;
  startedAtMs: number | null;
  endedAtMs: number | null;
  outcome: AttemptOutcome;
  error: AttemptError | null;
  instance: string;
  /** Undefined: no line tells; null: the lines say that there is none. */
  correlationId: string | null | undefined;
  entityId: string | null | undefined;
  payloadHash: number | undefined;
  hangfireJobId: string | undefined;
  /** Set while a retry is scheduled. */
  retryDelayMs: number | null;
  /** How long a retry waits where no line tells (ms). */
  usualDelayMs: number;
  /** How Hangfire ended the run with this attempt; null: it did not. */
  endsRunAs: 'deletedByHangfire' | 'failed' | null;
  /** Hangfire will run the same attempt again. */
  requeued: boolean;
  /** How far the process's clock is ahead (ms). */
  clockOffsetMs: number;
  /** What the mailer said while the job gave up. */
  email: 'sent' | 'failed' | null;
  /** The end was paired with the start by order among several candidates. */
  inferred: boolean;
  /** No end line was read: that it gave up is worked out from the mail it sent. */
  endIsInferred: boolean;
  /** Which of several ends is this attempt's is open: all that is sure is that it ended after its start. */
  endIsMixedUp: boolean;
  lineIds: string[];
}

/** An attempt that has not ended after so long was cut off: its line of failure never came. */
export const LONGEST_ATTEMPT_MS = 3_600_000;

/** Time by which attempts are put in order: the start, else the end, by a clock that all processes share (ms, UTC). */
export function attemptTimeMs({ startedAtMs, endedAtMs, clockOffsetMs }: OpenAttempt): number {
  return (startedAtMs ?? endedAtMs ?? 0) - clockOffsetMs;
}

/** Begins an attempt from the first line that was seen of it. */
export function beginAttempt(event: JobEvent, outcome: AttemptOutcome): OpenAttempt {
  const isStart = event.kind === 'started';
  return {
    jobType: event.jobType,
    n: event.attempt,
    maxAttempts: event.maxAttempts,
    startedAtMs: isStart ? event.timeMs : null,
    endedAtMs: isStart ? null : event.timeMs,
    outcome,
    error: event.error ?? null,
    instance: event.instance,
    correlationId: event.correlationId,
    entityId: event.entityId,
    payloadHash: event.payloadHash,
    hangfireJobId: event.hangfireJobId,
    retryDelayMs: event.retryDelayMs ?? null,
    usualDelayMs: delayAfter(apiRetries.delays, 1).leastMs,
    endsRunAs: event.kind === 'deletedByHangfire' || event.kind === 'failed' ? event.kind : null,
    requeued: false,
    clockOffsetMs: 0,
    email: null,
    inferred: false,
    endIsInferred: false,
    endIsMixedUp: false,
    lineIds: [event.id],
  };
}

/** Writes what an end line says into the attempt that it ends. */
export function endAttempt(attempt: OpenAttempt, event: JobEvent, outcome: AttemptOutcome): void {
  attempt.endedAtMs = event.timeMs;
  attempt.outcome = outcome;
  attempt.lineIds.push(event.id);
  attempt.n ??= event.attempt;
  attempt.maxAttempts ??= event.maxAttempts;
  attempt.error = event.error ?? attempt.error;
  attempt.hangfireJobId ??= event.hangfireJobId;
  attempt.retryDelayMs = event.retryDelayMs ?? null;
  // Null says that there is no id, which is more than an end line that does not tell.
  attempt.correlationId = attempt.correlationId === undefined ? event.correlationId : attempt.correlationId;
  attempt.entityId ??= event.entityId;
  if (event.kind === 'deletedByHangfire' || event.kind === 'failed') {
    attempt.endsRunAs = event.kind;
  }
}
