import { hourFold } from './hourFold';
import { HOUR_MS, makeRun, MINUTE_MS } from './testing/makeRun';

const NOW_MS = 100 * HOUR_MS;
const run = makeRun('xxxo', 10 * MINUTE_MS, 'succeeded');
const shifted = (index: number, byMs: number) => ({
  ...run,
  attempts: run.attempts.map((attempt, at) =>
    at < index
      ? attempt
      : { ...attempt, startedAtMs: attempt.startedAtMs! + byMs, endedAtMs: attempt.endedAtMs! + byMs }
  ),
});
const minutes = (...args: Parameters<typeof hourFold>) =>
  hourFold(...args).rows.map(({ n, cells }) => [n, ...cells.map(({ minute }) => minute)]);

test('attempts an hour apart stand in one line, by their number', () => {
  expect(minutes([run], NOW_MS, 0)).toEqual([
    [1, 10],
    [2, 10],
    [3, 10],
    [4, 10],
  ]);
});

test('the minute is that of the person’s clock, and wraps', () => {
  expect(minutes([run], NOW_MS, 30 * MINUTE_MS)[0]).toEqual([1, 40]);
  expect(minutes([run], NOW_MS, -30 * MINUTE_MS)[0]).toEqual([1, 40]);
});

test('a late attempt is counted as late, those after it only if they are late themselves', () => {
  const { rows } = hourFold([shifted(2, 12 * MINUTE_MS), run], NOW_MS, 0);
  expect(rows.map(({ late }) => late)).toEqual([0, 0, 1, 0]);
  expect(rows[2]!.cells.map(({ minute }) => minute)).toEqual([22, 10]);
  expect(hourFold([shifted(2, 2 * MINUTE_MS)], NOW_MS, 0).rows[2]!.late).toBe(0);
});

test('a number twice is doubled, one not read is said, and neither is late', () => {
  const [first, second, , fourth] = run.attempts;
  const doubled = {
    ...run,
    attempts: [first!, second!, { ...second!, startedAtMs: second!.startedAtMs! + MINUTE_MS }],
  };
  const unread = { ...run, attempts: [first!, fourth!] };
  expect(hourFold([doubled], NOW_MS, 0).rows.map((row) => row.doubled)).toEqual([0, 1]);
  const { rows } = hourFold([unread], NOW_MS, 0);
  expect(rows.map((row) => [row.n, row.unread, row.late])).toEqual([
    [1, 0, 0],
    [2, 1, 0],
    [3, 1, 0],
    [4, 0, 0],
  ]);
});

test('what has no number is counted, not placed', () => {
  const attempts = run.attempts.map((attempt) => ({ ...attempt, n: null }));
  expect(hourFold([{ ...run, attempts }], NOW_MS, 0)).toEqual({ rows: [], withoutNumber: 4 });
});

test('ten thousand runs are as many cells as their minutes and kinds', () => {
  const runs = Array.from({ length: 10_000 }, (_, index) => makeRun('xxxxxxxxxx', index * 1000, 'interrupted'));
  const { rows } = hourFold(runs, NOW_MS, 0);
  expect(rows).toHaveLength(10);
  expect(rows.every(({ cells }) => cells.length <= 60)).toBe(true);
  expect(rows[3]!.cells.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
});

test('a deletion by Hangfire is no attempt without a number', () => {
  const [first] = run.attempts;
  const lost = { ...run, state: 'deletedByHangfire' as const, attempts: [first!], deletedAtMs: first!.endedAtMs };
  expect(hourFold([lost], NOW_MS, 0)).toMatchObject({ rows: [{ n: 1 }], withoutNumber: 0 });
  expect(hourFold([{ ...lost, attempts: [{ ...first!, n: null }] }], NOW_MS, 0)).toEqual({
    rows: [],
    withoutNumber: 1,
  });
});

test('the numbers stand in order, whichever run has them; what came in one minute is counted together', () => {
  const later = { ...run, attempts: run.attempts.slice(2) };
  const { rows } = hourFold([later, run, run], NOW_MS, 20 * MINUTE_MS);
  expect(rows.map(({ n, cells }) => [n, cells])).toEqual([
    [1, [{ kind: 'failed', minute: 30, count: 2 }]],
    [2, [{ kind: 'failed', minute: 30, count: 2 }]],
    [3, [{ kind: 'failed', minute: 30, count: 3 }]],
    [4, [{ kind: 'succeeded', minute: 30, count: 3 }]],
  ]);
});

test('late is more than five minutes after the delay; an attempt without a start is taken by its end', () => {
  const lateAfter = (byMs: number) => hourFold([shifted(1, byMs)], NOW_MS, 0).rows[1]!.late;
  // Attempts are an hour apart by their starts and last a second, by which the wait is shorter.
  expect([lateAfter(5 * MINUTE_MS + 1000), lateAfter(5 * MINUTE_MS + 1001)]).toEqual([0, 1]);
  const ends = shifted(1, 6 * MINUTE_MS).attempts.map((attempt) => ({ ...attempt, startedAtMs: null }));
  expect(hourFold([{ ...run, attempts: ends }], NOW_MS, 0).rows.map(({ late }) => late)).toEqual([0, 1, 0, 0]);
  expect(hourFold([run], NOW_MS, 0).rows.every(({ late }) => late === 0)).toBe(true);
});
