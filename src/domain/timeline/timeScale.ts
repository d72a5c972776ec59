import { TimeSpan } from '../coverage';

/** A span of time laid over a width. */
export interface TimeScale extends TimeSpan {
  widthPx: number;
}

/** Where a moment (ms) stands, in px from the left; outside the range it lies outside the width. */
export function pxOf(scale: TimeScale, ms: number): number {
  const lengthMs = scale.toMs - scale.fromMs;
  return lengthMs > 0 ? ((ms - scale.fromMs) / lengthMs) * scale.widthPx : 0;
}

/** The moment (whole ms) under a place, in px from the left. */
export function msAt(scale: TimeScale, px: number): number {
  return scale.widthPx > 0
    ? Math.round(scale.fromMs + (px / scale.widthPx) * (scale.toMs - scale.fromMs))
    : scale.fromMs;
}

/** How much time one width covers (ms). */
export function msOfPx(scale: TimeScale, px: number): number {
  return scale.widthPx > 0 ? ((scale.toMs - scale.fromMs) * px) / scale.widthPx : 0;
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
