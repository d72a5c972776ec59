import { TimeSpan } from '../../domain/coverage';

const HOUR_MS = 3_600_000;
/** An index may be named by when a line reached it, a little after the line's own time. */
const MARGIN_MS = HOUR_MS;
/** Indices are commonly of a day. */
const SHORTEST_MS = 24 * HOUR_MS;

/** Looks somewhere in a range. */
export interface Looking {
  /** Where; ms since the epoch, both ends included. */
  span: TimeSpan;
}

/** Divides these by the part of the range in which they begin to look, of so many equal parts. */
export function inParts<T extends Looking>(all: readonly T[], { fromMs, toMs }: TimeSpan, parts: number): T[][] {
  const partMs = Math.max(SHORTEST_MS, (toMs - fromMs) / parts);
  const groups: T[][] = [];
  for (const one of all) {
    const part = Math.max(0, Math.floor((one.span.fromMs - fromMs) / partMs));
    (groups[part] ??= []).push(one);
  }
  return groups.filter(Boolean);
}

/** The part of a range in which all of these look. */
export function hullOf(all: readonly Looking[], range: TimeSpan): TimeSpan {
  return {
    fromMs: Math.max(range.fromMs, Math.min(...all.map(({ span }) => span.fromMs)) - MARGIN_MS),
    toMs: Math.min(range.toMs, Math.max(...all.map(({ span }) => span.toMs)) + MARGIN_MS),
  };
}
