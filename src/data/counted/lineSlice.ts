import { TimeSpan } from '../../domain/coverage';
import { isEnd } from '../../domain/jobs/canEnd';
import { JobCatalogue } from '../../domain/jobs/jobCatalogue';
import { JobEvent } from '../../domain/jobs/jobEvent';
import { ParsedLine, parseDocument } from '../../domain/jobs/parseDocument';
import { LogDocument } from '../../domain/jobs/logDocument';

/** A line that was read, and what it says of a job; null: nothing that has an order. */
export interface ReadLine {
  document: LogDocument;
  /** The time by which the search engine sorts (ms, UTC). */
  timeMs: number | null;
  parsed: ParsedLine;
}

export function readLine(document: LogDocument, timeMs: number | null, catalogue: JobCatalogue): ReadLine {
  return { document, timeMs, parsed: parseDocument(document, catalogue) };
}

export const eventIn = ({ parsed }: ReadLine): JobEvent | null => (parsed.is === 'event' ? parsed.event : null);

export const isStart = (line: ReadLine): boolean => eventIn(line)?.kind === 'started';
export const isSuccess = (line: ReadLine): boolean => eventIn(line)?.kind === 'succeeded';

/** Lines in order of time, by process. */
export function byInstance(lines: Iterable<ReadLine>): Map<string, ReadLine[]> {
  const groups = new Map<string, ReadLine[]>();
  for (const line of lines) {
    const instance = eventIn(line)?.instance ?? '';
    groups.set(instance, [...(groups.get(instance) ?? []), line]);
  }
  for (const group of groups.values()) {
    group.sort((a, b) => timeOf(a) - timeOf(b));
  }
  return groups;
}

/** By the process's own clock: a line and the next may reach the index in one millisecond. */
export function timeOf(line: ReadLine): number {
  const event = eventIn(line);
  return event ? event.timeMs + event.ticks / 10_000 : (line.timeMs ?? 0);
}

/** Lines of a process from its last start on; none where nothing starts. */
export function fromLastStart(lines: readonly ReadLine[]): ReadLine[] {
  const at = lines.map(isStart).lastIndexOf(true);
  return at < 0 ? [] : lines.slice(at);
}

/** An attempt that has no end so near the end of a slice ends behind it; one without a beginning so near the start began before it. */
export const EDGE_MS = 15 * 60_000;

/** A part of the log. */
export interface Slice extends TimeSpan {
  /** Whether it begins where the log does: then an end there is all that is known of its attempt. */
  openStart: boolean;
  /** Whether it ends where the log does: then what has no end there runs on. */
  openEnd: boolean;
}

/** The part of a range's log in a span. */
export const sliceOf = ({ fromMs, toMs }: TimeSpan, range: TimeSpan): Slice => ({
  fromMs,
  toMs,
  openStart: fromMs <= range.fromMs,
  openEnd: toMs >= range.toMs,
});

/**
 * The lines of a slice of the log that tell of whole attempts: without the end of one that began before it and the beginning
 * of one that ends after it. What was cut off there must not pass for an attempt without an end.
 */
export function wholeAttempts(lines: Iterable<ReadLine>, { fromMs, toMs, openStart, openEnd }: Slice): ReadLine[] {
  const isFirst = (line: ReadLine): boolean => openStart || isStart(line) || (line.timeMs ?? 0) - fromMs > EDGE_MS;
  return [...byInstance(lines).values()].flatMap((ofInstance) => {
    const first = ofInstance.findIndex(isFirst);
    let end = ofInstance.length;
    for (let at = end - 1; at >= 0 && !openEnd; at--) {
      const event = eventIn(ofInstance[at] as ReadLine);
      if (event && isEnd(event)) {
        break;
      }
      if (event?.kind === 'started') {
        end = toMs - event.timeMs <= EDGE_MS ? at : end;
        break;
      }
    }
    return first < 0 ? [] : ofInstance.slice(first, end);
  });
}
