import { finish } from '../steps';
import { steady } from '../jobs/retryDelays';
import { Attempt, Run } from '../jobs/run';
import { findAll } from './findAll';
import { findSharedCause } from './sharedCause';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 5, 17, 8);

const NOW_MS = START_MS + 100 * MINUTE_MS;

const failed = (minute: number, type: string, ownFrame: string): Attempt => ({
  n: 1,
  startedAtMs: START_MS + minute * MINUTE_MS - 1000,
  endedAtMs: START_MS + minute * MINUTE_MS,
  outcome: 'failed',
  error: { type, message: `${type}: text`, ownFrame },
  instance: 'a',
  inferred: false,
  lineIds: [],
});

const CRM = 'GetIntoTeachingApi.Services.CrmService.Save';
const run = (jobType: string, ...attempts: Attempt[]): Run => ({
  key: jobType,
  jobType,
  hangfireJobId: null,
  jobClass: 'send',
  correlationId: null,
  entityId: null,
  state: 'retrying',
  inferred: false,
  attempts,
  maxAttempts: 24,
  delays: steady(60 * MINUTE_MS),
  nextAttempt: null,
  deletion: null,
  triesLeft: null,
  deletedAtMs: null,
  lossEmail: 'none',
  seenFromFirst: true,
});

test('the same error in several job types within the hour is one cause', () => {
  const cause = finish(
    findSharedCause(
      [
        run('CrmSyncJob', failed(0, 'System.TimeoutException', CRM), failed(60, 'System.TimeoutException', CRM)),
        run('UpsertCandidateJob', failed(10, 'System.TimeoutException', CRM)),
        run('MagicLinkTokenGenerationJob', failed(70, 'System.TimeoutException', CRM)),
      ],
      NOW_MS
    )
  );
  expect(cause).toEqual({
    jobTypes: ['CrmSyncJob', 'MagicLinkTokenGenerationJob', 'UpsertCandidateJob'],
    runs: 3,
    errors: ['System.TimeoutException'],
    isCrm: true,
    fromMs: START_MS,
    beganBefore: false,
    goesOn: true,
    toMs: START_MS + 70 * MINUTE_MS,
  });
});

test('the same error hours apart is not one cause', () => {
  const apart = [0, 200, 400].map((minute, index) =>
    run(
      ['CrmSyncJob', 'UpsertCandidateJob', 'ApplySyncJob'][index] ?? '',
      failed(minute, 'System.TimeoutException', CRM)
    )
  );
  expect(finish(findSharedCause(apart, NOW_MS))).toBeNull();
});

test('each with its own error shares nothing, and one type alone has no one to share with', () => {
  expect(
    finish(
      findSharedCause(
        [
          run('CrmSyncJob', failed(0, 'System.TimeoutException', CRM)),
          run('ApplySyncJob', failed(1, 'System.FormatException', 'GetIntoTeachingApi.Jobs.ApplySyncJob.Run')),
          run('UpsertCandidateJob', failed(2, 'System.ArgumentException', CRM)),
        ],
        NOW_MS
      )
    )
  ).toBeNull();
  expect(
    finish(
      findSharedCause(
        [0, 1, 2].map((minute) => run('CrmSyncJob', failed(minute, 'X.YException', CRM))),
        NOW_MS
      )
    )
  ).toBeNull();
});

describe('how long it lasted', () => {
  const outage = (rest: Partial<Run> = {}): Run[] => [
    { ...run('CrmSyncJob', failed(0, 'System.TimeoutException', CRM)), ...rest },
    { ...run('UpsertCandidateJob', failed(10, 'System.TimeoutException', CRM)), ...rest },
    { ...run('ApplySyncJob', failed(70, 'System.TimeoutException', CRM)), ...rest },
  ];
  const textOf = (runs: readonly Run[], minute: number): string | undefined =>
    finish(findAll(runs, [], [], START_MS + minute * MINUTE_MS))[0]?.text;

  test('runs that it hit still wait, and their last failure is fresh: it goes on', () => {
    expect(textOf(outage(), 100)).toBe('The CRM has not answered for 1 h 40 min: 3 job types, 3 runs.');
  });

  test('none waits any more, or none has failed for more than a retry’s time: from the first failure to the last', () => {
    expect(textOf(outage({ state: 'succeeded' }), 100)).toBe(
      'The CRM did not answer for 1 h 10 min: 3 job types, 3 runs.'
    );
    expect(textOf(outage(), 146)).toBe('The CRM did not answer for 1 h 10 min: 3 job types, 3 runs.');
  });

  test('a run that failed before it was first seen: at least', () => {
    expect(textOf(outage({ seenFromFirst: false }), 100)).toBe(
      'The CRM has not answered for at least 1 h 40 min: 3 job types, 3 runs.'
    );
  });
});

