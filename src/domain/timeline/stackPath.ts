import { Stack, StackPoint } from './stackRuns';
import { pxOf, TimeScale } from './timeScale';

/** SVG path data of a stack, px within its box; '' where there is nothing to draw. */
export interface StackPaths {
  /** area of the runs that wait, above the lost ones */
  waiting: string;
  /** upper edge of that area */
  waitingTop: string;
  lost: string;
  /** top of the stack from now on, if nothing changes */
  projectedTop: string;
  projectedLost: string;
}

/** One loss among thousands still stands this high. */
const LEAST_PX = 3;

type Level = (point: StackPoint) => number;

/** The outlines of a stack: solid areas of what was read, and what follows right of now. */
export function stackPaths(stack: Stack, scale: TimeScale, nowMs: number, heightPx: number): StackPaths {
  const heightOf = (runs: number) =>
    runs === 0 ? 0 : Math.max(LEAST_PX, (runs / Math.max(1, stack.peak)) * (heightPx - 1));
  const floor: Level = () => heightPx;
  const lostTop: Level = ({ lost }) => heightPx - heightOf(lost);
  const top: Level = (point) => Math.max(0, lostTop(point) - heightOf(point.waiting));
  const nowPx = Math.min(scale.widthPx, Math.max(0, pxOf(scale, nowMs)));
  const seen = corners(thinOut(stack.seen, scale), scale, 0, nowPx);
  const projected = corners(thinOut(stack.projected, scale), scale, nowPx, scale.widthPx);
  const waiting = pieces(seen, top, lostTop);
  return {
    waiting: waiting.map((piece) => area(piece, top, lostTop)).join(''),
    waitingTop: waiting.map((piece) => line(piece, top)).join(''),
    lost: pieces(seen, lostTop, floor)
      .map((piece) => area(piece, lostTop, floor))
      .join(''),
    projectedTop: pieces(projected, top, floor)
      .map((piece) => line(piece, top))
      .join(''),
    projectedLost: pieces(projected, lostTop, floor)
      .map((piece) => area(piece, lostTop, floor))
      .join(''),
  };
}

/**
 * Of the points within half a pixel only the highest sum, the most lost, the least sum and the last: a stack of a hundred
 * thousand changes is drawn by a few thousand corners, and no peak or hole of it vanishes.
 */
function thinOut(points: readonly StackPoint[], scale: TimeScale): readonly StackPoint[] {
  const kept: StackPoint[] = [];
  let column: StackPoint[] = [];
  let columnPx = Number.NaN;
  const sum = ({ waiting, lost }: StackPoint) => waiting + lost;
  const close = () => {
    const best = (better: (a: StackPoint, b: StackPoint) => boolean) =>
      column.reduce((found, point) => (better(point, found) ? point : found));
    const telling = new Set([
      best((a, b) => sum(a) > sum(b)),
      best((a, b) => a.lost > b.lost),
      best((a, b) => sum(a) < sum(b)),
      column.at(-1)!,
    ]);
    kept.push(...column.filter((point) => telling.has(point)));
  };
  for (const point of points) {
    const px = Math.floor(2 * pxOf(scale, point.atMs));
    if (px !== columnPx && column.length > 0) {
      close();
      column = [];
    }
    columnPx = px;
    column.push(point);
  }
  if (column.length > 0) {
    close();
  }
  return kept;
}

interface Corner {
  x: number;
  point: StackPoint;
}

/** The corners of a line that keeps its height until the next point, between two places. */
function corners(points: readonly StackPoint[], scale: TimeScale, fromPx: number, toPx: number): Corner[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    const startPx = Math.max(fromPx, Number.isFinite(point.atMs) ? pxOf(scale, point.atMs) : fromPx);
    const endPx = Math.min(toPx, next ? pxOf(scale, next.atMs) : toPx);
    return endPx > startPx
      ? [
          { x: startPx, point },
          { x: endPx, point },
        ]
      : [];
  });
}

/** The stretches where one level stands above another: where they meet there is nothing to draw. */
function pieces(points: readonly Corner[], upper: Level, lower: Level): Corner[][] {
  const found: Corner[][] = [];
  let isOpen = false;
  for (const corner of points) {
    const stands = upper(corner.point) < lower(corner.point);
    if (stands && isOpen) {
      found.at(-1)!.push(corner);
    } else if (stands) {
      found.push([corner]);
    }
    isOpen = stands;
  }
  return found;
}

const area = (points: readonly Corner[], upper: Level, lower: Level) =>
  `${line(points, upper)}L${line([...points].reverse(), lower).slice(1)}Z`;

const line = (points: readonly Corner[], level: Level) =>
  `M${points.map(({ x, point }) => `${round(x)},${round(level(point))}`).join('L')}`;

const round = (px: number) => Math.round(px * 10) / 10;
