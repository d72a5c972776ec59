import { hullOf, inParts } from './inParts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const range = { fromMs: 100 * DAY_MS, toMs: 112 * DAY_MS - 1 };
const at = (fromDay: number, toDay = fromDay) => ({
  span: { fromMs: range.fromMs + fromDay * DAY_MS, toMs: range.fromMs + toDay * DAY_MS },
});

test('by the part of the range in which they begin to look; parts in which none does are none', () => {
  const [first, late, long, last] = [at(0.5), at(3.9), at(1, 11), at(11.5)];
  expect(inParts([last, first, long, late], range, 3)).toEqual([[first, long, late], [last]]);
  expect(inParts([first, last], range, 1)).toEqual([[first, last]]);
});

test('what begins before the range belongs to its first part', () => {
  const before = at(-1, 1);
  expect(inParts([at(0), before], range, 3)).toEqual([[at(0), before]]);
});

test('no part is shorter than a day: a short range is not divided', () => {
  const day = { fromMs: 0, toMs: DAY_MS - 1 };
  const ofHour = (hour: number) => ({ span: { fromMs: hour * HOUR_MS, toMs: hour * HOUR_MS } });
  expect(inParts([ofHour(1), ofHour(23)], day, 3)).toHaveLength(1);
});

test('the hull of spans has an hour to spare, and ends where the range does', () => {
  expect(hullOf([at(2, 3), at(5)], range)).toEqual({
    fromMs: range.fromMs + 2 * DAY_MS - HOUR_MS,
    toMs: range.fromMs + 5 * DAY_MS + HOUR_MS,
  });
  expect(hullOf([at(-1), at(20)], range)).toEqual(range);
});
