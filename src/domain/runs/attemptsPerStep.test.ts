import { HOUR_MS } from '../timeline/testing/makeRun';
import { attemptsPerStep } from './attemptsPerStep';
import { makeFailingRun } from './testing/makeFailingRun';

test('counts attempts in the hour in which they ended', () => {
  const runs = [makeFailingRun('tto', HOUR_MS, 'succeeded'), makeFailingRun('td', HOUR_MS, 'deleted')];
  const { stepMs, steps } = attemptsPerStep(runs, [], { fromMs: HOUR_MS / 2, toMs: 4 * HOUR_MS });
  expect(stepMs).toBe(HOUR_MS);
  expect(steps.map(({ fromMs, succeeded, failed, lost }) => [fromMs / HOUR_MS, succeeded, failed, lost])).toEqual([
    [0, 0, 0, 0],
    [1, 0, 2, 0],
    [2, 0, 1, 1],
    [3, 1, 0, 0],
  ]);
});

test('a job that Hangfire deleted is lost with its last failure', () => {
  const runs = [makeFailingRun('tt', 0, 'deletedByHangfire')];
  const { steps } = attemptsPerStep(runs, [], { fromMs: 0, toMs: 2 * HOUR_MS });
  expect(steps.map(({ failed, lost }) => [failed, lost])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test('what ended outside the span is not counted, and a long span has longer steps', () => {
  const runs = [makeFailingRun('tt', -HOUR_MS / 2, 'retrying')];
  expect(attemptsPerStep(runs, [], { fromMs: 0, toMs: HOUR_MS }).steps).toMatchObject([{ failed: 1 }]);
  const { stepMs, steps } = attemptsPerStep(runs, [], { fromMs: 0, toMs: 14 * 24 * HOUR_MS });
  expect([stepMs / HOUR_MS, steps.length]).toEqual([6, 56]);
});

test('runs that were counted and not read are among the successes', () => {
  const counted = [
    { fromMs: HOUR_MS, toMs: 1.5 * HOUR_MS, runs: 12 },
    { fromMs: 1.5 * HOUR_MS, toMs: 2 * HOUR_MS, runs: 3 },
  ];
  const { steps } = attemptsPerStep([makeFailingRun('to', 0, 'succeeded')], counted, { fromMs: 0, toMs: 2 * HOUR_MS });
  expect(steps.map(({ succeeded, failed }) => [succeeded, failed])).toEqual([
    [0, 1],
    [16, 0],
  ]);
});

test.each([
  [0, 1, 1],
  [96, 1, 96],
  [97, 3, 33],
  [96 * 24, 24, 96],
  [200 * 24, 24, 200],
])('a span of %d h has steps of %d h', (hours, stepHours, steps) => {
  const counts = attemptsPerStep([], [], { fromMs: 0, toMs: hours * HOUR_MS });
  expect([counts.stepMs / HOUR_MS, counts.steps.length]).toEqual([stepHours, steps]);
  expect(counts.steps[0]).toEqual({ fromMs: 0, toMs: stepHours * HOUR_MS, succeeded: 0, failed: 0, lost: 0 });
});

test('what a pause aborted has failed; what runs or was interrupted counts nowhere', () => {
  const runs = [
    makeFailingRun('a', 0, 'retrying'),
    makeFailingRun('r', 0, 'running'),
    makeFailingRun('?', 0, 'interrupted'),
  ];
  expect(attemptsPerStep(runs, [], { fromMs: 0, toMs: HOUR_MS }).steps).toMatchObject([
    { succeeded: 0, failed: 1, lost: 0 },
  ]);
});

test('what was counted from before the first step on stands in it, what begins behind the last in none', () => {
  const counted = [
    { fromMs: -HOUR_MS, toMs: HOUR_MS, runs: 2 },
    { fromMs: 2 * HOUR_MS, toMs: 3 * HOUR_MS, runs: 4 },
  ];
  const { steps } = attemptsPerStep([], counted, { fromMs: 0, toMs: 2 * HOUR_MS });
  expect(steps.map(({ succeeded }) => succeeded)).toEqual([2, 0]);
});

test('a range that begins late has its steps by the clock', () => {
  const fromMs = 1000 * 24 * HOUR_MS + HOUR_MS / 2;
  const runs = [makeFailingRun('td', fromMs, 'deleted')];
  const counted = [{ fromMs, toMs: fromMs + 1, runs: 5 }];
  const { stepMs, steps } = attemptsPerStep(runs, counted, { fromMs, toMs: fromMs + 2 * HOUR_MS });
  const hour = (index: number) => fromMs - HOUR_MS / 2 + index * HOUR_MS;
  expect(stepMs).toBe(HOUR_MS);
  expect(steps).toEqual([
    { fromMs: hour(0), toMs: hour(1), succeeded: 5, failed: 1, lost: 0 },
    { fromMs: hour(1), toMs: hour(2), succeeded: 0, failed: 0, lost: 1 },
    { fromMs: hour(2), toMs: hour(3), succeeded: 0, failed: 0, lost: 0 },
  ]);
});
