import fc from 'fast-check';
import { FOLD_PX, foldScale, waitingSpans } from './foldWaiting';
import { runMarks } from './runMarks';
import { HOUR_MS, makeRun, MINUTE_MS } from './testing/makeRun';
import { msAt, msOfPx, pxOf } from './timeScale';

const scale = { fromMs: 0, toMs: 12 * HOUR_MS, widthPx: 1200 };
const marks = runMarks(makeRun('xxxo', HOUR_MS, 'succeeded'), 0);
const hours = (spans: ReturnType<typeof waitingSpans>) =>
  spans.map(({ fromMs, toMs }) => [fromMs, toMs].map((ms) => Math.round((100 * ms) / HOUR_MS) / 100));

test('the waiting before, between and after the attempts', () => {
  expect(hours(waitingSpans(marks, scale))).toEqual([
    [0.01, 0.99],
    [1.01, 1.99],
    [2.01, 2.99],
    [3.01, 3.99],
    [4.01, 11.99],
  ]);
});

test('a short pause is no waiting, and an attempt that lasts is none either', () => {
  expect(hours(waitingSpans(marks, { ...scale, widthPx: 360 }))).toEqual([[4.01, 11.99]]);
  const running = runMarks(makeRun('r', HOUR_MS, 'running'), 9 * HOUR_MS);
  expect(hours(waitingSpans(running, scale))).toEqual([
    [0.01, 0.99],
    [9.01, 11.99],
  ]);
});

test('folds leave half of the width to what happened', () => {
  const hourly = Array.from({ length: 20 }, (_, hour) => makeRun('x', hour * HOUR_MS, 'interrupted'));
  const narrow = { fromMs: 0, toMs: 20 * HOUR_MS, widthPx: 900 };
  const spans = waitingSpans(
    hourly.flatMap((run) => runMarks(run, 0)),
    narrow
  );
  expect(spans.length).toBe(Math.floor(450 / FOLD_PX));
});

test('folded spans are narrow, the rest is wider than before, and order is kept', () => {
  const spans = waitingSpans(marks, scale);
  const folded = foldScale(scale, spans);
  for (const { fromMs, toMs } of spans) {
    expect(pxOf(folded, toMs) - pxOf(folded, fromMs)).toBeCloseTo(FOLD_PX);
  }
  expect(pxOf(folded, HOUR_MS + MINUTE_MS / 4) - pxOf(folded, HOUR_MS)).toBeGreaterThan(30);
  expect([pxOf(folded, 0), pxOf(folded, 12 * HOUR_MS)]).toEqual([0, 1200]);
  expect(msOfPx(folded, 1200 - 5 * FOLD_PX)).toBeCloseTo(
    12 * HOUR_MS - spans.reduce((sum, s) => sum + s.toMs - s.fromMs, 0),
    -1
  );
});

test('a moment and its place lead to each other, whatever is folded', () => {
  const folded = foldScale(scale, waitingSpans(marks, scale));
  fc.assert(
    fc.property(fc.integer({ min: -HOUR_MS, max: 13 * HOUR_MS }), (ms) => {
      expect(Math.abs(msAt(folded, pxOf(folded, ms)) - ms)).toBeLessThanOrEqual(1);
    })
  );
});

test('nothing to fold leaves the scale as it is', () => {
  expect(foldScale(scale, [])).toBe(scale);
});
