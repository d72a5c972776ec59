import { TimeSpan } from '../coverage';

/**
 * Gives each span the lowest lane that is free, so that no two in one lane come nearer than `gapMs`.
 * @param mostLanes gives up beyond this, so that many spans cost no more than their sorting
 * @returns the lane of each span, in the order given, from 0; null where they need more lanes
 */
export function packLanes(spans: readonly TimeSpan[], gapMs: number, mostLanes: number): number[] | null {
  const order = spans
    .map((_, index) => index)
    .sort((a, b) => {
      const [first, second] = [spans[a]!, spans[b]!];
      return first.fromMs - second.fromMs || first.toMs - second.toMs || a - b;
    });
  const laneOf = new Array<number>(spans.length);
  const laneEndsMs: number[] = [];
  for (const index of order) {
    const { fromMs, toMs } = spans[index]!;
    const free = laneEndsMs.findIndex((endMs) => endMs + gapMs <= fromMs);
    const lane = free < 0 ? laneEndsMs.length : free;
    if (lane >= mostLanes) {
      return null;
    }
    laneEndsMs[lane] = Math.max(fromMs, toMs);
    laneOf[index] = lane;
  }
  return laneOf;
}
