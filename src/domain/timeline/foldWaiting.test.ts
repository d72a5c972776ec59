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

describe('what is folded', () => {
  // 40 px, the least that is worth a fold, are an hour here.
  const day = { fromMs: 0, toMs: 24 * HOUR_MS, widthPx: 960 };
  const mark = (fromMinute: number, toMinute = fromMinute, atMinute = toMinute) => ({
    ...marks[0]!,
    fromMs: fromMinute * MINUTE_MS,
    toMs: toMinute * MINUTE_MS,
    atMs: atMinute * MINUTE_MS,
  });
  const minutes = (spans: ReturnType<typeof waitingSpans>) =>
    spans.map(({ fromMs, toMs }) => [fromMs / MINUTE_MS, toMs / MINUTE_MS]);

  test('is an hour and a margin of half a minute on either side, no less', () => {
    expect(minutes(waitingSpans([mark(0, 1379)], day))).toEqual([[1379.5, 1439.5]]);
    expect(waitingSpans([mark(0, 1379.1)], day)).toEqual([]);
  });

  test('is nothing of what a mark stands for, its sign included, whatever order they come in', () => {
    const busy = [mark(700, 720, 600), mark(100, 120, 400), mark(0), mark(110, 115), mark(1440)];
    expect(minutes(waitingSpans(busy, day))).toEqual([
      [0.5, 99.5],
      [400.5, 599.5],
      [720.5, 1439.5],
    ]);
  });

  test('is not changed by what happened outside the picture', () => {
    const outside = [mark(-500, -400), mark(1500, 1600)];
    expect(minutes(waitingSpans(outside, day))).toEqual([[0.5, 1439.5]]);
    expect(minutes(waitingSpans([mark(-100, 500), mark(900, 2000)], day))).toEqual([[500.5, 899.5]]);
    expect(minutes(waitingSpans([mark(-100, -50, 500), mark(2000, 2000, 900)], day))).toEqual([[500.5, 899.5]]);
  });

  test('are the longest spans where there is no room for all, in order of time', () => {
    // Twenty spans of an hour and more; half of 1000 px holds nineteen folds of 26.
    const lengths = [67, 66, 65, 60, 61, 62, 63, 64, ...Array.from({ length: 12 }, (_, n) => 68 + n)];
    const starts = lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0));
    const toMs = lengths.reduce((sum, length) => sum + length, 0) * MINUTE_MS;
    const spans = waitingSpans([...starts.map((start) => mark(start)), mark(toMs / MINUTE_MS)], {
      fromMs: 0,
      toMs,
      widthPx: 1000,
    });
    expect(minutes(spans).map(([from]) => from)).toEqual(
      starts.filter((_, index) => lengths[index] !== 60).map((start) => start + 0.5)
    );
  });
});

test('a range that does not begin at nought folds alike; one that is folded whole stays', () => {
  const later = { fromMs: 100 * HOUR_MS, toMs: 112 * HOUR_MS, widthPx: 1200 };
  const folded = foldScale(later, [{ fromMs: 101 * HOUR_MS, toMs: 111 * HOUR_MS }]);
  const half = (1200 - FOLD_PX) / 2;
  expect([100, 101, 111, 112].map((hour) => pxOf(folded, hour * HOUR_MS))).toEqual([0, half, half + FOLD_PX, 1200]);
  expect(foldScale(later, [later])).toBe(later);
});
