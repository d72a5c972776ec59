import { NOW_MS, retryingRun } from '../ui/testing/runFixtures';
import { nextLosses } from './nextLosses';

test('soonest first; those of a type and minute together, but those that can be saved and those that cannot apart; runs without a deadline left out', () => {
  const at = (jobType: string, minutes: number, triesLeft = 5) => {
    const dueMs = NOW_MS + minutes * 60_000;
    return retryingRun(jobType, 3, NOW_MS, { deletion: { fromMs: dueMs, toMs: dueMs }, triesLeft });
  };
  const runs = [at('B', 9), at('A', 2.5), at('A', 2), at('A', 2.1, 0), at('B', 2.7), { ...at('A', 1), deletion: null }];
  expect(nextLosses(runs)).toEqual([
    { jobType: 'A', dueMs: NOW_MS + 120_000, runs: 2, doomed: false },
    { jobType: 'A', dueMs: NOW_MS + 126_000, runs: 1, doomed: true },
    { jobType: 'B', dueMs: NOW_MS + 162_000, runs: 1, doomed: false },
    { jobType: 'B', dueMs: NOW_MS + 540_000, runs: 1, doomed: false },
  ]);
});