const causeOf = (runs: readonly Run[]) => finish(findSharedCause(runs, NOW_MS));
const TIMEOUT = 'System.TimeoutException';
const OTHER = 'System.FormatException';
/** One run of each job, with the same error, so many minutes after the start. */
const together = (minute: number, type: string, jobTypes: readonly string[], ownFrame = CRM): Run[] =>
  jobTypes.map((jobType) => run(jobType, failed(minute, type, ownFrame)));
const three = ['ApplySyncJob', 'CrmSyncJob', 'UpsertCandidateJob'];

test('two runs are too few to speak of a cause, three are enough', () => {
  expect(causeOf(together(0, TIMEOUT, three.slice(1)))).toBeNull();
  expect(causeOf(together(0, TIMEOUT, three))?.runs).toBe(3);
});

test('failures up to 75 minutes apart are one trouble, further apart they are two', () => {
  const apart = (minutes: number) => [
    ...together(0, TIMEOUT, three.slice(1)),
    run('ApplySyncJob', failed(minutes, TIMEOUT, CRM)),
  ];
  expect(causeOf(apart(75))?.runs).toBe(3);
  expect(causeOf(apart(75.1))).toBeNull();
});

test('of two troubles the one that hit more runs is told, of two alike the first', () => {
  const small = (minute: number) => together(minute, TIMEOUT, three);
  const large = (minute: number) => together(minute, OTHER, [...three, 'LocationSyncJob']);
  expect(causeOf([...small(0), ...large(200)])?.errors).toEqual([OTHER]);
  expect(causeOf([...large(0), ...small(200)])?.errors).toEqual([OTHER]);
  expect(causeOf([...small(200), ...small(0)])?.fromMs).toBe(START_MS);
});

test('a trouble without a cause hides none', () => {
  expect(causeOf([...together(0, TIMEOUT, three), ...together(200, OTHER, ['CrmSyncJob'])])?.runs).toBe(3);
});

test('the errors stand with the most frequent first, then by name; what only one job met is none of them', () => {
  const cause = causeOf([
    ...together(0, 'B.Error', three),
    ...together(1, 'C.Error', three.slice(1)),
    ...together(1, 'A.Error', three.slice(1)),
    ...together(2, 'D.Error', three.slice(2)),
  ]);
  expect(cause).toMatchObject({ errors: ['B.Error', 'A.Error', 'C.Error'], runs: 7 });
  const turned = causeOf([...together(0, 'A.Error', three.slice(1)), ...together(0, 'Z.Error', three)]);
  expect(turned?.errors).toEqual(['Z.Error', 'A.Error']);
});

test('the CRM is to blame where most of the failures came from talking to it, and not at half', () => {
  const own = 'GetIntoTeachingApi.Jobs.ApplySyncJob.Run';
  const of = (fromCrm: number, fromOthers: number) =>
    causeOf([
      ...Array.from({ length: fromCrm }, (_, index) => run(three[index % 3] ?? '', failed(index, TIMEOUT, CRM))),
      ...Array.from({ length: fromOthers }, (_, index) => run(three[index % 3] ?? '', failed(index, TIMEOUT, own))),
    ])?.isCrm;
  expect([of(3, 0), of(3, 2), of(2, 2), of(2, 3), of(0, 3)]).toEqual([true, true, false, false, false]);
});

test('only failures count: an attempt that was paused, or whose error nobody told, shares nothing', () => {
  const paused = three.map((jobType) => run(jobType, { ...failed(0, TIMEOUT, CRM), outcome: 'aborted' }));
  const untold = three.map((jobType) => run(jobType, { ...failed(0, TIMEOUT, CRM), error: null }));
  const frameless = three.map((jobType) =>
    run(jobType, { ...failed(0, TIMEOUT, CRM), error: { type: TIMEOUT, message: 'x', ownFrame: null } })
  );
  expect(causeOf(paused)).toBeNull();
  expect(causeOf(untold)).toBeNull();
  expect(causeOf(frameless)?.isCrm).toBe(false);
});
