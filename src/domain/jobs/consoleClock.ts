import { addToGroup } from '../groupBy';
import { Steps, eachInSteps, sortInSteps } from '../steps';
import { JobEvent } from './jobEvent';

const DAY_MS = 86_400_000;
// The console's clock has seconds only; a line that is indexed later than this was held up on its way.
const HELD_UP_MS = 1100;
const SAME_LINE_MS = 2 * 60_000;
// A held-up line's part of the second is unknown: a start is put early in it, an end late.
const START_MS = 100;
const END_MS = 900;

/**
 * The moment that the console's `HH:mm:ss` stands for, near the moment at which the line was indexed (ms, UTC).
 * @param secondOfDay seconds since midnight, as printed
 */
export function consoleTimeMs(secondOfDay: number, indexedMs: number): number {
  const onTheDayMs = Math.floor(indexedMs / DAY_MS) * DAY_MS + secondOfDay * 1000;
  const days = Math.round((indexedMs - onTheDayMs) / DAY_MS);
  return onTheDayMs + days * DAY_MS;
}

function* settleInstance(events: readonly JobEvent[]): Steps<JobEvent[]> {
  const delayMs = (event: JobEvent): number => event.timeMs - (event.consoleMs ?? event.timeMs);
  const usualMs = events.reduce((least, event) => Math.min(least, delayMs(event)), Infinity);
  const seen = new Map<number, number>();
  const settled: JobEvent[] = [];
  const sorted = yield* sortInSteps(events, (a, b) => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1));
  yield* eachInSteps(sorted, (event) => {
    const hash = event.lineHash ?? 0;
    const isHeldUp = delayMs(event) > usualMs + HELD_UP_MS;
    const isAgain = event.timeMs - (seen.get(hash) ?? -Infinity) <= SAME_LINE_MS;
    // Within one second the same text may well be written twice; only a line that came late can be a second delivery.
    if (!isHeldUp) {
      settled.push(event);
    } else if (!isAgain) {
      const partOfSecondMs = event.kind === 'started' ? START_MS : END_MS;
      settled.push({ ...event, timeMs: (event.consoleMs ?? event.timeMs) + usualMs + partOfSecondMs });
    }
    if (!isAgain) {
      seen.set(hash, event.timeMs);
    }
  });
  return settled;
}

/**
 * Rendered lines carry the application's clock in their text, in seconds: puts lines that were indexed late back where they
 * belong, and drops those that were delivered twice at different times. Other lines have a sharper clock and stay.
 */
export function* settleConsoleClocks(events: readonly JobEvent[]): Steps<JobEvent[]> {
  const settled: JobEvent[] = [];
  const rendered = new Map<string, JobEvent[]>();
  yield* eachInSteps(events, (event) => {
    if (event.consoleMs === undefined) {
      settled.push(event);
    } else {
      addToGroup(rendered, event.instance, event);
    }
  });
  for (const group of rendered.values()) {
    for (const event of yield* settleInstance(group)) {
      settled.push(event);
    }
  }
  return settled;
}
