import { Gap, TimeSpan } from '../domain/coverage';
import { Received, cutOffGap, mayBeCutOff, oldestMs } from './cutOff';

/** Where reading backwards goes on after a page, and what the page could not give. */
export interface PageEnd {
  /** Newest time that is still to be read, included; null: the span is read, or cannot be read further. */
  nextToMs: number | null;
  gap: Gap | null;
}

const NOT_IN_ORDER = 'The lines did not come newest first, so the rest could not be asked for.';
const ONE_MOMENT = 'More lines than one page holds have the same time; some of them were not read.';

/**
 * What to read after a page of a span's newest lines. The next page begins with the oldest time of this one, since a page
 * may end amid lines of one millisecond.
 */
export function nextPage(page: Received, span: TimeSpan): PageEnd {
  if (!mayBeCutOff(page)) {
    return { nextToMs: null, gap: null };
  }
  const oldest = oldestMs(page.timesMs);
  if (oldest === null) {
    return { nextToMs: null, gap: cutOffGap(page, span, true, NOT_IN_ORDER) };
  }
  const isOneMoment = oldest >= span.toMs;
  const nextToMs = isOneMoment ? span.toMs - 1 : oldest;
  const moment: Gap = { fromMs: span.toMs, toMs: span.toMs, reason: 'truncated', detail: ONE_MOMENT };
  return { nextToMs: nextToMs < span.fromMs ? null : nextToMs, gap: isOneMoment ? moment : null };
}
