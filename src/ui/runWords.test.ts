import { apiCatalogue } from '../domain/jobs/jobCatalogue';
import { makeFailingRun } from '../domain/runs/testing/makeFailingRun';
import { runHeadline, runStateWords, runStory } from './runWords';
import { HOUR_MS, lostRun, MINUTE_MS, NOW_MS, retryingRun, runOf } from './testing/runFixtures';

const clock = { nowMs: NOW_MS, timeZone: 'utc' };
const told = (run: Parameters<typeof runHeadline>[0]) =>
  `${runHeadline(run, clock)} ${runStory(run, clock, apiCatalogue.info(run.jobType)?.purpose ?? '')}`;

test('a lost candidate: when, after what, and whether anybody was told', () => {
  const words = told(lostRun('UpsertCandidateJob', NOW_MS - HOUR_MS));
  expect(words).toContain('Lost for good at 12:20, after 23 failed attempts.');
  expect(words).toContain('23 attempts failed, the last with TimeoutException: The operation has timed out.');
  expect(words).toContain('In attempt 24 the job gave up by itself, at 12:20. An e-mail told the candidate.');
});

test('what carries no data is given up, and nobody need be told', () => {
  const run = { ...lostRun('CrmSyncJob', NOW_MS - HOUR_MS), state: 'deletedByHangfire' as const };
  expect(runStateWords(run)).toEqual({ name: 'Given up', meaning: 'muted' });
  expect(told(run)).toContain('Given up at 12:20');
  expect(told(run)).toContain('Hangfire deleted it after attempt 24');
  expect(told(run)).not.toMatch(/e-mail|nobody/i);
});

test('a run that waits: its next attempt and its deadline', () => {
  const run = retryingRun('UpsertCandidateJob', 20, NOW_MS - 10 * MINUTE_MS);
  expect(told(run)).toMatch(/^Waiting for its next attempt; lost in 3 h \d+ min unless one succeeds\./);
  expect(told(run)).toContain('The next attempt is due at 14:10. If all fail, it is lost from 17:10 on.');
});

test('a run that nothing can save is not told to wait for an attempt', () => {
  const words = told(retryingRun('UpsertCandidateJob', 23, NOW_MS - 10 * MINUTE_MS, { triesLeft: 0 }));
  expect(words).toContain('Cannot be saved: its last attempt gives up without trying.');
  expect(words).toContain('Its last attempt, due at 14:10, only gives up: then it is lost.');
});

test('a run that recovered, and one that never failed', () => {
  const recovered = runOf('UpsertCandidateJob', NOW_MS - 3 * HOUR_MS, ['failed', 'succeeded'], 'succeeded');
  expect(told(recovered)).toContain('Recovered at 11:20, after 1 failed attempt.');
  expect(told(recovered)).toContain('1 attempt failed, with TimeoutException');
  expect(told(recovered)).toContain('Then attempt 2 succeeded at 11:20, 1 h after the start.');
  const plain = runOf('CrmSyncJob', NOW_MS - HOUR_MS, ['succeeded'], 'succeeded');
  expect(told(plain)).toMatch(/^Succeeded at 12:20\. .* It began at 12:20\.$/);
});

test('what was not read, and what was worked out, is said', () => {
  const run = makeFailingRun('tt', NOW_MS - HOUR_MS, 'retrying', { seenFromFirst: false, inferred: true });
  const attempts = run.attempts.map((attempt, index) => ({ ...attempt, n: index + 5 }));
  expect(told({ ...run, attempts })).toContain('It began before what was read: attempt 5 at 12:20 is the first seen.');
  expect(told(run)).toContain('(worked out)');
  const ended = lostRun('UpsertCandidateJob', NOW_MS - HOUR_MS);
  const last = { ...ended, seenFromFirst: false, attempts: ended.attempts.slice(-1) };
  expect(runHeadline(last, clock)).toBe('Lost for good at 12:20, in attempt 24.');
});
