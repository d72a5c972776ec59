import { TimeSpan } from '../coverage';

/** A span of time laid over a width. */
export interface TimeScale extends TimeSpan {
  widthPx: number;
  /** Where time does not run evenly: moments and their places, both rising, from the first to the last of the span. */
  knots?: readonly Knot[];
}

interface Knot {
  ms: number;
  px: number;
}

/** Where a moment (ms) stands, in px from the left; outside the range it lies outside the width. */
export function pxOf(scale: TimeScale, ms: number): number {
  if (!scale.knots) {
    // Asked for every mark and corner of the picture: no objects where time runs evenly.
    return scale.toMs > scale.fromMs ? ((ms - scale.fromMs) / (scale.toMs - scale.fromMs)) * scale.widthPx : 0;
  }
  const [from, to] = piece(scale, 'ms', ms);
  return to.ms > from.ms ? from.px + ((ms - from.ms) / (to.ms - from.ms)) * (to.px - from.px) : from.px;
}

/** The moment (whole ms) under a place, in px from the left. */
export function msAt(scale: TimeScale, px: number): number {
  const [from, to] = piece(scale, 'px', px);
  return Math.round(to.px > from.px ? from.ms + ((px - from.px) / (to.px - from.px)) * (to.ms - from.ms) : from.ms);
}

/** How much time one width covers (ms) where nothing is folded. */
export function msOfPx(scale: TimeScale, px: number): number {
  const [from, to] = piece(scale, 'ms', scale.fromMs);
  return to.px > from.px ? ((to.ms - from.ms) * px) / (to.px - from.px) : 0;
}

/** The two knots around a value; those at the end for values beyond it. */
function piece({ fromMs, toMs, widthPx, knots }: TimeScale, by: keyof Knot, value: number): [Knot, Knot] {
  if (!knots) {
    return [
      { ms: fromMs, px: 0 },
      { ms: toMs, px: widthPx },
    ];
  }
  let low = 0;
  let high = knots.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (knots[middle]![by] <= value) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return [knots[low]!, knots[low + 1]!];
}

/** A span as a box, cut at the edges of the picture and never thinner than `minPx`; null where it lies outside. */
export function boxOf(scale: TimeScale, span: TimeSpan, minPx: number): { leftPx: number; widthPx: number } | null {
  if (span.toMs < scale.fromMs || span.fromMs > scale.toMs) {
    return null;
  }
  const leftPx = Math.max(0, pxOf(scale, span.fromMs));
  const rightPx = Math.min(scale.widthPx, pxOf(scale, span.toMs));
  const widthPx = Math.max(minPx, rightPx - leftPx);
  return { leftPx: Math.max(0, Math.min(leftPx, scale.widthPx - widthPx)), widthPx };
}
