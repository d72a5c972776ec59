/**
 * What was read and what was not. Coverage travels with the data to the verdict, so that nobody can forget a gap.
 */

export type GapReason =
  /** the person, or a test, said that this span was not read */
  | 'not-read'
  /** it is being read at this moment */
  | 'being-read'
  /** the search engine had more lines than it handed out */
  | 'truncated'
  /** a query failed, or its answer never came */
  | 'query-failed'
  /** lines in the span could not be read and may have told of a failure */
  | 'unreadable'
  /** no line of any job was read, though one is due every five minutes: the app did not run, or its lines are missing */
  | 'silent'
  /** the range ended before the moment that the verdict is about */
  | 'after-range';

/** So many lines are read at most where nobody set another number: a browser holds them without effort. */
export const USUAL_MOST_LINES = 200_000;

/** A span of time, both ends included, in ms since the epoch (UTC). */
export interface TimeSpan {
  fromMs: number;
  toMs: number;
}

/** A span of which not every line was read. */
export interface Gap extends TimeSpan {
  reason: GapReason;
  /** Plain text for the reader: what happened, and the way to mend it if there is one. */
  detail?: string;
}

/** How far a set of lines can be trusted. */
export interface Coverage extends TimeSpan {
  gaps: readonly Gap[];
}

/** Gaps clipped to a span, sorted; those that lie outside are left out. */
export function gapsWithin(gaps: readonly Gap[], span: TimeSpan): Gap[] {
  return gaps
    .filter((gap) => gap.toMs >= span.fromMs && gap.fromMs <= span.toMs)
    .map((gap) => ({ ...gap, fromMs: Math.max(gap.fromMs, span.fromMs), toMs: Math.min(gap.toMs, span.toMs) }))
    .sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs);
}

/** Whether any gap touches the span (ms, both ends included). */
export function touchesGap(gaps: readonly Gap[], fromMs: number, toMs: number): boolean {
  return gaps.some((gap) => gap.toMs >= fromMs && gap.fromMs <= toMs);
}

/** Length in ms of the part of a span that no gap covers twice: overlapping gaps count once. */
export function unreadMs(gaps: readonly Gap[], span: TimeSpan): number {
  let total = 0;
  let reachedMs = span.fromMs;
  for (const gap of gapsWithin(gaps, span)) {
    const fromMs = Math.max(gap.fromMs, reachedMs);
    if (gap.toMs > fromMs) {
      total += gap.toMs - fromMs;
      reachedMs = gap.toMs;
    }
  }
  return total;
}
