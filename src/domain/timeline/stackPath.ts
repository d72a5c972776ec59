import { Stack, StackPoint } from './stackRuns';
import { pxOf, TimeScale } from './timeScale';

/** SVG path data of a stack, px within its box; '' where there is nothing to draw. */
export interface StackPaths {
  /** area of the runs that wait, above the lost ones */
  waiting: string;
  lost: string;
  /** top of the stack from now on, if nothing changes */
  projectedTop: string;
  projectedLost: string;
}

/** One loss among thousands still stands this high. */
const LEAST_PX = 3;

/** The outlines of a stack: solid areas of what was read, and what follows right of now. */
export function stackPaths(stack: Stack, scale: TimeScale, nowMs: number, heightPx: number): StackPaths {
  const heightOf = (count: number) =>
    count === 0 ? 0 : Math.max(LEAST_PX, (count / Math.max(1, stack.peak)) * (heightPx - 1));
  const lostTop = ({ lost }: StackPoint) => heightPx - heightOf(lost);
  const top = (point: StackPoint) => Math.max(0, lostTop(point) - heightOf(point.waiting));
  const nowPx = Math.min(scale.widthPx, Math.max(0, pxOf(scale, nowMs)));
  const seen = corners(stack.seen, scale, 0, nowPx);
  const projected = corners(stack.projected, scale, nowPx, scale.widthPx);
  const area = (points: Corner[], yOf: (point: StackPoint) => number, floorOf: (point: StackPoint) => number) =>
    points.some(({ point }) => yOf(point) < floorOf(point))
      ? `${line(points, yOf)}L${line([...points].reverse(), floorOf).slice(1)}Z`
      : '';
  const floor = () => heightPx;
  return {
    waiting: area(seen, top, lostTop),
    lost: area(seen, lostTop, floor),
    projectedTop: stack.peak > 0 && projected.length > 0 ? line(projected, top) : '',
    projectedLost: area(projected, lostTop, floor),
  };
}

interface Corner {
  x: number;
  point: StackPoint;
}

/** The corners of a line that keeps its height until the next point, between two places. */
function corners(points: readonly StackPoint[], scale: TimeScale, fromPx: number, toPx: number): Corner[] {
  if (toPx <= fromPx) {
    return [];
  }
  const result: Corner[] = [];
  points.forEach((point, index) => {
    const next = points[index + 1];
    const startPx = Math.max(fromPx, Number.isFinite(point.atMs) ? pxOf(scale, point.atMs) : fromPx);
    const endPx = Math.min(toPx, next ? pxOf(scale, next.atMs) : toPx);
    if (endPx > startPx) {
      result.push({ x: startPx, point }, { x: endPx, point });
    }
  });
  return result;
}

const line = (points: readonly Corner[], yOf: (point: StackPoint) => number) =>
  `M${points.map(({ x, point }) => `${round(x)},${round(yOf(point))}`).join('L')}`;

const round = (px: number) => Math.round(px * 10) / 10;
