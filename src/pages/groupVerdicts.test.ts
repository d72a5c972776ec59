import { cannotTell, quietDay } from '../ui/testing/quietReports';
import { candidatesLost } from '../ui/testing/troubleReports';
import { groupVerdicts } from './groupVerdicts';

const groups = (report: ReturnType<typeof quietDay>) =>
  groupVerdicts(report.verdicts).map(({ verdict, alsoTypes }) => [verdict.jobType, alsoTypes.length]);

test('a card for each type that needs anything, worst first', () => {
  expect(groups(candidatesLost())).toEqual([
    ['UpsertCandidateJob', 0],
    ['UpsertContactCreationChannelsJob', 0],
    ['MagicLinkTokenGenerationJob', 0],
    ['CrmSyncJob', 0],
  ]);
});

test('what cannot be told of many types is one card', () => {
  expect(groups(cannotTell())).toEqual([['CrmSyncJob', 8]]);
});

test('a calm day has no card', () => {
  expect(groups(quietDay())).toEqual([]);
});
