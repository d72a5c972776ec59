import { momentOf, rangeTexts, readRange, shiftedRange, widerRange } from './timeRanges';

const NOW_MS = Date.UTC(2026, 5, 24, 13, 20);
const HOUR_MS = 3_600_000;

beforeEach(() => {
  jest.useFakeTimers({ now: NOW_MS });
});

afterEach(() => {
  jest.useRealTimers();
});

test('reads relative times, ms and plain times in the person’s zone', () => {
  const span = (from: string, to: string, zone = 'utc') => {
    const { range, problem } = readRange(from, to, zone);
    expect(problem).toBeNull();
    return [range.from.valueOf() - NOW_MS, range.to.valueOf() - NOW_MS];
  };
  expect(span('now-6h', 'now')).toEqual([-6 * HOUR_MS, 0]);
  expect(span(String(NOW_MS - 5), String(NOW_MS))).toEqual([-5, 0]);
  expect(span('2026-06-24 13:20:00', 'now+1h', 'Europe/London')).toEqual([-HOUR_MS, HOUR_MS]);
});

test.each([
  ['nonsense', 'now'],
  ['now', 'now-1h'],
  ['now', 'now'],
  ['<script>', '1e999'],
])('what cannot be read becomes the last day, and that is said: %s to %s', (from, to) => {
  const { range, problem } = readRange(from, to, 'utc');
  expect(rangeTexts(range)).toEqual({ from: 'now-24h', to: 'now' });
  expect(problem).toContain('cannot be read');
});

test('a range goes back into the address as it came', () => {
  expect(rangeTexts(readRange('now-6h', 'now', 'utc').range)).toEqual({ from: 'now-6h', to: 'now' });
  expect(rangeTexts(readRange('1782000000000', '1782086400000', 'Europe/London').range)).toEqual({
    from: '1782000000000',
    to: '1782086400000',
  });
});

test('a verdict is about now, or about the end of a range in the past', () => {
  expect(momentOf(readRange('now-6h', 'now+10h', 'utc').range)).toBe(NOW_MS);
  expect(momentOf(readRange('now-6h', 'now-1h', 'utc').range)).toBe(NOW_MS - HOUR_MS);
});

test('moves by half, widens to twice', () => {
  const { range } = readRange('now-4h', 'now', 'utc');
  const hours = ({ from, to }: { from: string; to: string }) => [from, to].map((ms) => (Number(ms) - NOW_MS) / HOUR_MS);
  expect(hours(shiftedRange(range, -1))).toEqual([-6, -2]);
  expect(hours(shiftedRange(range, 1))).toEqual([-2, 2]);
  expect(hours(widerRange(range))).toEqual([-6, 2]);
});
