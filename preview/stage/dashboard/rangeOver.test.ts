import { rangeOver } from './rangeOver';

const hourMs = 3_600_000;
const lastDay = { from: 'now-24h', to: 'now' };

test('a day of logs fits into the last 24 hours', () => {
  expect(rangeOver(Date.now() - 23 * hourMs, lastDay)).toBe(lastDay);
});

test('longer logs widen the range by whole hours', () => {
  expect(rangeOver(Date.now() - 47.5 * hourMs, lastDay)).toEqual({ from: 'now-48h', to: 'now' });
});

test('logs of unknown age leave the range alone', () => {
  expect(rangeOver(null, lastDay)).toBe(lastDay);
});
