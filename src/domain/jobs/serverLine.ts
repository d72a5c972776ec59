import { JobEvent, JobEventKind } from './jobEvent';
import { apiCatalogue } from './jobCatalogue';
import { ExceptionFacts, readException } from './exceptionText';
import { ownText } from './texts';

/** What a line of Hangfire, of the mailer or of the host says. */
export type ServerLineFacts = Pick<JobEvent, 'kind'> &
  Partial<
    Pick<JobEvent, 'jobType' | 'attempt' | 'maxAttempts' | 'hangfireJobId' | 'retryDelayMs' | 'error' | 'earlyFailure'>
  >;

// Neither "occured" nor "occurred" is matched: releases differ in the spelling.
const FAILED = /^Failed to process the job '([^']{1,64})'([\s\S]*)$/;
const RETRY = /Retry attempt (\d{1,4}) of (\d{1,4}) will be performed in (?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})/;
const EXCEEDED = /automatically deleted because(?: the retry attempt count exceeded (\d{1,4}))?/;
const REQUEUED = /^Worker stop requested while processing background job '([^']{1,64})'/;
const STATE_CHANGE = /^\d+ state change attempt\(s\) failed due to an exception/;
const DISABLED = /^Recurring job '([^']{1,80})' can't be scheduled due to an error and will be disabled/;
// `Application started` is no such sign: Hangfire may have begun a job before the host says so.
const SERVER_STARTED = /^Server \S+ successfully announced/;
const SERVER_STOPPING = /^Server \S+ caught (?:stopping|stopped|shutdown) signal|^Application is shutting down/;

// Nobody waits longer for a retry; a text that says so would make times that no calendar has.
const LONGEST_DELAY_MS = 366 * 86_400_000;

/** Undefined: it is no delay. */
function readDelayMs(match: RegExpExecArray): number | undefined {
  const [, , , days = '0', hours, minutes, seconds] = match;
  const delayMs = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
  return delayMs <= LONGEST_DELAY_MS ? delayMs : undefined;
}

/** What Hangfire's failure line says, and the exception under it. Source: Hangfire 1.8, AutomaticRetryAttribute. */
function readFailure(match: RegExpExecArray, exception: ExceptionFacts | null): ServerLineFacts {
  const rest = match[2] ?? '';
  const retry = RETRY.exec(rest);
  if (retry) {
    // "Retry attempt n" names the retry to come; it stands on the failure of attempt n.
    const attempts = { attempt: Number(retry[1]), maxAttempts: Number(retry[2]) };
    return failure('attemptFailed', match, attempts, exception, readDelayMs(retry));
  }
  const exceeded = EXCEEDED.exec(rest);
  if (exceeded) {
    const retries = exceeded[1] === undefined ? null : Number(exceeded[1]);
    return failure('deletedByHangfire', match, { attempt: retries && retries + 1, maxAttempts: retries }, exception);
  }
  return failure('failed', match, { attempt: null, maxAttempts: null }, exception);
}

/** Written field by field: in an outage most lines are such, and to spread objects costs more than to read the exception. */
function failure(
  kind: JobEventKind,
  match: RegExpExecArray,
  { attempt, maxAttempts }: Pick<JobEvent, 'attempt' | 'maxAttempts'>,
  exception: ExceptionFacts | null,
  retryDelayMs?: number
): ServerLineFacts {
  return {
    kind,
    hangfireJobId: ownText(match[1] as string),
    attempt,
    maxAttempts,
    retryDelayMs,
    jobType: exception?.jobType,
    error: exception?.error,
    earlyFailure: exception?.earlyFailure ?? undefined,
  };
}

function kindOfServerText(text: string): JobEventKind | null {
  if (SERVER_STARTED.test(text)) {
    return 'serverStarted';
  }
  if (SERVER_STOPPING.test(text)) {
    return 'serverStopping';
  }
  return STATE_CHANGE.test(text) ? 'stateChangeFailed' : null;
}

/**
 * Reads a line of Hangfire or of the host from its text. Null: neither.
 * @param exception text of the exception that the line carries, if any
 */
export function readServerText(
  text: string,
  exception: string | null,
  catalogue = apiCatalogue
): ServerLineFacts | null {
  const failed = FAILED.exec(text);
  if (failed) {
    return readFailure(failed, exception === null ? null : readException(exception, catalogue));
  }
  const requeued = REQUEUED.exec(text);
  if (requeued) {
    return { kind: 'requeued', hangfireJobId: ownText(requeued[1] as string) };
  }
  const disabled = DISABLED.exec(text);
  if (disabled) {
    return { kind: 'scheduleFailed', jobType: catalogue.typeOfRecurringJob(disabled[1] as string) ?? null };
  }
  const kind = kindOfServerText(text);
  return kind && { kind };
}

const CANDIDATE_MAIL = 'CandidateRegistrationFailedEmail';
const LOST_MAILS = new Set([CANDIDATE_MAIL, 'SignUpPartiallyFailedEmail']);
const SENDING = /^NotifyService - Sending Email \("?(\w{1,80})"?\)/;

/** Reads the mailer's lines: the witness that a candidate was told. Null: not the mailer's, or another e-mail. */
export function readMailText(text: string, template: unknown): ServerLineFacts | null {
  if (text.startsWith('NotifyService - Failed to send email')) {
    return { kind: 'emailFailed' };
  }
  if (!text.startsWith('NotifyService - Sending Email')) {
    return null;
  }
  const name = typeof template === 'string' ? template : SENDING.exec(text)?.[1];
  const jobType = name === CANDIDATE_MAIL ? 'UpsertCandidateJob' : null;
  return name !== undefined && LOST_MAILS.has(name) ? { kind: 'emailSent', jobType } : null;
}
