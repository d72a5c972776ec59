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
