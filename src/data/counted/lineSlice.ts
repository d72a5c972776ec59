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

/**
 * The lines of a slice of the log that tell of whole attempts: without the end of one that began before it and the beginning
 * of one that ends after it. What was cut off there must not pass for an attempt without an end.
 * @param openEnd whether the slice ends where the log does: then what has no end there runs on
 * @param edgeMs an attempt without an end is cut off only if it began so soon before the slice's end
 * @param openStart whether the slice begins where the log does: then an end there is all that is known of its attempt
 */
export function wholeAttempts(
  lines: Iterable<ReadLine>,
  toMs: number,
  openEnd: boolean,
  edgeMs: number,
  openStart = false
): ReadLine[] {
  return [...byInstance(lines).values()].flatMap((ofInstance) => {
    const first = openStart ? 0 : ofInstance.findIndex((line) => eventIn(line)?.kind === 'started');
    let end = ofInstance.length;
    for (let at = end - 1; at >= 0 && !openEnd; at--) {
      const event = eventIn(ofInstance[at] as ReadLine);
      if (event && isEnd(event)) {
        break;
      }
      if (event?.kind === 'started') {
        end = toMs - event.timeMs <= edgeMs ? at : end;
        break;
      }
    }
    return first < 0 ? [] : ofInstance.slice(first, end);
  });
}
