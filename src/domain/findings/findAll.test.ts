import { Run } from '../jobs/run';
import { HOUR_MS, makeRun, MINUTE_MS } from '../timeline/testing/makeRun';
import { finish } from '../steps';
import { findAll } from './findAll';
import { Silence } from './silence';

const START_MS = Date.UTC(2026, 5, 17, 8);
const after = (minutes: number): number => START_MS + minutes * MINUTE_MS;

const silence = (fromMinutes: number, toMinutes: number, lasts = false): Silence => ({
  jobType: 'CrmSyncJob',
  everyMs: 5 * MINUTE_MS,
  fromMs: after(fromMinutes),
  toMs: after(toMinutes),
  lasts,
});
const ended = (jobType: string, minutes: number, rest: Partial<Run['attempts'][number]>): Run => {
  const run = makeRun('x', after(minutes), 'retrying', { jobType });
  return { ...run, attempts: run.attempts.map((attempt) => ({ ...attempt, endedAtMs: after(minutes), ...rest })) };
};
const failed = (jobType: string, minutes: number, type: string, ownFrame: string | null = null): Run =>
  ended(jobType, minutes, { error: { type, message: type, ownFrame } });
const texts = (runs: readonly Run[], silences: readonly Silence[] = []): string[] =>
  finish(findAll(runs, silences, [], after(1000))).map(({ text }) => text);

test('a silence is told with its length and the job’s period, and whether it goes on', () => {
  expect(texts([], [silence(0, 40)])).toEqual(['CrmSyncJob did not run for 40 min, though it is due every 5 min.']);
  expect(texts([], [silence(0, 90, true)])).toEqual([
    'CrmSyncJob did not run for 1 h 30 min, though it is due every 5 min, and has not run since.',
  ]);
});

test('a process that fell silent is told by its name, and what that may mean', () => {
  const quiet = { instance: 'web-1', fromMs: after(0), toMs: after(300) };
  const [finding] = finish(findAll([], [], [quiet], after(300)));
  expect(finding).toEqual({
    kind: 'quiet-instance',
    jobTypes: [],
    fromMs: after(0),
    toMs: after(300),
    text: 'No line of any job from web-1 for 5 h, though others went on and it did not say that it stops: it was killed, or its lines do not arrive.',
  });
});

test('a pause is told with its length and the attempts that it used up', () => {
  const skipped = [0, 5, 10].map((minutes) => ended('CrmSyncJob', minutes, { outcome: 'skipped' }));
  expect(texts(skipped)).toEqual(['The CRM integration was paused for 10 min or more.']);
  const aborted = [12, 14].map((minutes) => ended('UpsertCandidateJob', minutes, { outcome: 'aborted' }));
  expect(texts([...skipped, ...aborted])).toEqual([
    'The CRM integration was paused for 14 min or more; 2 attempts used up, since paused attempts count.',
  ]);
});

test('a cause that is shared is told with what it hit; the CRM is named where it is to blame', () => {
  const hit = ['CrmSyncJob', 'ApplySyncJob', 'ApplySyncJob'].map((jobType, index) => [jobType, index * 20] as const);
  expect(texts(hit.map(([jobType, minutes]) => failed(jobType, minutes, 'A.B', 'X.CrmService.Save')))).toEqual([
    'The CRM did not answer for 40 min: 2 job types, 3 runs.',
  ]);
  const once = hit.map(([jobType, minutes]) => failed(jobType, minutes, 'A.B'));
  expect(texts(once)).toEqual(['The same error came for 40 min: 2 job types, 3 runs.']);
  const other = hit.map(([jobType, minutes]) => failed(jobType, minutes, 'C.D'));
  expect(texts([...once, ...other])).toEqual(['The same errors came for 40 min: 2 job types, 6 runs.']);
});

test('findings stand in order of time, each with its kind, jobs and span', () => {
  const runs = [
    ended('UpsertCandidateJob', 200, { outcome: 'aborted' }),
    ...['CrmSyncJob', 'ApplySyncJob', 'UpsertCandidateJob'].map((jobType) => failed(jobType, 10, 'A.B')),
  ];
  const found = finish(findAll(runs, [silence(300, 400), silence(50, 90)], [], after(1000)));
  expect(found.map(({ kind, jobTypes, fromMs, toMs }) => [kind, jobTypes, fromMs - START_MS, toMs - START_MS])).toEqual(
    [
      ['shared-cause', ['ApplySyncJob', 'CrmSyncJob', 'UpsertCandidateJob'], 10 * MINUTE_MS, 10 * MINUTE_MS],
      ['silent', ['CrmSyncJob'], 50 * MINUTE_MS, 90 * MINUTE_MS],
      ['paused', ['UpsertCandidateJob'], 200 * MINUTE_MS, 200 * MINUTE_MS],
      ['silent', ['CrmSyncJob'], 5 * HOUR_MS, 400 * MINUTE_MS],
    ]
  );
});
