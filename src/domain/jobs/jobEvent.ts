/** What one log line says about a job. */
export type JobEventKind =
  | 'started'
  | 'payload'
  | 'succeeded'
  | 'deleted'
  | 'deduplicated'
  | 'skipped'
  | 'progress'
  /** Hangfire schedules a retry: the attempt failed */
  | 'attemptFailed'
  /** the job says itself that the attempt failed; Hangfire's line, which says what comes of it, follows */
  | 'saidFailed'
  /** Hangfire gave the job up: it is deleted for good */
  | 'deletedByHangfire'
  /** Hangfire moved the job to its *Failed* state: it is not retried */
  | 'failed'
  /** Hangfire's worker stops and will run the same attempt again */
  | 'requeued'
  /** Hangfire could not store a job's new state; the line names no job */
  | 'stateChangeFailed'
  /** Hangfire disabled a recurring job: it does not run any more */
  | 'scheduleFailed'
  /** an e-mail to a candidate was sent, or was tried */
  | 'emailSent'
  | 'emailFailed'
  | 'serverStarted'
  | 'serverStopping';

/** Lines that tell of a failure: left without a place, they are a doubt. */
export const failureKinds: ReadonlySet<JobEventKind> = new Set([
  'deleted',
  'attemptFailed',
  'saidFailed',
  'deletedByHangfire',
  'failed',
  'stateChangeFailed',
  'scheduleFailed',
  'emailSent',
]);

/** Why an attempt failed before its first line; null: it did not. */
export type EarlyFailure = 'paused' | 'lockTimeout' | 'servicesNotBuilt' | null;

/** The error of a failed attempt, cut down to what groups and names it. Untrusted text. */
export interface AttemptError {
  /** .NET exception type with its namespace, e.g. `System.TimeoutException`; null when the text names none. */
  type: string | null;
  /** First line of the exception, at most 300 characters. */
  message: string;
  /** First stack frame inside the API, e.g. `GetIntoTeachingApi.Services.CrmService.Save`; null when there is none. */
  ownFrame: string | null;
}

/** One line of the log as far as jobs go. Times are ms since the epoch, UTC. */
export interface JobEvent {
  kind: JobEventKind;
  /** Id of the document: the search engine's, or the line's number in a file. */
  id: string;
  timeMs: number;
  /** 100 ns ticks within the millisecond: the application's clock has seven decimals. */
  ticks: number;
  /** Process that wrote the line; '' when the line does not tell. */
  instance: string;
  /** Job type as the lines name it; null where only Hangfire speaks and names none. */
  jobType: string | null;
  /** Number of the attempt, from 1; null when the line does not tell. */
  attempt: number | null;
  /** Highest number of attempts, as the line says. */
  maxAttempts: number | null;
  /** Null: the line says that there is none. Undefined: the line does not tell. */
  correlationId?: string | null;
  entityId?: string | null;
  /** Hash of the payload; the payload itself is dropped on arrival. */
  payloadHash?: number;
  hangfireJobId?: string;
  /** Delay until the next attempt, as Hangfire says it. */
  retryDelayMs?: number;
  error?: AttemptError;
  earlyFailure?: EarlyFailure;
  /** What the clock in a rendered line says, to the second (ms, UTC). */
  consoleMs?: number;
  /** A rendered line without a clock: when it was indexed is all that is known of its time. */
  isClockless?: true;
  /** Hash of a rendered line's whole text, its clock included: the same line delivered twice has the same. */
  lineHash?: number;
}
