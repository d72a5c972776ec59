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

/** The outlines of a stack: solid areas of what was read, and what follows right of now. */
export function stackPaths(stack: Stack, scale: TimeScale, nowMs: number, heightPx: number): StackPaths {
  const nowPx = Math.min(scale.widthPx, Math.max(0, pxOf(scale, nowMs)));
  const stepsOf = (points: readonly StackPoint[]) => steps(thinOut(points, scale), stack.peak, heightPx);
  const seen = corners(stepsOf(stack.seen), scale, 0, nowPx);
  const projected = corners(stepsOf(stack.projected), scale, nowPx, scale.widthPx);
  const floor: Level = () => heightPx;
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
  let from = 0;
  let columnPx = Number.NaN;
  points.forEach((point, index) => {
    const px = Math.floor(2 * pxOf(scale, point.atMs));
    if (px !== columnPx && index > 0) {
      keepTelling(points, from, index, kept);
      from = index;
    }
    columnPx = px;
  });
  if (points.length > 0) {
    keepTelling(points, from, points.length, kept);
  }
  return kept;
}

/** Of the points from one index to before another those that tell most, in their order. */
function keepTelling(points: readonly StackPoint[], from: number, end: number, kept: StackPoint[]): void {
  const sum = ({ waiting, lost }: StackPoint) => waiting + lost;
  let [highest, lowest, mostLost] = [from, from, from];
  for (let index = from + 1; index < end; index++) {
    const point = points[index]!;
    highest = sum(point) > sum(points[highest]!) ? index : highest;
    lowest = sum(point) < sum(points[lowest]!) ? index : lowest;
    mostLost = point.lost > points[mostLost]!.lost ? index : mostLost;
  }
  for (let index = from; index < end; index++) {
    if (index === highest || index === lowest || index === mostLost || index === end - 1) {
      kept.push(points[index]!);
    }
  }
}

/** How high the stack stands from a moment on: px from the top of its box. */
interface Step {
  atMs: number;
  topPx: number;
  lostPx: number;
}

/** The heights of a stack's points; of neighbours that stand equally high, to a tenth of a pixel, the first. */
function steps(points: readonly StackPoint[], peak: number, heightPx: number): Step[] {
  const heightOf = (runs: number) => (runs === 0 ? 0 : Math.max(LEAST_PX, (runs / Math.max(1, peak)) * (heightPx - 1)));
  const found: Step[] = [];
  let last: Step | null = null;
  for (const { atMs, waiting, lost } of points) {
    const lostPx = heightPx - heightOf(lost);
    const topPx = round(Math.max(0, lostPx - heightOf(waiting)));
    const step: Step = { atMs, topPx, lostPx: round(lostPx) };
    if (last?.topPx !== step.topPx || last.lostPx !== step.lostPx) {
      found.push(step);
      last = step;
    }
  }
  return found;
}

interface Corner {
  x: number;
  step: Step;
}

/** The corners of a line that keeps its height until the next step, between two places. */
function corners(all: readonly Step[], scale: TimeScale, fromPx: number, toPx: number): Corner[] {
  const found: Corner[] = [];
  all.forEach((step, index) => {
    const next = all[index + 1];
    const startPx = Math.max(fromPx, Number.isFinite(step.atMs) ? pxOf(scale, step.atMs) : fromPx);
    const endPx = Math.min(toPx, next ? pxOf(scale, next.atMs) : toPx);
    if (endPx > startPx) {
      found.push({ x: round(startPx), step }, { x: round(endPx), step });
    }
  });
  return found;
}

type Level = (step: Step) => number;

const top: Level = ({ topPx }) => topPx;
const lostTop: Level = ({ lostPx }) => lostPx;

/** The stretches where one level stands above another: where they meet there is nothing to draw. */
function pieces(points: readonly Corner[], upper: Level, lower: Level): Corner[][] {
  const found: Corner[][] = [];
  let isOpen = false;
  for (const corner of points) {
    const stands = upper(corner.step) < lower(corner.step);
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
  `M${points.map(({ x, step }) => `${x},${level(step)}`).join('L')}`;

const round = (px: number) => Math.round(px * 10) / 10;
