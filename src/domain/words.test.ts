import { count, duration, instanceName } from './words';

test.each([
  [0, '0 runs'],
  [1, '1 run'],
  [2, '2 runs'],
  [1204, '1,204 runs'],
])('counts %i', (n, text) => {
  expect(count(n, 'run')).toBe(text);
});

test('counts with a plural of its own', () => {
  expect(count(1, 'run waits', 'runs wait')).toBe('1 run waits');
  expect(count(2, 'run waits', 'runs wait')).toBe('2 runs wait');
});

test.each([
  [-5, '0 s'],
  [999, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_599_999, '59 min'],
  [3_600_000, '1 h'],
  [3_660_000, '1 h 1 min'],
  [86_400_000, '24 h'],
  [3 * 86_400_000 - 1, '71 h 59 min'],
  [3 * 86_400_000, '3 d'],
  [3 * 86_400_000 + 3_600_000, '3 d 1 h'],
])('says how long %i ms are', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test('names an instance without the brackets of its lines', () => {
  expect(instanceName('[APP/PROC/WEB/1]')).toBe('APP/PROC/WEB/1');
  expect(instanceName('api-7d9f-x2x')).toBe('api-7d9f-x2x');
});
