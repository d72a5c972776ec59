import { Attempt, AttemptOutcome, Run } from '../jobs/run';
import { makeRun, MINUTE_MS } from '../timeline/testing/makeRun';
import { findPauses } from './pauses';

const START_MS = Date.UTC(2026, 5, 17, 8);
const after = (minutes: number): number => START_MS + minutes * MINUTE_MS;

/** A run with one attempt that ended so many minutes after the start. */
const ended = (jobType: string, minutes: number, outcome: AttemptOutcome): Run => {
  const run = makeRun('a', after(minutes), 'retrying', { jobType });
  return {
    ...run,
    attempts: run.attempts.map((attempt): Attempt => ({ ...attempt, outcome, endedAtMs: after(minutes) })),
  };
};

test('no line of a pause, no pause: attempts that failed or succeeded are none', () => {
  expect(
    findPauses([
      ended('CrmSyncJob', 0, 'failed'),
      ended('CrmSyncJob', 5, 'succeeded'),
      ended('ApplySyncJob', 6, 'interrupted'),
    ])
  ).toEqual([]);
});

test('lines up to a quarter of an hour apart tell of one pause, in whatever order the runs stand', () => {
  const runs = [
    ended('UpsertCandidateJob', 30, 'aborted'),
    ended('CrmSyncJob', 0, 'skipped'),
    ended('CrmSyncJob', 15, 'skipped'),
    ended('ApplySyncJob', 7, 'failed'),
  ];
  const pause = {
    fromMs: START_MS,
    toMs: after(30),
    jobTypes: ['CrmSyncJob', 'UpsertCandidateJob'],
    abortedAttempts: 1,
  };
  expect(findPauses(runs)).toEqual([pause]);
  expect(findPauses([...runs].reverse())).toEqual([pause]);
});

test('lines further apart tell of two pauses', () => {
  const [first, second, ...others] = findPauses([
    ended('CrmSyncJob', 15.01, 'skipped'),
    ended('CrmSyncJob', 0, 'skipped'),
  ]);
  expect(first).toMatchObject({ fromMs: START_MS, toMs: START_MS });
  expect(second).toMatchObject({ fromMs: after(15.01), toMs: after(15.01) });
  expect(others).toEqual([]);
});

test('a paused attempt is used up, a skipped tick uses nothing up', () => {
  const [pause] = findPauses([
    ended('UpsertCandidateJob', 1, 'aborted'),
    ended('ApplySyncJob', 2, 'aborted'),
    ended('CrmSyncJob', 0, 'skipped'),
  ]);
  expect(pause).toMatchObject({ abortedAttempts: 2, jobTypes: ['ApplySyncJob', 'CrmSyncJob', 'UpsertCandidateJob'] });
});
