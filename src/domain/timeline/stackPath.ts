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

/** How high a stack stands from a moment on: px from the top of its box. */
interface Step {
  atMs: number;
  topPx: number;
  lostPx: number;
}

/** The heights of a stack: of neighbours that stand equally high, to a tenth of a pixel, the first. */
export interface StackSteps {
  heightPx: number;
  seen: readonly Step[];
  projected: readonly Step[];
}

/** What of a stack's outlines stays the same whatever range is shown. */
export function stackSteps({ seen, projected, peak }: Stack, heightPx: number): StackSteps {
  const heightOf = (runs: number) => (runs === 0 ? 0 : Math.max(LEAST_PX, (runs / Math.max(1, peak)) * (heightPx - 1)));
  const stepsOf = (points: readonly StackPoint[]): Step[] => {
    const found: Step[] = [];
    for (const { atMs, waiting, lost } of points) {
      const topOfLostPx = heightPx - heightOf(lost);
      const topPx = round(Math.max(0, topOfLostPx - heightOf(waiting)));
      const lostPx = round(topOfLostPx);
      const last = found.at(-1);
      if (last?.topPx !== topPx || last.lostPx !== lostPx) {
        found.push({ atMs, topPx, lostPx });
      }
    }
    return found;
  };
  return { heightPx, seen: stepsOf(seen), projected: stepsOf(projected) };
}

/** The outlines of a stack: solid areas of what was read, and what follows right of now. */
export function stackPaths(steps: StackSteps, scale: TimeScale, nowMs: number): StackPaths {
  const nowPx = Math.min(scale.widthPx, Math.max(0, pxOf(scale, nowMs)));
  const seen = corners(thinOut(steps.seen, scale), scale, 0, nowPx);
  const projected = corners(thinOut(steps.projected, scale), scale, nowPx, scale.widthPx);
  const floor: Level = () => steps.heightPx;
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
 * Of the steps within half a pixel only the highest, the one with the most lost, the lowest and the last: a stack of a hundred
 * thousand changes is drawn by a few thousand corners, and no peak or hole of it vanishes.
 */
function thinOut(steps: readonly Step[], scale: TimeScale): readonly Step[] {
  const kept: Step[] = [];
  let from = 0;
  let columnPx = Number.NaN;
  steps.forEach((step, index) => {
    const px = Math.floor(2 * pxOf(scale, step.atMs));
    if (px !== columnPx && index > 0) {
      keepTelling(steps, from, index, kept);
      from = index;
    }
    columnPx = px;
  });
  if (steps.length > 0) {
    keepTelling(steps, from, steps.length, kept);
  }
  return kept;
}

/** Of the steps from one index to before another those that tell most, in their order. */
function keepTelling(steps: readonly Step[], from: number, end: number, kept: Step[]): void {
  let [highest, lowest, mostLost] = [from, from, from];
  for (let index = from + 1; index < end; index++) {
    const { topPx, lostPx } = steps[index]!;
    highest = topPx < steps[highest]!.topPx ? index : highest;
    lowest = topPx > steps[lowest]!.topPx ? index : lowest;
    mostLost = lostPx < steps[mostLost]!.lostPx ? index : mostLost;
  }
  for (let index = from; index < end; index++) {
    if (index === highest || index === lowest || index === mostLost || index === end - 1) {
      kept.push(steps[index]!);
    }
  }
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
