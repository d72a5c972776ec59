import { payloadHash } from './payloadHash';
import { finish } from '../steps';
import { consoleTimeMs, settleConsoleClocks } from './consoleClock';
import { JobEvent } from './jobEvent';
import { makeEvent } from './testing/makeAttempt';

const DAY_MS = 86_400_000;
const MIDNIGHT_MS = Date.UTC(2026, 5, 17);
const NOON_MS = MIDNIGHT_MS + DAY_MS / 2;

test('a clock time means the day on which the line was indexed, or, around midnight, the day beside it', () => {
  expect(consoleTimeMs(43_200, NOON_MS + 500)).toBe(NOON_MS);
  expect(consoleTimeMs(43_200, NOON_MS - 500)).toBe(NOON_MS);
  // Written a second before midnight, indexed after it; and the other way round.
  expect(consoleTimeMs(86_399, MIDNIGHT_MS + 2000)).toBe(MIDNIGHT_MS - 1000);
  expect(consoleTimeMs(1, MIDNIGHT_MS - 2000)).toBe(MIDNIGHT_MS + 1000);
});

/** A rendered line: printed and indexed so many seconds after noon. */
const line = (id: string, printed: number, indexed: number, rest: Partial<JobEvent> = {}): JobEvent =>
  makeEvent(0, {
    id,
    timeMs: NOON_MS + indexed * 1000,
    consoleMs: NOON_MS + printed * 1000,
    lineHash: payloadHash(id),
    ...rest,
  });
const settled = (...events: JobEvent[]) =>
  finish(settleConsoleClocks(events)).map(({ id, timeMs }) => `${id} ${(timeMs - NOON_MS) / 1000}`);

test('lines that arrive as soon as the others stay where they were indexed', () => {
  expect(settled(line('a', 0, 0.4), line('b', 1, 2.4), line('c', 5, 5.4))).toEqual(['a 0.4', 'b 2.4', 'c 5.4']);
});

test('a line that was held up goes back to its second: a start early in it, an end late', () => {
  expect(settled(line('a', 0, 0.4), line('late', 1, 2.6))).toEqual(['a 0.4', 'late 1.5']);
  expect(settled(line('a', 0, 0.4), line('late', 1, 60, { kind: 'succeeded' }))).toEqual(['a 0.4', 'late 2.3']);
});

test('how long lines take is measured in each process', () => {
  const other = { instance: 'web-1' };
  expect(settled(line('a', 0, 0.4), line('b', 1, 31, other), line('c', 2, 32, other))).toEqual([
    'a 0.4',
    'b 31',
    'c 32',
  ]);
});

test('a line that came late and was there already is the same, sent again; within minutes only', () => {
  const again = { lineHash: 1 };
  expect(settled(line('a', 0, 0.4, again), line('b', 0, 60, again))).toEqual(['a 0.4']);
  expect(settled(line('b', 0, 60, again), line('a', 0, 0.4, again))).toEqual(['a 0.4']);
  expect(settled(line('a', 0, 0.4, again), line('b', 0, 120.4, again))).toEqual(['a 0.4']);
  expect(settled(line('a', 0, 0.4, again), line('b', 0, 120.5, again))).toEqual(['a 0.4', 'b 0.5']);
});

test('of copies that came in the same moment always the same one is kept', () => {
  const again = { lineHash: 1 };
  const copies = [line('b', 0, 60, again), line('c', 0, 60, again)];
  const first = line('a', 30, 30.4);
  expect(settled(first, ...copies)).toEqual(['a 30.4', 'b 0.5']);
  expect(settled(first, ...[...copies].reverse())).toEqual(['a 30.4', 'b 0.5']);
});

test('the same text written twice within a second is two lines', () => {
  const same = { lineHash: 1 };
  expect(settled(line('a', 0, 0.4, same), line('b', 0, 0.6, same))).toEqual(['a 0.4', 'b 0.6']);
});

test('a line with a sharper clock stays as it is, however late it came', () => {
  expect(settled(line('a', 0, 0.4), line('b', 0, 600, { consoleMs: undefined }))).toEqual(['b 600', 'a 0.4']);
});
