import { CountedRuns, countedDuplicates, countedRuns, countedSteps } from './counted';

const step = (fromMs: number, runs: number) => ({ fromMs, toMs: fromMs + 99, runs });
const counted: CountedRuns[] = [
  { jobType: 'CrmSyncJob', steps: [step(0, 7)] },
  {
    jobType: 'UpsertCandidateJob',
    steps: [step(0, 1), step(100, 2)],
    duplicates: [step(100, 3), step(200, 4)],
  },
];

test('counted runs are added up by their job type, those that ended as duplicates apart', () => {
  expect(countedSteps(counted, 'UpsertCandidateJob')).toEqual([step(0, 1), step(100, 2)]);
  expect(countedRuns(counted, 'UpsertCandidateJob')).toBe(3);
  expect(countedDuplicates(counted, 'UpsertCandidateJob')).toBe(7);
});

test('of a type without duplicates, or one that was not counted, there are none', () => {
  expect(countedDuplicates(counted, 'CrmSyncJob')).toBe(0);
  expect(countedSteps(counted, 'ApplySyncJob')).toEqual([]);
  expect(countedRuns(counted, 'ApplySyncJob')).toBe(0);
  expect(countedDuplicates(counted, 'ApplySyncJob')).toBe(0);
});
