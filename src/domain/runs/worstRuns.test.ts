import { makeFailingRun } from './testing/makeFailingRun';
import { worstRuns } from './worstRuns';

test('the runs of a type that failed or have no ending, the worst first', () => {
  const runs = [
    makeFailingRun('o', 1, 'succeeded', { key: 'plain' }),
    makeFailingRun('r', 1, 'running', { key: 'running' }),
    makeFailingRun('o', 1, 'skipped', { key: 'skipped' }),
    makeFailingRun('to', 1, 'succeeded', { key: 'recovered' }),
    makeFailingRun('?', 1, 'interrupted', { key: 'interrupted' }),
    makeFailingRun('t', 1, 'retrying', { key: 'retrying' }),
    makeFailingRun('td', 1, 'deleted', { key: 'lost' }),
    makeFailingRun('t', 1, 'failed', { key: 'failed' }),
    makeFailingRun('td', 1, 'deleted', { key: 'another', jobType: 'CrmSyncJob' }),
  ];
  expect(worstRuns(runs, 'UpsertCandidateJob').map(({ key }) => key)).toEqual([
    'lost',
    'failed',
    'retrying',
    'interrupted',
    'recovered',
  ]);
  expect(worstRuns(runs, 'ApplySyncJob')).toEqual([]);
});
