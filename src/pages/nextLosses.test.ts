import { NOW_MS, retryingRun } from '../ui/testing/runFixtures';
import { nextLosses } from './nextLosses';

test('soonest first; those of a type and minute together; runs without a deadline left out', () => {
  const at = (jobType: string, minutes: number) => {
    const dueMs = NOW_MS + minutes * 60_000;
    return retryingRun(jobType, 3, NOW_MS, { deletion: { fromMs: dueMs, toMs: dueMs } });
  };
  const runs = [at('B', 9), at('A', 2.5), at('A', 2), at('B', 2.7), { ...at('A', 1), deletion: null }];
  expect(nextLosses(runs)).toEqual([
    { jobType: 'A', dueMs: NOW_MS + 120_000, runs: 2 },
    { jobType: 'B', dueMs: NOW_MS + 162_000, runs: 1 },
    { jobType: 'B', dueMs: NOW_MS + 540_000, runs: 1 },
  ]);
});
