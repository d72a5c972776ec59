import type { Job } from './job';
import { hangfireLine } from './jobLines';
import type { JobLine } from './logEvent';
import type { Plan } from './plan';
import type { Random } from './random';
import { growingDelayMs } from './ticketOffice';

/** Hangfire's filter AutomaticRetry: counts the failure on the job, and decides whether and when to try again. */
export function automaticRetry(
  job: Job,
  plan: Plan,
  nowMs: number,
  exception: string,
  random: Random
): { line: JobLine; retryMs: number | null } {
  const { maxAttempts, retryIntervalSeconds, service } = plan;
  const say = (level: 'Warning' | 'Error', text: string) =>
    hangfireLine(nowMs, 'AutomaticRetryAttribute', `Failed to process the job '${job.id}': ${text}`, {
      level,
      exception,
    });
  job.failures += 1;
  if (!job.type.retried) {
    job.state = 'failed';
    return { line: say('Error', 'an exception occurred.'), retryMs: null };
  }
  if (job.failures <= maxAttempts) {
    const waitMs = service === 'api' ? retryIntervalSeconds * 1000 : growingDelayMs(job.failures, random);
    const wait = new Date(waitMs).toISOString().slice(11, 19);
    const retry = `Retry attempt ${job.failures} of ${maxAttempts} will be performed in ${wait}.`;
    return { line: say('Warning', `an exception occurred. ${retry}`), retryMs: nowMs + waitMs };
  }
  job.state = 'deletedByHangfire';
  job.deletedAtMs = nowMs;
  const deleted = `Job was automatically deleted because the retry attempt count exceeded ${maxAttempts}.`;
  // 'occured' is Hangfire's own spelling in this one line.
  return { line: say('Warning', `an exception occured. ${deleted}`), retryMs: null };
}
