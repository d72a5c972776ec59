import { Attempt, Run } from '../jobs/run';
import { findSharedCause } from './sharedCause';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 5, 17, 8);

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
  correlationId: null,
  entityId: null,
  state: 'retrying',
  inferred: false,
  attempts,
  maxAttempts: 24,
  retryDelayMs: 60 * MINUTE_MS,
  nextAttempt: null,
  deletion: null,
  triesLeft: null,
  deletedAtMs: null,
  lossEmail: 'none',
  seenFromFirst: true,
});

test('the same error in several job types within the hour is one cause', () => {
  const cause = findSharedCause([
    run('CrmSyncJob', failed(0, 'System.TimeoutException', CRM), failed(60, 'System.TimeoutException', CRM)),
    run('UpsertCandidateJob', failed(10, 'System.TimeoutException', CRM)),
    run('MagicLinkTokenGenerationJob', failed(70, 'System.TimeoutException', CRM)),
  ]);
  expect(cause).toEqual({
    jobTypes: ['CrmSyncJob', 'MagicLinkTokenGenerationJob', 'UpsertCandidateJob'],
    runs: 3,
    errors: ['System.TimeoutException'],
    isCrm: true,
    fromMs: START_MS,
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
  expect(findSharedCause(apart)).toBeNull();
});

test('each with its own error shares nothing, and one type alone has no one to share with', () => {
  expect(
    findSharedCause([
      run('CrmSyncJob', failed(0, 'System.TimeoutException', CRM)),
      run('ApplySyncJob', failed(1, 'System.FormatException', 'GetIntoTeachingApi.Jobs.ApplySyncJob.Run')),
      run('UpsertCandidateJob', failed(2, 'System.ArgumentException', CRM)),
    ])
  ).toBeNull();
  expect(findSharedCause([0, 1, 2].map((minute) => run('CrmSyncJob', failed(minute, 'X.YException', CRM))))).toBeNull();
});
