import { Observable, of, switchMap } from 'rxjs';
import { TimeSpan } from '../domain/coverage';
import { Answer } from './answers';
import { BUSY_DELAYS_MS, askPatiently } from './askPatiently';
import { LogSource } from './logSource';
import { LogTarget } from './logTargets';

/** How many times as wide as usual the steps of a count become at most. */
export const WIDEST = 16;

// `search.max_buckets` of the search engine: its text, or the name of its error.
const TOO_FINE = /too.many.buckets/i;
const isTooFine = ({ failure }: Answer): boolean => failure !== null && TOO_FINE.test(failure);

const WAY_OUT = ' Wider steps did not help: raise search.max_buckets.';

/** Answers, and how many times as wide as usual the steps of their counts are. */
export interface WideAnswers {
  answers: Answer[];
  widening: number;
}

/**
 * As `askPatiently`, and asks again for steps twice as wide, a few times, where a count has more of them than the search
 * engine allows.
 * @param targetsAs the queries, with steps so many times as wide as usual
 */
export function askWidening(
  source: LogSource,
  targetsAs: (widening: number) => LogTarget[],
  span: TimeSpan,
  widening = 1
): Observable<WideAnswers> {
  return askPatiently(source, targetsAs(widening), span, BUSY_DELAYS_MS, widening).pipe(
    switchMap((answers) => {
      if (!answers.some(isTooFine)) {
        return of({ answers, widening });
      }
      return widening < WIDEST
        ? askWidening(source, targetsAs, span, 2 * widening)
        : of({ answers: answers.map(withWayOut), widening });
    })
  );
}

const withWayOut = (answer: Answer): Answer =>
  isTooFine(answer) ? { ...answer, failure: `${answer.failure}${WAY_OUT}` } : answer;
