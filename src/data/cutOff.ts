import { Gap, TimeSpan } from '../domain/coverage';

/** How many lines came, and how many there might have been. */
export interface Received {
  /** Times of the lines in the order in which they came, ms; null where a line has none. */
  timesMs: ReadonlyArray<number | null>;
  /** The most lines that the answer may hold; null where that is not known. */
  limit: number | null;
  /** How many lines match, as far as the search engine counted; null where it does not say. */
  total: number | null;
}

/** Whether the search engine may have more lines than it handed out. */
export function mayBeCutOff({ timesMs, limit, total }: Received): boolean {
  const isFull = limit === null ? total === null : timesMs.length >= limit;
  return isFull || (total !== null && total > timesMs.length);
}

/**
 * Time of the oldest line, ms, if the lines came newest first; else null: then a cut may have fallen anywhere. (A time
 * field that begins with a lower-case letter is sorted wrongly by Grafana's back end.)
 */
export function oldestMs(timesMs: ReadonlyArray<number | null>): number | null {
  let oldest: number | null = null;
  for (const timeMs of timesMs) {
    if (timeMs === null || (oldest !== null && timeMs > oldest)) {
      return null;
    }
    oldest = timeMs;
  }
  return oldest;
}

/** The part of the span that a cut-off answer did not cover: from its start to the oldest line, or all of it. */
export function cutOffGap(received: Received, span: TimeSpan, isNewestFirst: boolean, detail: string): Gap {
  const oldest = isNewestFirst ? oldestMs(received.timesMs) : null;
  const toMs = oldest === null ? span.toMs : Math.min(Math.max(oldest, span.fromMs), span.toMs);
  return { fromMs: span.fromMs, toMs, reason: 'truncated', detail };
}
