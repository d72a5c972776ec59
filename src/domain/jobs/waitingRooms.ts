import { JobCatalogue, baseName } from './jobCatalogue';
import { Fragment, LATEST_START_MS, canBeSameRun, headOf, headTimeMs, isInTime } from './fragment';
import { CLOCK_SKEW_MS } from './retryClock';

/** A run that waits for its next attempt. */
export interface Pending {
  dueMs: number;
  /** Number that the next attempt must have; null: the lines do not number. */
  n: number | null;
  fragment: Fragment;
}

/** Runs that wait for an attempt and can be taken for one another, soonest first. */
class WaitingRoom {
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
  take(next: Fragment, toleranceMs: number): Pending | null {
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
      const inTime = isInTime(pending.dueMs, startMs, toleranceMs);
      if (agrees && inTime && canBeSameRun(pending.fragment, next)) {
        this.queue.splice(i, 1);
        return pending;
      }
    }
    return null;
  }
}

/** What tells the rooms of a job type apart: the number of the next attempt, or, where lines do not number, the job's own id. */
type Place = number | string | null;

const WITHOUT_ID = '';

/** Where runs wait for their next attempts, by what tells them apart where no id does. */
export class WaitingRooms {
  private readonly byType = new Map<string, Map<Place, WaitingRoom>>();

  constructor(private readonly catalogue: JobCatalogue) {}

  add(pending: Pending): void {
    const { jobType, entityId } = pending.fragment;
    if (jobType === null) {
      return;
    }
    const isNumbered = this.isNumbered(jobType);
    const type = isNumbered ? baseName(jobType) : jobType;
    const rooms = this.byType.get(type) ?? new Map<Place, WaitingRoom>();
    this.byType.set(type, rooms);
    const place = isNumbered ? pending.n : entityId || WITHOUT_ID;
    const room = rooms.get(place) ?? new WaitingRoom();
    rooms.set(place, room);
    room.add(pending);
  }

  /**
   * Takes the run that was due soonest and that can go on with `next`. One of which only paused attempts were seen waits
   * without an id: those lines do not tell it.
   */
  take(next: Fragment, toleranceMs: number): Pending | null {
    const { jobType, entityId } = next;
    if (jobType === null) {
      return null;
    }
    if (this.isNumbered(jobType)) {
      return this.takeAt(baseName(jobType), headOf(next).n, next, toleranceMs);
    }
    const own = entityId ? this.takeAt(jobType, entityId, next, toleranceMs) : null;
    return own ?? this.takeAt(jobType, WITHOUT_ID, next, toleranceMs);
  }

  private takeAt(type: string, place: Place, next: Fragment, toleranceMs: number): Pending | null {
    return this.byType.get(type)?.get(place)?.take(next, toleranceMs) ?? null;
  }

  private isNumbered(jobType: string): boolean {
    return this.catalogue.info(jobType)?.numbered === true;
  }
}
