import { pxOf, TimeScale } from './timeScale';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const stepsMs = [
  ...[1, 5, 10, 30].map((n) => n * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR_MS),
  ...[1, 2, 7, 14, 28, 91, 364].map((n) => n * DAY_MS),
];

/** The smallest round step (ms) that is at least as long as asked. */
export function roundStepMs(atLeastMs: number): number {
  return stepsMs.find((stepMs) => stepMs >= atLeastMs) ?? Math.ceil(atLeastMs / DAY_MS) * DAY_MS;
}

/** The smallest round step (ms) that holds a whole number of others; where none does, one that is as long as both. */
export function roundStepOf(atLeastMs: number, otherMs: number): number {
  return (
    stepsMs.find((stepMs) => stepMs >= atLeastMs && stepMs % otherMs === 0) ?? roundStepMs(Math.max(atLeastMs, otherMs))
  );
}

export interface TimeTick {
  ms: number;
  /** Distance to the neighbours, by the clock on the wall. */
  stepMs: number;
  /** Whether a day begins here. */
  startsDay: boolean;
}

/**
 * Round times of the clock on the wall, at least `minGapPx` apart. Where the clocks go forward the hour that does not
 * exist has no tick; where they go back the doubled hour has two.
 * @param offsetMsAt what the person's zone adds to UTC at a moment (ms)
 */
export function timeTicks(scale: TimeScale, minGapPx: number, offsetMsAt: (ms: number) => number): TimeTick[] {
  const lengthMs = scale.toMs - scale.fromMs;
  if (lengthMs <= 0 || scale.widthPx < minGapPx) {
    return [];
  }
  const stepMs = roundStepMs((lengthMs * minGapPx) / scale.widthPx);
  // Blocks are short enough to hold at most one change of the clocks.
  const blockMs = Math.min(30 * DAY_MS, Math.max(DAY_MS / 2, lengthMs / 200));
  const ticks: TimeTick[] = [];
  for (let fromMs = scale.fromMs; fromMs <= scale.toMs; fromMs += blockMs) {
    const endMs = Math.min(fromMs + blockMs, scale.toMs + 1);
    for (const offsetMs of new Set([offsetMsAt(fromMs), offsetMsAt(endMs)])) {
      const firstMs = Math.ceil((fromMs + offsetMs) / stepMs) * stepMs - offsetMs;
      for (let ms = firstMs; ms < endMs; ms += stepMs) {
        if (offsetMsAt(ms) === offsetMs) {
          ticks.push({ ms, stepMs, startsDay: (ms + offsetMs) % DAY_MS === 0 });
        }
      }
    }
  }
  return inSight(
    ticks.sort((a, b) => a.ms - b.ms),
    scale,
    minGapPx
  );
}

/** Where spans are folded ticks crowd: those without room are left out. */
function inSight(ticks: readonly TimeTick[], scale: TimeScale, minGapPx: number): TimeTick[] {
  if (!scale.knots) {
    return [...ticks];
  }
  let lastPx = Number.NEGATIVE_INFINITY;
  return ticks.filter(({ ms }) => {
    const px = pxOf(scale, ms);
    const fits = px - lastPx >= minGapPx;
    lastPx = fits ? px : lastPx;
    return fits;
  });
}
