import fc from 'fast-check';
import { successStrip } from './successStrip';
import { HOUR_MS, makeRun, MINUTE_MS } from './testing/makeRun';

const scale = { fromMs: 0, toMs: 10 * HOUR_MS, widthPx: 240 };

test('counts successes per step, and leaves silence out', () => {
  const runs = [
    makeRun('o', 0, 'succeeded'),
    makeRun('o', 2 * MINUTE_MS, 'succeeded'),
    makeRun('xo', 5 * HOUR_MS, 'succeeded'),
  ];
  const strip = successStrip(runs, scale);
  expect(strip.stepMs).toBe(10 * MINUTE_MS);
  expect(strip.steps).toEqual([
    { fromMs: 0, toMs: 10 * MINUTE_MS, succeeded: 2, idle: 0 },
    { fromMs: 6 * HOUR_MS, toMs: 6 * HOUR_MS + 10 * MINUTE_MS, succeeded: 1, idle: 0 },
  ]);
  expect(strip.peak).toBe(2);
});

test('skipped runs are no successes', () => {
  const skipped = { ...makeRun('o', 0, 'succeeded'), state: 'skipped' as const };
  expect(successStrip([skipped], scale)).toMatchObject({ peak: 0, steps: [{ succeeded: 0, idle: 1 }] });
});

test('failures and what ended outside the range do not count', () => {
  const runs = [
    makeRun('x', 0, 'retrying'),
    makeRun('o', 11 * HOUR_MS, 'succeeded'),
    makeRun('o', -HOUR_MS, 'succeeded'),
  ];
  expect(successStrip(runs, scale).steps).toEqual([]);
});

const counted = (stepMs: number, count: number, firstMs = 0) =>
  Array.from({ length: count }, (_, index) => ({
    fromMs: firstMs + index * stepMs,
    toMs: firstMs + (index + 1) * stepMs - 1,
    runs: 3,
  }));

test.each([5, 10, 15, 30, 60, 120, 240, 480, 1440])(
  'what was counted in steps of %d min makes no holes, and no waves, in narrower ones',
  (minutes) => {
    const stepMs = minutes * MINUTE_MS;
    for (const widthPx of [300, 900, 2500]) {
      const strip = successStrip([], { fromMs: 0, toMs: 168 * stepMs, widthPx }, counted(stepMs, 168));
      expect(strip.steps[0]!.fromMs).toBe(0);
      expect(strip.steps.every(({ fromMs }, index) => fromMs === index * strip.stepMs)).toBe(true);
      const inner = strip.steps.slice(0, -1).map(({ succeeded }) => succeeded);
      expect(new Set(inner).size).toBe(1);
    }
  }
);

test('runs that were counted as duplicates ended without work', () => {
  const range = { fromMs: 0, toMs: 10 * MINUTE_MS, widthPx: 900 };
  const duplicates = [{ fromMs: 0, toMs: 5 * MINUTE_MS - 1, runs: 2 }];
  expect(successStrip([], range, [], duplicates).steps).toMatchObject([{ fromMs: 0, succeeded: 0, idle: 2 }]);
});

test('a count that the range cuts still stands in its place', () => {
  const range = { fromMs: 17 * MINUTE_MS, toMs: 19 * MINUTE_MS, widthPx: 900 };
  const cut = [{ fromMs: 17 * MINUTE_MS, toMs: 19 * MINUTE_MS, runs: 3 }];
  expect(successStrip([], range, cut).steps).toEqual([
    { fromMs: 15 * MINUTE_MS, toMs: 20 * MINUTE_MS, succeeded: 3, idle: 0 },
  ]);
});

test('every success within the range is in exactly one step', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10 * HOUR_MS - 1000 })),
      fc.integer({ min: 1, max: 3000 }),
      (starts, widthPx) => {
        const runs = starts.map((ms) => makeRun('o', ms, 'succeeded'));
        const total = successStrip(runs, { ...scale, widthPx }).steps.reduce(
          (sum, { succeeded }) => sum + succeeded,
          0
        );
        expect(total).toBe(starts.length);
      }
    )
  );
});

test('what ended on the edge of the range is in it; steps stand in order', () => {
  const range = { fromMs: 1000, toMs: 10 * HOUR_MS + 1000, widthPx: 240 };
  const runs = [10 * HOUR_MS, 0, 10 * HOUR_MS + 1, -1].map((startMs) => makeRun('o', startMs, 'succeeded'));
  expect(successStrip(runs, range).steps.map(({ fromMs, succeeded }) => [fromMs / HOUR_MS, succeeded])).toEqual([
    [0, 1],
    [10, 1],
  ]);
});

test('a run is counted where its last attempt ended, or began where no end is known; one without a time is not', () => {
  const run = makeRun('xo', 0, 'succeeded');
  const last = (rest: Partial<(typeof run.attempts)[number]>) => ({
    ...run,
    attempts: [run.attempts[0]!, { ...run.attempts[1]!, ...rest }],
  });
  const hours = (of: typeof run) => successStrip([of], scale).steps.map(({ fromMs }) => fromMs / HOUR_MS);
  expect(hours(run)).toEqual([1]);
  expect(hours(last({ endedAtMs: null, startedAtMs: 2 * HOUR_MS }))).toEqual([2]);
  expect(hours(last({ endedAtMs: null, startedAtMs: null }))).toEqual([]);
  expect(hours({ ...run, attempts: [] })).toEqual([]);
});

test('duplicates of a run are idle, and the peak is that of the successes', () => {
  const duplicate = (startMs: number) => makeRun('o', startMs, 'deduplicated');
  const strip = successStrip([duplicate(0), duplicate(0), makeRun('o', 0, 'succeeded')], scale);
  expect(strip).toMatchObject({ peak: 1, steps: [{ succeeded: 1, idle: 2 }] });
});
