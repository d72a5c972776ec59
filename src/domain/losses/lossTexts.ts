import { AttemptError } from '../jobs/jobEvent';
import { Loss } from './loss';

/** How it was lost: "given up by the job", "deleted by Hangfire, never tried: the CRM integration was paused". */
export function howLost({ by, untried, inferred }: Loss): string {
  return [
    by === 'job' ? 'given up by the job' : 'deleted by Hangfire',
    ...(untried ? ['never tried: the CRM integration was paused'] : []),
    ...(inferred === 'end' ? ['worked out from the mail that it sent'] : []),
    ...(inferred === 'joining' ? ['its attempts were joined by time (worked out)'] : []),
  ].join(', ');
}

/** Whether the person who is affected knows: "e-mailed to sign up again", "not told: …"; "nobody affected". */
export function whoKnows({ affects, email }: Loss): string {
  if (affects === 'nobody') {
    return 'nobody affected';
  }
  switch (email) {
    case 'sent':
      return 'e-mailed to sign up again';
    case 'failed':
      return 'not told: the e-mail could not be sent';
    case 'impossible':
      return 'not told: no sign-up, so no address';
    case 'none':
      return 'not told: no e-mail was sent';
    default:
      return email satisfies never;
  }
}

/** An error without its message, which may tell of a person: `System.TimeoutException`, or that the log names no type. */
export const errorName = (error: Pick<AttemptError, 'type'> | null): string =>
  error?.type ?? 'no exception type in the log';
