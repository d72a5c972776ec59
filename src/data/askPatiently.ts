import { Observable, of, switchMap, timer } from 'rxjs';
import { TimeSpan } from '../domain/coverage';
import { Answer } from './answers';
import { askSource } from './askSource';
import { LogSource } from './logSource';
import { LogTarget } from './logTargets';

/** How long to wait before each further try, where the search engine has too much to do. */
export const BUSY_DELAYS_MS: readonly number[] = [1_000, 4_000];

// A search engine that has too much to do: its status, a full queue, a circuit breaker. Waiting helps; nothing else does.
const BUSY = /status code: (429|503)|rejected execution|data too large|circuit/i;

const isBusy = ({ failure }: Answer): boolean => failure !== null && BUSY.test(failure);

/** Says that waiting did not help. */
const withTries = (answer: Answer): Answer =>
  isBusy(answer)
    ? {
        ...answer,
        failure: `It was too busy ${BUSY_DELAYS_MS.length + 1} times in a row: ${answer.failure}`,
      }
    : answer;

/**
 * As `askSource`, and asks again after a while where the search engine is too busy to answer.
 */
export function askPatiently(
  source: LogSource,
  targets: LogTarget[],
  span: TimeSpan,
  delaysMs: readonly number[] = BUSY_DELAYS_MS,
  widening = 1
): Observable<Answer[]> {
  return askSource(source, targets, span, widening).pipe(
    switchMap((answers) => {
      const [delayMs, ...later] = delaysMs;
      if (!answers.some(isBusy)) {
        return of(answers);
      }
      if (delayMs === undefined) {
        return of(answers.map(withTries));
      }
      return timer(delayMs).pipe(switchMap(() => askPatiently(source, targets, span, later, widening)));
    })
  );
}
