import { makeFailingRun } from '../runs/testing/makeFailingRun';
import { HOUR_MS } from '../timeline/testing/makeRun';
import { errorSignatures } from './errorSignatures';

test('errors by type and frame, most attempts first, with the runs they hit and when', () => {
  const runs = [
    makeFailingRun('ttno', 0, 'succeeded'),
    makeFailingRun('td', HOUR_MS, 'deleted', { jobType: 'CrmSyncJob' }),
  ];
  expect(errorSignatures(runs)).toEqual([
    {
      type: 'System.TimeoutException',
      ownFrame: 'GetIntoTeachingApi.Services.Crm.Save',
      jobTypes: ['CrmSyncJob', 'UpsertCandidateJob'],
      attempts: 3,
      runs: 2,
      firstMs: 1000,
      lastMs: HOUR_MS + 1000,
    },
    {
      type: 'System.NullReferenceException',
      ownFrame: 'GetIntoTeachingApi.Services.Crm.Save',
      jobTypes: ['UpsertCandidateJob'],
      attempts: 1,
      runs: 1,
      firstMs: 2 * HOUR_MS + 1000,
      lastMs: 2 * HOUR_MS + 1000,
    },
  ]);
});

test('failures without an error are a kind of their own', () => {
  expect(errorSignatures([makeFailingRun('aa', 0, 'retrying')])).toMatchObject([{ type: null, attempts: 2, runs: 1 }]);
});

test('most attempts stand first, whichever came first; of as many the latest', () => {
  const kinds = (...letters: string[]) =>
    errorSignatures(letters.map((of, hour) => makeFailingRun(of, hour * HOUR_MS, 'retrying'))).map(({ type }) => type);
  expect(kinds('n', 'tt')).toEqual(['System.TimeoutException', 'System.NullReferenceException']);
  expect(kinds('tt', 'n')).toEqual(['System.TimeoutException', 'System.NullReferenceException']);
  expect(kinds('t', 'n')).toEqual(['System.NullReferenceException', 'System.TimeoutException']);
});
