import { makeRun } from '../timeline/testing/makeRun';
import { attemptsOf, isLost, outcomeMs } from './run';

test('an outcome came with the end, else with the start', () => {
  const [attempt] = makeRun('x', 5000, 'retrying').attempts;
  expect(outcomeMs(attempt!)).toBe(6000);
  expect(outcomeMs({ ...attempt!, endedAtMs: null })).toBe(5000);
  expect(outcomeMs({ ...attempt!, startedAtMs: null, endedAtMs: null })).toBe(0);
});

test.each([
  ['deleted', true],
  ['deletedByHangfire', true],
  ['failed', false],
  ['retrying', false],
  ['succeeded', false],
] as const)('a run that is %s is lost for good: %s', (state, lost) => {
  expect(isLost(makeRun('x', 0, state))).toBe(lost);
});

test('all attempts of some runs, in their order', () => {
  const [one, two] = [makeRun('xo', 0, 'succeeded'), makeRun('x', 0, 'retrying')];
  expect(attemptsOf([one, two])).toEqual([...one.attempts, ...two.attempts]);
  expect(attemptsOf([])).toEqual([]);
});
