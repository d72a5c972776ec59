import { Run } from '../src/domain/jobs/run';
import { failures, HOUR_MS, NOW_MS, retryingRun, runOf, times } from '../src/ui/testing/runFixtures';

export const jobTypes = times(10, (index) => `BenchJob${index}`);

/** Ten attempts a run: half of the runs still retry, half recovered. */
export const manyRuns = (runCount: number): Run[] =>
  times(runCount, (index) => {
    const jobType = jobTypes[index % jobTypes.length] ?? '';
    const lastMs = NOW_MS - ((index * 7919) % (14 * 60)) * 60_000;
    return index % 2 === 0
      ? retryingRun(jobType, 10, NOW_MS - ((index * 7919) % 3600) * 1000)
      : runOf(jobType, lastMs - 9 * HOUR_MS, [...failures(9), 'succeeded'], 'succeeded');
  });
