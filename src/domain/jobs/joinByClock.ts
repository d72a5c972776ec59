import { baseName, jobTypeInfo } from './jobCatalogue';
import {
  Fragment,
  LATEST_START_MS,
  appendFragment,
  canBeSameRun,
  continuationOf,
  headOf,
  headTimeMs,
  isInTime,
  tailOf,
} from './fragment';
import { measureSkew } from './clockSkew';
import { CLOCK_SKEW_MS, latestTickMs } from './retryClock';
import { sortFragments } from './joinByIds';

interface Pending {
  dueMs: number;
  /** Number that the next attempt must have; null: the lines do not number. */
  n: number | null;
  fragment: Fragment;
}

/** How much earlier than due (ms) an attempt of `next` may seem to start after `fragment`: clocks differ. */
type Tolerance = (fragment: Fragment, next: Fragment) => number;

/** Runs that wait for an attempt, soonest first. */
class Waiting {
  private readonly queue: Pending[] = [];

  add(pending: Pending): void {
    let low = 0;
    let high = this.queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.queue[middle] as Pending).dueMs <= pending.dueMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    this.queue.splice(low, 0, pending);
  }

  /** Takes the run that was due soonest and that can go on with `next`. */
  take(next: Fragment, tolerance: Tolerance): Pending | null {
    const startMs = headTimeMs(next);
    const { n } = headOf(next);
    // What was due too long ago is not waited for any longer: its attempt was not read.
    let expired = 0;
    while (expired < this.queue.length && startMs > (this.queue[expired] as Pending).dueMs + LATEST_START_MS) {
      expired++;
    }
    this.queue.splice(0, expired);
    for (let i = 0; i < this.queue.length; i++) {
      const pending = this.queue[i] as Pending;
      if (startMs < pending.dueMs - CLOCK_SKEW_MS) {
        return null;
      }
      const agrees = n === null || pending.n === null || n === pending.n;
      const inTime = isInTime(pending.dueMs, startMs, tolerance(pending.fragment, next));
      if (agrees && inTime && canBeSameRun(pending.fragment, next)) {
        this.queue.splice(i, 1);
        return pending;
      }
    }
    return null;
  }
}

// Hangfire looks for due jobs this often.
const POLL_MS = 15_000;
// A start may be logged a moment before the clock says it was due.
const SAME_SLOT_MS = 1000;

/** The places where a run can wait: by the number that its next attempt must have. */
class WaitingRooms {
  private readonly rooms = new Map<string, Waiting>();

  room(key: string): Waiting {
    let room = this.rooms.get(key);
    if (!room) {
      room = new Waiting();
      this.rooms.set(key, room);
    }
    return room;
  }
}

/** Which attempts can be taken for one another, when no id tells them apart. */
function roomOf(fragment: Fragment, n: number | null): string {
  const numbered = fragment.jobType !== null && jobTypeInfo(fragment.jobType)?.numbered;
  return numbered ? `${baseName(fragment.jobType ?? '')} ${n}` : `${fragment.jobType} ${fragment.entityId ?? ''}`;
}

/** Where a run waits of which only paused attempts were seen: those lines do not tell its own id. */
const roomWithoutId = (fragment: Fragment, n: number | null): string => roomOf({ ...fragment, entityId: undefined }, n);

/** Ticks of recurring jobs that a run is known, or taken, to have begun with. */
class UsedTicks {
  private readonly used = new Set<string>();

  private key(fragment: Fragment): string | null {
    const schedule = fragment.jobType === null ? null : jobTypeInfo(fragment.jobType)?.schedule;
    return schedule ? `${fragment.jobType} ${latestTickMs(schedule, headTimeMs(fragment) + SAME_SLOT_MS)}` : null;
  }

  /** When the tick came that this fragment can have begun with; null: there is none, or another run has it. */
  freeTickMs(fragment: Fragment): number | null {
    const key = this.key(fragment);
    return key === null || this.used.has(key) ? null : Number(key.slice(key.lastIndexOf(' ') + 1));
  }

  use(fragment: Fragment): void {
    const key = this.key(fragment);
    if (key !== null) {
      this.used.add(key);
    }
  }
}

const isKnownFirst = (fragment: Fragment): boolean => headOf(fragment).n === 1;

/**
 * Joins what no id joins, by the arithmetic of attempts: attempt n + 1 starts an hour after attempt n failed, never before.
 * Where several runs wait, the one that was due first goes on first: which is which stays open, how many does not.
 */
