import { Steps, eachInSteps } from '../steps';
import { Fragment, appendFragment, canBeSameRun, continuationOf, headOf, headTimeMs } from './fragment';
import { apiCatalogue } from './jobCatalogue';
import { sortFragments } from './joinByIds';
import { offSchedule } from './scheduleTicks';

// What starts later than this after it was due may be anybody's.
const SOON_MS = 3 * 60_000;

/** A second attempt must have had a first. A start off its schedule must go on with something, if only one job has such. */
function choose(possible: readonly Fragment[], n: number | null, unexplained: ReadonlySet<Fragment>): Fragment | null {
  const numbered = possible.find((candidate) => headOf(candidate).n === n);
  if (numbered) {
    return numbered;
  }
  const [first, ...others] = possible.filter((candidate) => unexplained.has(candidate));
  return first && others.every(({ jobType }) => jobType === first.jobType) ? first : null;
}

/** The fragments that began in a span of time (ms, both ends included). */
function startedWithin(sorted: readonly Fragment[], fromMs: number, toMs: number): Fragment[] {
  const countBefore = (isBefore: (timeMs: number) => boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = isBefore(headTimeMs(sorted[middle] as Fragment)) ? [middle + 1, high] : [low, middle];
    }
    return low;
  };
  return sorted.slice(
    countBefore((timeMs) => timeMs < fromMs),
    countBefore((timeMs) => timeMs <= toMs)
  );
}

/**
 * Gives failures whose lines name no job type (the job's services could not be built) to the run that goes on an hour
 * later.
 */
export function* joinNameless(fragments: readonly Fragment[], catalogue = apiCatalogue): Steps<readonly Fragment[]> {
  const nameless = yield* sortFragments(fragments.filter((fragment) => fragment.jobType === null));
  if (nameless.length === 0) {
    return fragments;
  }
  const unexplained = yield* offSchedule(fragments, catalogue);
  const candidates = yield* sortFragments(fragments.filter((fragment) => fragment.jobType !== null));
  const joined = new Set<Fragment>();
  yield* eachInSteps(nameless, (fragment) => {
    const expected = continuationOf(fragment);
    if (!expected) {
      return;
    }
    const possible = startedWithin(candidates, expected.dueMs, expected.dueMs + SOON_MS).filter(
      (candidate) => !joined.has(candidate) && canBeSameRun(fragment, candidate)
    );
    const next = choose(possible, expected.n, unexplained);
    if (next) {
      appendFragment(fragment, next, true);
      joined.add(next);
    }
  });
  return fragments.filter((fragment) => !joined.has(fragment));
}
