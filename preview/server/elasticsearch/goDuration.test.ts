import { goDuration } from './goDuration';

test.each([
  [0, '0s'],
  [500, '500ms'],
  [1000, '1s'],
  [1500, '1.5s'],
  [60_000, '1m0s'],
  [90_500, '1m30.5s'],
  [3_600_000, '1h0m0s'],
  [90_061_000, '25h1m1s'],
])('%d ms are written as %s', (durationMs, text) => {
  expect(goDuration(durationMs)).toBe(text);
});
