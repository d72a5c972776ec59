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
  const seen = corners(stack.seen, scale, 0, nowPx);
  const projected = corners(stack.projected, scale, nowPx, scale.widthPx);
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
