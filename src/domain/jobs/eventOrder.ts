import { Steps, eachInSteps, groupInSteps, sortInSteps } from '../steps';
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
export function* orderEvents(events: readonly JobEvent[]): Steps<JobEvent[]> {
  const byInstance = yield* groupInSteps(events, ({ instance }) => instance);
  const isFirstWord = firstWords();
  const ordered: JobEvent[] = [];
  for (const instance of [...byInstance.keys()].sort(compareText)) {
    const ofInstance = byInstance.get(instance) ?? [];
    const sorted = yield* sortInSteps(ofInstance, (a, b) => compareTime(a, b) || tieBreak(a, b));
    yield* eachInSteps(sorted, (event, index) => {
      const previous = sorted[index - 1];
      const isSame = previous && compareTime(previous, event) === 0 && lineIdentity(previous) === lineIdentity(event);
      if (!isSame && isFirstWord(event)) {
        ordered.push(event);
      }
    });
  }
  return ordered;
}

/** A shipper sends a line again within this time. */
const SENT_AGAIN_MS = 2 * 60_000;

/**
 * Tells lines that say something for the first time from those that came twice though their times differ: an attempt fails
 * once, and a line without a clock of its own that has a correlation id says the same thing only once within minutes.
 */
function firstWords(): (event: JobEvent) => boolean {
  const saidAt = new Map<string, number>();
  return (event) => {
    const { kind, hangfireJobId, attempt, instance, timeMs } = event;
    const isFailure = kind === 'attemptFailed' || kind === 'deletedByHangfire';
    if (!isFailure && !(event.isClockless && event.correlationId)) {
      return true;
    }
    const words = isFailure
      ? `${instance} ${hangfireJobId} ${attempt}`
      : lineIdentity({ ...event, timeMs: 0, ticks: 0 });
    const before = saidAt.get(words);
    saidAt.set(words, timeMs);
    return before === undefined || (!isFailure && timeMs - before > SENT_AGAIN_MS);
  };
}

function tieBreak(a: JobEvent, b: JobEvent): number {
  return compareText(lineIdentity(a), lineIdentity(b)) || compareText(a.id, b.id);
}
