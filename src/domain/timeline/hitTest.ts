import { clusterMarks, MarkCluster } from './clusterMarks';
import { LANE_PX, LaidRun, STRIP_PX, TimelineRow } from './layoutRows';
import { runMarks } from './runMarks';
import { StackPoint, stackAt } from './stackRuns';
import { StripStep } from './successStrip';
import { msAt, pxOf, TimeScale } from './timeScale';

/** Marks nearer than this are joined when drawn and when pointed at (px). */
export const MARK_GAP_PX = 9;
/** Half the width of a mark's hit area. */
const REACH_PX = 12;

/** What is under the pointer. */
export type Hit = { row: TimelineRow; atMs: number } & (
  | { kind: 'mark'; laid: LaidRun; cluster: MarkCluster }
  | { kind: 'run'; laid: LaidRun }
  | { kind: 'stack'; counts: StackPoint; projected: boolean }
  | { kind: 'strip'; step: StripStep }
  | { kind: 'nothing' }
);

/**
 * What stands at a place of the picture (px from its top left corner); null below the last row.
 * @param scrolledPx how far the lanes of an opened row are scrolled, by job type
 */
export function hitTest(
  rows: readonly TimelineRow[],
  scale: TimeScale,
  nowMs: number,
  x: number,
  y: number,
  scrolledPx: (jobType: string) => number = () => 0
): Hit | null {
  const row = rows.find(({ topPx, heightPx }) => y >= topPx && y < topPx + heightPx);
  if (!row) {
    return null;
  }
  const atMs = msAt(scale, x);
  const inRowPx = y - row.topPx;
  return (
    hitLane(row, lanesAt(row, inRowPx, scrolledPx(row.jobType), nowMs), scale, atMs, x) ??
    hitStack(row, nowMs, atMs, inRowPx) ??
    hitStrip(row, atMs, inRowPx) ?? { row, atMs, kind: 'nothing' }
  );
}

/** The runs of the lane at a height; an opened row has one a lane. */
function lanesAt(row: TimelineRow, inRowPx: number, scrolledPx: number, nowMs: number): readonly LaidRun[] {
  const { open, laid } = row;
  if (!open) {
    return laid.filter(({ topPx }) => inRowPx >= topPx && inRowPx < topPx + LANE_PX);
  }
  const inLanesPx = inRowPx - open.topPx;
  const index = Math.floor((inLanesPx + scrolledPx) / LANE_PX);
  const run = inLanesPx >= 0 && inLanesPx < open.heightPx ? open.runs[index] : undefined;
  return run ? [{ run, marks: runMarks(run, nowMs), topPx: open.topPx + index * LANE_PX - scrolledPx }] : [];
}

function hitLane(row: TimelineRow, lane: readonly LaidRun[], scale: TimeScale, atMs: number, x: number): Hit | null {
  const near = lane.flatMap((laid) =>
    clusterMarks(laid.marks, scale, MARK_GAP_PX).map((cluster) => ({ laid, cluster, distancePx: distance(cluster, x) }))
  );
  const nearest = near.sort((a, b) => a.distancePx - b.distancePx)[0];
  if (nearest && nearest.distancePx <= REACH_PX) {
    return { row, atMs, kind: 'mark', laid: nearest.laid, cluster: nearest.cluster };
  }
  const under = lane.find(
    ({ marks }) => pxOf(scale, marks[0]?.fromMs ?? 0) <= x && x <= pxOf(scale, marks.at(-1)?.atMs ?? 0)
  );
  return under ? { row, atMs, kind: 'run', laid: under } : null;
}

const distance = ({ fromPx, toPx }: MarkCluster, x: number) => (x < fromPx ? fromPx - x : x > toPx ? x - toPx : 0);

function hitStack(row: TimelineRow, nowMs: number, atMs: number, inRowPx: number): Hit | null {
  const { stack, stackTopPx, stackPx } = row;
  if (!stack || inRowPx < stackTopPx || inRowPx >= stackTopPx + stackPx) {
    return null;
  }
  const projected = atMs > nowMs;
  const counts = stackAt(projected ? stack.projected : stack.seen, atMs);
  return { row, atMs, kind: 'stack', counts, projected };
}

function hitStrip(row: TimelineRow, atMs: number, inRowPx: number): Hit | null {
  if (!row.strip || inRowPx < row.stripTopPx || inRowPx >= row.stripTopPx + STRIP_PX) {
    return null;
  }
  const { stepMs, steps } = row.strip;
  const fromMs = Math.floor(atMs / stepMs) * stepMs;
  const step = steps.find((candidate) => candidate.fromMs === fromMs);
  return { row, atMs, kind: 'strip', step: step ?? { fromMs, toMs: fromMs + stepMs, succeeded: 0, idle: 0 } };
}
