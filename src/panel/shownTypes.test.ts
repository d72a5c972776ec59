import { quietDay } from '../ui/testing/quietReports';
import { shownTypes } from './shownTypes';

const names = (jobTypes?: string[]) => {
  const { shown, hidden } = shownTypes(quietDay().verdicts, jobTypes);
  return [shown.map(({ jobType }) => jobType), hidden.length];
};

test('no choice shows all, a name stands for all of its generic parts, the rest is told apart', () => {
  expect(names()[1]).toBe(0);
  expect(names(['CrmSyncJob'])).toEqual([['CrmSyncJob'], 8]);
  expect(names(['UpsertModelJob'])[0]).toEqual([
    'UpsertModelJob<CandidatePrivacyPolicy>',
    'UpsertModelJob<CandidatePastTeachingPosition>',
  ]);
});
