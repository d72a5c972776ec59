import { TimeSpan } from '../coverage';

/**
 * Gives each span the lowest lane that is free, so that no two in one lane come nearer than `gapMs`.
 * @param spans in order of their beginnings
 * @param mostLanes gives up beyond this, so that many spans cost next to nothing
 * @returns the lane of each span, from 0; null where they need more lanes
 */
export function packLanes(spans: readonly TimeSpan[], gapMs: number, mostLanes: number): number[] | null {
  const laneOf: number[] = [];
  const laneEndsMs: number[] = [];
  for (const { fromMs, toMs } of spans) {
    const free = laneEndsMs.findIndex((endMs) => endMs + gapMs <= fromMs);
    const lane = free < 0 ? laneEndsMs.length : free;
    if (lane >= mostLanes) {
      return null;
    }
    laneEndsMs[lane] = Math.max(fromMs, toMs);
    laneOf.push(lane);
  }
  return laneOf;
}
