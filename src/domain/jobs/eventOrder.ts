import { JobEvent } from './jobEvent';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Order in time by the sharpest clock that the lines have. Ties stay ties. */
export function compareTime(a: JobEvent, b: JobEvent): number {
  return a.timeMs - b.timeMs || a.ticks - b.ticks;
}

/** What makes two lines of one process the same line that was delivered twice: everything but the document's id. */
export function lineIdentity(event: JobEvent): string {
  const { kind, timeMs, ticks, instance, jobType, attempt, correlationId, entityId, hangfireJobId, payloadHash } =
    event;
  return [kind, timeMs, ticks, instance, jobType, attempt, correlationId, entityId, hangfireJobId, payloadHash].join(
    '|'
  );
}

/**
 * Sorts events by process and time, and drops lines that were delivered twice. Independent of the order of arrival:
 * what shares process and tick is put in order by what it says.
 */
export function orderEvents(events: readonly JobEvent[]): JobEvent[] {
  const sorted = [...events].sort((a, b) => compareText(a.instance, b.instance) || compareTime(a, b) || tieBreak(a, b));
  return sorted.filter((event, index) => {
    const previous = sorted[index - 1];
    return !previous || compareTime(previous, event) !== 0 || lineIdentity(previous) !== lineIdentity(event);
  });
}

function tieBreak(a: JobEvent, b: JobEvent): number {
  return compareText(lineIdentity(a), lineIdentity(b)) || compareText(a.id, b.id);
}
