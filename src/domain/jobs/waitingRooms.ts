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

/** Runs that wait for an attempt, soonest first. */
export class WaitingRoom {
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

/**
 * Where a run waits that can be taken for others, when no id tells them apart: in the first. It may wait in the second as well
 * if only paused attempts of it were seen: those lines do not tell its own id.
 */
export function roomsOf(
  { jobType, entityId }: Fragment,
  n: number | null,
  catalogue: JobCatalogue
): [string, ...string[]] {
  if (jobType !== null && catalogue.info(jobType)?.numbered) {
    return [`${baseName(jobType)} ${n}`];
  }
  const withoutId = `${jobType} `;
  return entityId ? [withoutId + entityId, withoutId] : [withoutId];
}
