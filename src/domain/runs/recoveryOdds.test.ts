import { RunState } from '../jobs/run';
import { recoveryOdds } from './recoveryOdds';
import { makeFailingRun } from './testing/makeFailingRun';

const run = makeFailingRun('tt', 0, 'retrying');
const runs = (howMany: number, letters: string, state: RunState, jobType = 'UpsertCandidateJob') =>
  Array.from({ length: howMany }, (_, index) => makeFailingRun(letters, index, state, { jobType }));

test('counts how those ended that failed the same attempt with the same error', () => {
  const ended = [...runs(2, 'tto', 'succeeded'), ...runs(7, 'tttd', 'deleted'), ...runs(2, 'ttt', 'deletedByHangfire')];
  expect(recoveryOdds(run, [...ended, run])).toEqual({ attempt: 2, recovered: 2, of: 11 });
});

test('is silent below ten, the run itself and those that wait not counted', () => {
  const others = [run, ...runs(20, 'ttt', 'retrying')];
  expect(recoveryOdds(run, [...others, ...runs(9, 'tttd', 'deleted')])).toBeNull();
  expect(recoveryOdds(run, [...others, ...runs(10, 'tttd', 'deleted')])).toEqual({ attempt: 2, recovered: 0, of: 10 });
});

test('another type, another error or an earlier recovery says nothing of this one', () => {
  const others = [
    ...runs(20, 'tto', 'succeeded', 'CrmSyncJob'),
    ...runs(20, 'nno', 'succeeded'),
    ...runs(20, 'to', 'succeeded'),
  ];
  expect(recoveryOdds(run, others)).toBeNull();
});

test.each([
  ['tto', 'succeeded'],
  ['ttd', 'deleted'],
  ['o', 'running'],
] as const)('%s, %s: there is nothing to foretell', (letters, state) => {
  expect(recoveryOdds(makeFailingRun(letters, 0, state), runs(20, 'tttd', 'deleted'))).toBeNull();
});

test('a run that is being tried again is foretold by what failed before', () => {
  const odds = { attempt: 2, recovered: 20, of: 20 };
  expect(recoveryOdds(makeFailingRun('ttr', 0, 'running'), runs(20, 'tto', 'succeeded'))).toEqual(odds);
});

test.each([['retrying'], ['running'], ['interrupted']] as const)('a run that is %s may recover', (state) => {
  expect(recoveryOdds(makeFailingRun('tt', 0, state), runs(10, 'tto', 'succeeded'))).toMatchObject({ recovered: 10 });
});

test.each([['deleted'], ['deletedByHangfire'], ['failed']] as const)('a run that is %s did not', (state) => {
  expect(recoveryOdds(run, runs(10, 'tt', state))).toEqual({ attempt: 2, recovered: 0, of: 10 });
});

test('an attempt whose number is not known can be compared with none', () => {
  const attempts = run.attempts.map((attempt) => ({ ...attempt, n: null }));
  expect(recoveryOdds({ ...run, attempts }, runs(20, 'tto', 'succeeded'))).toBeNull();
});
