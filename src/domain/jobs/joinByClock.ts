import { Steps, eachInSteps } from '../steps';
import { Fragment, appendFragment, continuationOf, headOf, headTimeMs } from './fragment';
import { JobCatalogue, apiCatalogue } from './jobCatalogue';
import { sortFragments } from './joinByIds';
import { CLOCK_SKEW_MS } from './retryClock';
import { JUST_TICKED_MS, UsedTicks } from './scheduleTicks';
import { Pending, WaitingRoom, roomsOf } from './waitingRooms';

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
  /** Where runs wait, by what can be taken for one another. */
  const rooms = new Map<string, WaitingRoom>();
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
    const [room, pending] = takeFrom(fragment, roomsOf(fragment, n, catalogue));
    if (pending === null) {
      return null;
    }
    const tickMs = n === null ? ticks.freeTickMs(fragment) : null;
    if (tickMs !== null && tickMs <= pending.dueMs && headTimeMs(fragment) - tickMs < JUST_TICKED_MS) {
      // The schedule's own run comes first; the retry will find the next start.
      room.add(pending);
      return null;
    }
    return pending.fragment;
  }

  function takeFrom(fragment: Fragment, keys: readonly string[]): [WaitingRoom, Pending] | [null, null] {
    for (const key of keys) {
      const room = rooms.get(key);
      const pending = room?.take(fragment, toleranceMs(fragment));
      if (room && pending) {
        return [room, pending];
      }
    }
    return [null, null];
  }

  function wait(fragment: Fragment): void {
    const expected = continuationOf(fragment);
    if (expected && fragment.jobType !== null) {
      const [key] = roomsOf(fragment, expected.n, catalogue);
      const room = rooms.get(key) ?? new WaitingRoom();
      rooms.set(key, room);
      room.add({ ...expected, fragment });
    }
  }
}

// A start may be logged a moment before the clock says it was due; measured clocks may still differ by more.
const ONE_CLOCK_MS = 1000;
const MEASURED_CLOCKS_MS = 10_000;
// Less than this is not measured: a start may be as late as that for other reasons.
const UNMEASURED_CLOCKS_MS = 50_000;

/**
 * Joins by arithmetic: first where the clocks agree, then what is left: where the attempts' numbers agree by minutes of
 * difference, and elsewhere by as much as clocks can differ unmeasured.
 */
export function* joinByClock(fragments: readonly Fragment[], catalogue = apiCatalogue): Steps<Fragment[]> {
  const differ = new Set(fragments.map((fragment) => headOf(fragment).clockOffsetMs)).size > 1;
  const closeMs = differ ? MEASURED_CLOCKS_MS : ONE_CLOCK_MS;
  const close = yield* joinOnce(fragments, () => closeMs, catalogue);
  const several = new Set(fragments.map((fragment) => headOf(fragment).instance)).size > 1;
  const unnumberedMs = several ? UNMEASURED_CLOCKS_MS : closeMs;
  const toleranceMs = (next: Fragment): number => (headOf(next).n === null ? unnumberedMs : CLOCK_SKEW_MS);
  return yield* joinOnce(close, toleranceMs, catalogue);
}
