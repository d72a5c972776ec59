import { TimeSpan } from '../coverage';
import { Mark } from './runMarks';
import { msOfPx, TimeScale } from './timeScale';

/** Width of a folded span (px), whatever its length. */
export const FOLD_PX = 26;
/** A span that is not wider than this is not worth a fold (px). */
const LEAST_PX = 40;
/** At least this much time stays on either side of what happened (ms): a moment keeps some width. */
const MARGIN_MS = 30_000;
/** Folds never take more of the width than this. */
const MOST = 0.5;

/** The spans of a scale in which nothing of the marks happens, long enough to be worth a fold; in order of time. */
export function waitingSpans(marks: readonly Mark[], scale: TimeScale): TimeSpan[] {
  const leastMs = msOfPx(scale, LEAST_PX) + 2 * MARGIN_MS;
  const busy = marks
    .filter(({ fromMs, toMs, atMs }) => Math.max(toMs, atMs) >= scale.fromMs && Math.min(fromMs, atMs) <= scale.toMs)
    .map(({ fromMs, toMs, atMs }) => ({ fromMs: Math.min(fromMs, atMs), toMs: Math.max(toMs, atMs) }))
    .sort((a, b) => a.fromMs - b.fromMs);
  const spans: TimeSpan[] = [];
  let reachedMs = scale.fromMs;
  for (const { fromMs, toMs } of [...busy, { fromMs: scale.toMs, toMs: scale.toMs }]) {
    if (fromMs - reachedMs >= leastMs) {
      spans.push({ fromMs: reachedMs + MARGIN_MS, toMs: fromMs - MARGIN_MS });
    }
    reachedMs = Math.max(reachedMs, toMs);
  }
  const room = Math.floor((scale.widthPx * MOST) / FOLD_PX);
  return spans
    .sort((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))
    .slice(0, room)
    .sort((a, b) => a.fromMs - b.fromMs);
}

/** The scale with some of its spans folded to one narrow width each; the rest keeps one common rate. */
export function foldScale(scale: TimeScale, spans: readonly TimeSpan[]): TimeScale {
  const foldedMs = spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const openMs = scale.toMs - scale.fromMs - foldedMs;
  if (spans.length === 0 || openMs <= 0) {
    return scale;
  }
  const pxPerMs = (scale.widthPx - spans.length * FOLD_PX) / openMs;
  const knots = [{ ms: scale.fromMs, px: 0 }];
  for (const { fromMs, toMs } of spans) {
    const last = knots.at(-1)!;
    const px = last.px + (fromMs - last.ms) * pxPerMs;
    knots.push({ ms: fromMs, px }, { ms: toMs, px: px + FOLD_PX });
  }
  return { ...scale, knots: [...knots, { ms: scale.toMs, px: scale.widthPx }] };
}
