import { OpenAttempt, beginAttempt } from './openAttempt';
import { finish } from '../steps';
import { measureClocks } from './clockOffsets';

const HOUR_MS = 3_600_000;
const DAY_MS = Date.UTC(2026, 5, 17);

const start = (instance: string, timeMs: number): OpenAttempt =>
  beginAttempt(
    {
      kind: 'started',
      id: `${instance} ${timeMs}`,
      timeMs,
      ticks: 0,
      instance,
      jobType: 'ApplySyncJob',
      attempt: null,
      maxAttempts: null,
    },
    'running'
  );

/** Hourly starts of a process whose clock, or whose schedule, is off by `offMs`. */
const hourly = (instance: string, offMs: number, firstHour = 0): OpenAttempt[] =>
  [0, 2, 4, 6].map((hour) => start(instance, DAY_MS + (firstHour + hour) * HOUR_MS + 9000 + offMs));

test('starts within seconds of their tick show no difference', () => {
  const offsetOf = finish(measureClocks([...hourly('a', 0), ...hourly('b', 10_000, 1)]));
  expect([offsetOf('a'), offsetOf('b')]).toEqual([0, 0]);
});

test('clocks that differ by minutes are each taken as measured', () => {
  const offsetOf = finish(measureClocks([...hourly('a', -95_000), ...hourly('b', 74_000, 1)]));
  expect([offsetOf('a'), offsetOf('b')]).toEqual([-86_000, 83_000]);
});

test('what all share is the schedule’s, and moves all alike', () => {
  const offsetOf = finish(measureClocks([...hourly('a', 7 * 60_000), ...hourly('b', 7 * 60_000 + 12_000, 1)]));
  expect(offsetOf('a')).toBe(7 * 60_000 + 9000);
  expect(offsetOf('b')).toBe(offsetOf('a'));
  expect(offsetOf('never seen')).toBe(offsetOf('a'));
});

test('too few starts tell nothing', () => {
  expect(finish(measureClocks([start('a', DAY_MS + 600_000)]))('a')).toBe(0);
  expect(finish(measureClocks([]))('a')).toBe(0);
});