function joinOnce(fragments: readonly Fragment[], tolerance: Tolerance): Fragment[] {
  const rooms = new WaitingRooms();
  const ticks = new UsedTicks();
  const runs: Fragment[] = [];
  const sorted = sortFragments(fragments);
  sorted.filter(isKnownFirst).forEach((fragment) => ticks.use(fragment));

  for (const fragment of sorted) {
    const predecessor = findPredecessor(fragment);
    if (predecessor) {
      appendFragment(predecessor, fragment, true);
    } else {
      runs.push(fragment);
      ticks.use(fragment);
    }
    wait(predecessor ?? fragment);
  }
  return runs;

  function findPredecessor(fragment: Fragment): Fragment | null {
    const { n, outcome } = headOf(fragment);
    // A first attempt goes on with nothing, unless it was cut off and its payload says so.
    const isFirst = n === 1 && fragment.payloadHash === undefined;
    if (isFirst || outcome === 'deduplicated' || outcome === 'skipped' || fragment.jobType === null) {
      return null;
    }
    const [room, pending] = takeFrom(fragment, [
      rooms.room(roomOf(fragment, n)),
      rooms.room(roomWithoutId(fragment, n)),
    ]);
    if (!room || !pending) {
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

  function takeFrom(fragment: Fragment, choices: readonly Waiting[]): [Waiting, Pending] | [null, null] {
    for (const room of choices) {
      const pending = room.take(fragment, tolerance);
      if (pending) {
        return [room, pending];
      }
    }
    return [null, null];
  }

  function wait(fragment: Fragment): void {
    const expected = continuationOf(fragment);
    if (expected && fragment.jobType !== null) {
      rooms.room(roomOf(fragment, expected.n)).add({ ...expected, fragment });
    }
  }
}

// The scheduler polls every 15 s; then comes the queue.
const JUST_TICKED_MS = 60_000;

/** Joins by arithmetic: first by the clocks' measured differences, then, where numbers agree, by minutes of difference. */
export function joinByClock(fragments: readonly Fragment[]): Fragment[] {
  const skew = measureSkew(fragments);
  const measured: Tolerance = (fragment, next) => {
    const earlyMs = skew(tailOf(fragment).instance, headOf(next).instance);
    // The measure is too small by up to a poll: no retry starts at the very moment when it is due.
    return SAME_SLOT_MS + (earlyMs > 0 ? earlyMs + POLL_MS : 0);
  };
  const wide: Tolerance = (fragment, next) => (headOf(next).n === null ? measured(fragment, next) : CLOCK_SKEW_MS);
  return joinOnce(joinOnce(fragments, measured), wide);
}

/** Attempts without a number that no tick of their schedule explains: each goes on with something. */
function offSchedule(fragments: readonly Fragment[]): Set<Fragment> {
  const ticks = new UsedTicks();
  return new Set(
    sortFragments(fragments).filter((fragment) => {
      const tickMs = ticks.freeTickMs(fragment);
      ticks.use(fragment);
      const isRecurring = fragment.jobType !== null && jobTypeInfo(fragment.jobType)?.schedule != null;
      return (
        isRecurring &&
        headOf(fragment).n === null &&
        (tickMs === null || headTimeMs(fragment) - tickMs > JUST_TICKED_MS)
      );
    })
  );
}

/**
 * Gives failures whose lines name no job type (the job's services could not be built) to the run that goes on an hour later.
 */
export function joinNameless(fragments: readonly Fragment[]): Fragment[] {
  const nameless = sortFragments(fragments.filter((fragment) => fragment.jobType === null));
  if (nameless.length === 0) {
    return [...fragments];
  }
  const unexplained = offSchedule(fragments);
  const named = sortFragments(fragments.filter((fragment) => fragment.jobType !== null));
  const joined = new Set<Fragment>();
  for (const fragment of nameless) {
    const expected = continuationOf(fragment);
    const next =
      expected &&
      named.find(
        (candidate) =>
          !joined.has(candidate) &&
          (headOf(candidate).n === expected.n || unexplained.has(candidate)) &&
          isInTime(expected.dueMs, headTimeMs(candidate)) &&
          canBeSameRun(fragment, candidate)
      );
    if (next) {
      appendFragment(fragment, next, true);
      joined.add(next);
    }
  }
  return fragments.filter((fragment) => !joined.has(fragment));
}
