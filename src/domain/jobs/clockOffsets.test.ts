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

describe('a start tells of the clock', () => {
  const offset = (attempts: readonly OpenAttempt[]): number => finish(measureClocks(attempts))('a');
  const off = (rest: Partial<OpenAttempt> = {}): OpenAttempt[] =>
    hourly('a', 7 * 60_000).map((attempt) => ({ ...attempt, ...rest }));

  test('if a schedule made it: a first attempt of a recurring job that was seen to begin', () => {
    expect(offset(off())).toBe(7 * 60_000 + 9000);
    expect(offset(off({ n: 1 }))).toBe(7 * 60_000 + 9000);
    expect(offset(off({ n: 2 }))).toBe(0);
    expect(offset(off({ startedAtMs: null, endedAtMs: DAY_MS + 600_000 }))).toBe(0);
    expect(offset(off({ jobType: 'UpsertCandidateJob' }))).toBe(0);
    expect(offset(off({ jobType: null }))).toBe(0);
  });

  test('from three of them on', () => {
    expect(offset(off().slice(0, 3))).toBe(7 * 60_000 + 9000);
    expect(offset(off().slice(0, 2))).toBe(0);
  });

  test('hourly jobs more than those of every five minutes, which tell only up to half of that', () => {
    const often = [1, 2, 3, 4].map((tick) => ({
      ...start('a', DAY_MS + tick * 300_000 + 120_000),
      jobType: 'CrmSyncJob',
    }));
    expect(offset(often)).toBe(120_000);
    expect(offset([...often, ...off()])).toBe(7 * 60_000 + 9000);
    const half = often.map((attempt) => ({ ...attempt, startedAtMs: (attempt.startedAtMs ?? 0) + 30_000 }));
    expect(offset(half)).toBe(150_000);
    const more = often.map((attempt) => ({ ...attempt, startedAtMs: (attempt.startedAtMs ?? 0) + 31_000 }));
    expect(offset(more)).toBe(-149_000);
  });

  test('by the earliest of them: queues make a start later, nothing makes it earlier', () => {
    const queued = [5, 1, 3, 4].map((minutes, index) => start('a', DAY_MS + index * HOUR_MS + minutes * 60_000));
    expect(offset(queued)).toBe(60_000);
    // With many, one odd start in twenty is not believed.
    const many = Array.from({ length: 20 }, (_, index) =>
      start('a', DAY_MS + index * HOUR_MS + (index === 7 ? 60_000 : 240_000 + index))
    );
    expect(offset(many)).toBe(240_000);
  });

  test('only beyond what polling and queues explain: three seconds early, three quarters of a minute late', () => {
    const all = (offMs: number) => offset(hourly('a', offMs - 9000));
    expect([all(-3000), all(-3001), all(45_000), all(45_001)]).toEqual([0, -3001, 0, 45_001]);
    const apart = (offMs: number) =>
      finish(measureClocks([...hourly('a', -9000), ...hourly('b', offMs - 9000, 1)]))('b');
    expect([apart(48_000), apart(48_001)]).toEqual([0, 48_001]);
  });

  test('a process of which too little is known goes by the schedule where the others differ', () => {
    const offsetOf = finish(measureClocks([...hourly('a', -95_000), ...hourly('b', 74_000, 1)]));
    expect(offsetOf('never seen')).toBe(0);
  });
});
