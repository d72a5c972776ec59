import { Attempt, Run } from '../jobs/run';
import { failureKey } from './errorKey';

/** A step of the ladder: attempts in a row that ended alike, or the numbers of attempts that were not read. */
export type Rung = { kind: 'attempts'; attempts: readonly Attempt[] } | { kind: 'unread'; fromN: number; toN: number };

/** Fewer than this many alike are shown one by one. */
const FEWEST_ALIKE = 3;

const areAlike = (a: Attempt, b: Attempt): boolean =>
  a.outcome === b.outcome && failureKey(a) !== null && failureKey(a) === failureKey(b);

function unreadBetween(before: Attempt | undefined, next: Attempt): Rung[] {
  const fromN = (before?.n ?? null) === null ? null : (before?.n ?? 0) + 1;
  return fromN !== null && next.n !== null && next.n > fromN ? [{ kind: 'unread', fromN, toN: next.n - 1 }] : [];
}

/** A run's attempts in order of time. Three and more in a row that failed with the same kind of error are one rung. */
export function attemptLadder({ attempts }: Run): Rung[] {
  const rungs: Rung[] = [];
  let alike: Attempt[] = [];
  const close = () => {
    const groups = alike.length < FEWEST_ALIKE ? alike.map((attempt) => [attempt]) : [alike];
    rungs.push(...groups.filter(({ length }) => length > 0).map((own): Rung => ({ kind: 'attempts', attempts: own })));
    alike = [];
  };
  for (const attempt of attempts) {
    const before = alike.at(-1);
    const unread = unreadBetween(before, attempt);
    if (before && (unread.length > 0 || !areAlike(before, attempt))) {
      close();
    }
    rungs.push(...unread);
    alike.push(attempt);
  }
  close();
  return rungs;
}
