import { AttemptError } from '../jobs/jobEvent';
import { Attempt } from '../jobs/run';

/** Attempts, one after another, that failed of one cause. */
export interface CauseSpan {
  /** Numbers of the first and last of them. */
  fromN: number;
  toN: number;
  error: AttemptError;
}

/** What tells one cause from another: the kind of exception, as the evidence counts errors. */
export const causeOf = ({ type, message }: AttemptError): string => type ?? message;

/** Which attempts of a run failed of what, in order; those without a number or an error tell nothing. */
export function causeSpans(attempts: readonly Attempt[]): CauseSpan[] {
  const spans: CauseSpan[] = [];
  for (const { n, error } of attempts) {
    const last = spans.at(-1);
    if (n === null || !error) {
      continue;
    }
    if (last && causeOf(last.error) === causeOf(error)) {
      last.toN = n;
    } else {
      spans.push({ fromN: n, toN: n, error });
    }
  }
  return spans;
}
