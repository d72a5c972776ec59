import { Steps, eachInSteps } from '../steps';
import { Fragment, appendFragment, continuationOf, headOf, headTimeMs } from './fragment';
import { JobCatalogue, apiCatalogue } from './jobCatalogue';
import { sortFragments } from './joinByIds';
import { OpenAttempt } from './openAttempt';
import { CLOCK_SKEW_MS } from './retryClock';
import { JUST_TICKED_MS, UsedTicks } from './scheduleTicks';
import { WaitingRooms } from './waitingRooms';

const isKnownFirst = (fragment: Fragment): boolean => headOf(fragment).n === 1;

/**
 * Joins what no id joins, by the arithmetic of attempts: attempt n + 1 starts an hour after attempt n failed, never before.
 * Where several runs wait, the one that was due first goes on first: which is which stays open, how many does not.
 */
function* joinOnce(
  fragments: readonly Fragment[],
  toleranceMs: (next: Fragment) => number,
  catalogue: JobCatalogue
): Steps<Fragment[]> {
  const rooms = new WaitingRooms(catalogue);
  const ticks = new UsedTicks(catalogue);
  const runs: Fragment[] = [];
  const sorted = yield* sortFragments(fragments);
  yield* eachInSteps(sorted, (fragment) => {
    if (isKnownFirst(fragment)) {
      ticks.use(fragment);
    }
  });

  yield* eachInSteps(sorted, (fragment) => {
    const predecessor = findPredecessor(fragment);
    if (predecessor) {
      appendFragment(predecessor, fragment, true);
    } else {
      runs.push(fragment);
      ticks.use(fragment);
    }
    wait(predecessor ?? fragment);
  });
  return runs;

  function findPredecessor(fragment: Fragment): Fragment | null {
    const { n, outcome } = headOf(fragment);
    // A first attempt goes on with nothing, unless it was cut off and its payload says so.
    const isFirst = n === 1 && fragment.payloadHash === undefined;
    if (isFirst || outcome === 'deduplicated' || fragment.jobType === null) {
      return null;
    }
    const pending = rooms.take(fragment, toleranceMs(fragment));
    if (pending === null) {
      return null;
    }
    const tickMs = n === null ? ticks.freeTickMs(fragment) : null;
    if (tickMs !== null && tickMs <= pending.dueMs && headTimeMs(fragment) - tickMs < JUST_TICKED_MS) {
      // The schedule's own run comes first; the retry will find the next start.
      rooms.add(pending);
      return null;
    }
    return pending.fragment;
  }

  function wait(fragment: Fragment): void {
    const expected = continuationOf(fragment);
    if (expected) {
      rooms.add({ ...expected, fragment });
    }
  }
}

// A start may be logged a moment before the clock says it was due; measured clocks may still differ by more.
const ONE_CLOCK_MS = 1000;
const MEASURED_CLOCKS_MS = 10_000;
// Less than this is not measured: a start may be as late as that for other reasons.
const UNMEASURED_CLOCKS_MS = 50_000;

/** Whether the first attempts are not all alike in something. */
function differ(fragments: readonly Fragment[], valueOf: (head: OpenAttempt) => unknown): boolean {
  const [first] = fragments;
  return first !== undefined && fragments.some((fragment) => valueOf(headOf(fragment)) !== valueOf(headOf(first)));
}

/**
 * Joins by arithmetic: first where the clocks agree, then what is left: where the attempts' numbers agree by minutes of
 * difference, and elsewhere by as much as clocks can differ unmeasured.
 */
export function* joinByClock(fragments: readonly Fragment[], catalogue = apiCatalogue): Steps<Fragment[]> {
  const closeMs = differ(fragments, ({ clockOffsetMs }) => clockOffsetMs) ? MEASURED_CLOCKS_MS : ONE_CLOCK_MS;
  const close = yield* joinOnce(fragments, () => closeMs, catalogue);
  const unnumberedMs = differ(fragments, ({ instance }) => instance) ? UNMEASURED_CLOCKS_MS : closeMs;
  const toleranceMs = (next: Fragment): number => (headOf(next).n === null ? unnumberedMs : CLOCK_SKEW_MS);
  return yield* joinOnce(close, toleranceMs, catalogue);
}
