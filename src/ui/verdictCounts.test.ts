import { quietDay } from './testing/quietReports';
import { candidatesLost } from './testing/troubleReports';
import { verdictOf } from './testing/runFixtures';
import { verdictCounts } from './verdictCounts';

const countsOf = (jobType: string, recovered = 0) =>
  verdictCounts(
    candidatesLost().verdicts.find((verdict) => verdict.jobType === jobType)!,
    recovered
  );

test('the loss of a candidate is red, what still retries is orange', () => {
  expect(countsOf('UpsertCandidateJob')).toEqual([
    { text: '18 lost', meaning: 'loss' },
    { text: '46 retrying', meaning: 'retry' },
  ]);
});

test('a sync run that is given up loses nothing: no red', () => {
  const verdict = verdictOf('CrmSyncJob', 'failing-continually', 'investigate', []);
  const words = verdictCounts({ ...verdict, counts: { ...verdict.counts, deleted: 44 } }, 2);
  expect(words).toEqual([
    { text: '44 given up', meaning: 'plain' },
    { text: '2 recovered', meaning: 'good' },
  ]);
});

test('a type that the catalogue does not know may carry data', () => {
  const verdict = verdictOf('NewJob', 'failed-unlisted', 'act', []);
  expect(verdictCounts({ ...verdict, counts: { ...verdict.counts, deleted: 1 } }, 0)[0]?.meaning).toBe('loss');
});

test('nothing to count is said, and is not an all-clear where not all was read', () => {
  const [crm] = quietDay().verdicts;
  expect(verdictCounts(crm!, 0)[0]?.text).toBe('no failure');
  expect(verdictCounts({ ...crm!, level: 'unknown' }, 0)[0]?.text).toBe('no failure seen');
});
