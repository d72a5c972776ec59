import { Fragment, appendFragment, canBeSameRun, continuationOf, headOf, headTimeMs } from './fragment';
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

/**
 * Gives failures whose lines name no job type (the job's services could not be built) to the run that goes on an hour
 * later.
 */
export function joinNameless(fragments: readonly Fragment[]): Fragment[] {
  const nameless = sortFragments(fragments.filter((fragment) => fragment.jobType === null));
  if (nameless.length === 0) {
    return [...fragments];
  }
  const unexplained = offSchedule(fragments);
  const candidates = sortFragments(fragments.filter((fragment) => fragment.jobType !== null));
  const joined = new Set<Fragment>();
  for (const fragment of nameless) {
    const expected = continuationOf(fragment);
    if (!expected) {
      continue;
    }
    const possible = candidates.filter(
      (candidate) =>
        !joined.has(candidate) &&
        headTimeMs(candidate) >= expected.dueMs &&
        headTimeMs(candidate) <= expected.dueMs + SOON_MS &&
        canBeSameRun(fragment, candidate)
    );
    const next = choose(possible, expected.n, unexplained);
    if (next) {
      appendFragment(fragment, next, true);
      joined.add(next);
    }
  }
  return fragments.filter((fragment) => !joined.has(fragment));
}
