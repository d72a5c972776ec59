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
