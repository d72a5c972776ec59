import { DataFrame, FieldType } from '@grafana/data';
import { Gap, TimeSpan, touchesGap } from '../domain/coverage';

/** How many lines the search engine counts from one time on, up to the next step's. */
export interface CountStep {
  startMs: number;
  lines: number;
}

/** Reads the steps of a count over time, in order; null when the frames are no such count. */
export function readCount(frames: readonly DataFrame[]): CountStep[] | null {
  // No line at all: a data source may leave the series out, or send it without fields.
  const frame = frames.find(({ fields }) => fields.length > 0);
  if (!frame) {
    return frames.length > 0 ? [] : null;
  }
  const times = frame.fields.find(({ type }) => type === FieldType.time)?.values;
  const counts = frame.fields.find(({ type }) => type === FieldType.number)?.values;
  if (!times || !counts) {
    return null;
  }
  return Array.from({ length: frame.length }, (_, row) => ({
    startMs: Number(times[row]),
    lines: Number(counts[row] ?? 0),
  })).sort((a, b) => a.startMs - b.startMs);
}

export const countedLines = (steps: readonly CountStep[]): number => steps.reduce((sum, { lines }) => sum + lines, 0);

/**
 * The steps in which the search engine counts more lines than were read. Steps that touch a known gap are left out.
 * @param timesMs times of the lines that were read
 */
export function countGaps(
  steps: readonly CountStep[],
  timesMs: Iterable<number | null>,
  span: TimeSpan,
  known: readonly Gap[]
): Gap[] {
  const read = new Array<number>(steps.length).fill(0);
  const starts = steps.map(({ startMs }) => startMs);
  for (const timeMs of timesMs) {
    const step = timeMs === null ? -1 : lastAtOrBefore(starts, timeMs);
    if (step >= 0) {
      read[step] = (read[step] ?? 0) + 1;
    }
  }
  return steps.flatMap(({ startMs, lines }, step): Gap[] => {
    const fromMs = Math.max(startMs, span.fromMs);
    const toMs = Math.min((starts[step + 1] ?? Infinity) - 1, span.toMs);
    const missing = lines - (read[step] ?? 0);
    return missing > 0 && fromMs <= toMs && !touchesGap(known, fromMs, toMs)
      ? [
          {
            fromMs,
            toMs,
            reason: 'truncated',
            detail: `${missing} of ${lines} lines that were counted did not arrive.`,
          },
        ]
      : [];
  });
}

/** Index of the last of the sorted numbers that is not above the value; -1 when all are. */
function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
