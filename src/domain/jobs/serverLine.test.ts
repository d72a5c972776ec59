import { readMailText, readServerText } from './serverLine';

const RETRY =
  "Failed to process the job '4100123': an exception occurred. Retry attempt 3 of 24 will be performed in 01:00:00.";
const deletion = (spelling: string): string =>
  `Failed to process the job '4100123': an exception ${spelling}. Job was automatically deleted because the retry attempt count exceeded 24.`;

test('a retry: which job, which attempt failed, and when the next is due', () => {
  expect(readServerText(RETRY, null)).toEqual({
    kind: 'attemptFailed',
    hangfireJobId: '4100123',
    attempt: 3,
    maxAttempts: 24,
    retryDelayMs: 3_600_000,
  });
});

test.each([
  ['00:01:00', 60_000],
  ['00:00:07', 7_000],
  ['1.00:00:00', 86_400_000],
  ['2.03:04:05', 183_845_000],
])('a delay of %s', (delay, retryDelayMs) => {
  expect(readServerText(RETRY.replace('01:00:00', delay), null)).toMatchObject({ retryDelayMs });
});

test.each(['occured', 'occurred', 'ocurred'])('a deletion by Hangfire, spelt “%s”', (spelling) => {
  expect(readServerText(deletion(spelling), null)).toEqual({
    kind: 'deletedByHangfire',
    hangfireJobId: '4100123',
    attempt: 25,
    maxAttempts: 24,
  });
});

test('a deletion that does not tell the count', () => {
  const text = "Failed to process the job '41': an exception occured. Job was automatically deleted because of a whim.";
  expect(readServerText(text, null)).toMatchObject({ kind: 'deletedByHangfire', attempt: null, maxAttempts: null });
});

test('no retry and no deletion: the Failed state', () => {
  const text = "Failed to process the job '4100123': an exception occurred.";
  expect(readServerText(text, null)).toMatchObject({ kind: 'failed', hangfireJobId: '4100123', attempt: null });
});

test.each([
  ["Worker stop requested while processing background job '4100123'. It will be re-queued.", 'requeued'],
  ['10 state change attempt(s) failed due to an exception, moving job to the FailedState', 'stateChangeFailed'],
  ['Server web-0:17:3f2a1b9c successfully announced in 12.3456 ms', 'serverStarted'],
  ['Server web-0:17:3f2a1b9c caught stopping signal...', 'serverStopping'],
  ['Server web-0:17:3f2a1b9c caught stopped signal...', 'serverStopping'],
  ['Server web-0:17:3f2a1b9c caught shutdown signal...', 'serverStopping'],
  ['Application is shutting down...', 'serverStopping'],
])('%s', (text, kind) => {
  expect(readServerText(text, null)).toMatchObject({ kind });
});

test('a worker that stops names its job', () => {
  const text = "Worker stop requested while processing background job '4100123'. It will be re-queued.";
  expect(readServerText(text, null)).toMatchObject({ hangfireJobId: '4100123' });
});

test.each([
  ['crm-sync', 'CrmSyncJob'],
  ['LocationSyncJob', 'LocationSyncJob'],
  ['no-such-job', null],
])('the schedule %s that Hangfire gives up is that of %s', (id, jobType) => {
  const text = `Recurring job '${id}' can't be scheduled due to an error and will be disabled.`;
  expect(readServerText(text, null)).toEqual({ kind: 'scheduleFailed', jobType });
});

test('numbers of two digits are read', () => {
  expect(readServerText(RETRY.replace('attempt 3', 'attempt 12'), null)).toMatchObject({
    attempt: 12,
    maxAttempts: 24,
  });
});

test.each([
  RETRY,
  deletion('occurred'),
  "Worker stop requested while processing background job '4100123'. It will be re-queued.",
  "Recurring job 'crm-sync' can't be scheduled due to an error and will be disabled.",
  '10 state change attempt(s) failed due to an exception, moving job to the FailedState',
  'Server web-0:17:3f2a1b9c successfully announced in 12.3456 ms',
  'Server web-0:17:3f2a1b9c caught stopping signal...',
  'Application is shutting down...',
])('what somebody searched for is no line of Hangfire’s: %s', (text) => {
  expect(readServerText(text, null)).not.toBeNull();
  expect(readServerText(`Search: ${text}`, null)).toBeNull();
});

test.each([
  'Server web-0:17:3f2a1b9c is starting the registered dispatchers: ServerWatchdog, Worker…',
  'Server web-0:17:3f2a1b9c all the dispatchers started',
  'Server web-0:17:3f2a1b9c All dispatchers stopped',
  'Server web-0:17:3f2a1b9c has been stopped in total 3.2 ms',
  "Recurring job 'crm-sync' can't be scheduled due to an error and will be retried",
  'Failed to process the job 4100123: an exception occurred.',
  "Failed to process the job '': an exception occurred.",
  "Search: Failed to process the job '4100123': an exception occurred.",
  ' Worker stop requested while processing',
  "failed to process the job '4100123'",
  '',
])('says nothing about a job: %j', (text) => {
  expect(readServerText(text, null)).toBeNull();
});

test('the exception adds job type, cause and error', () => {
  const facts = readServerText(
    RETRY,
    'System.TimeoutException: too slow\n   at GetIntoTeachingApi.Jobs.CrmSyncJob.Run()'
  );
  expect(facts).toMatchObject({
    kind: 'attemptFailed',
    attempt: 3,
    jobType: 'CrmSyncJob',
    error: { type: 'System.TimeoutException', message: 'System.TimeoutException: too slow' },
  });
  expect(facts?.earlyFailure).toBeUndefined();
  const paused = 'System.InvalidOperationException: UpsertCandidateJob - Aborting (CRM integration paused).';
  expect(readServerText(RETRY, paused)).toMatchObject({ jobType: 'UpsertCandidateJob', earlyFailure: 'paused' });
});

describe('mail', () => {
  test.each([
    ['NotifyService - Sending Email ({Template})', 'CandidateRegistrationFailedEmail'],
    ['NotifyService - Sending Email ({Template})', 'SignUpPartiallyFailedEmail'],
    ['NotifyService - Sending Email (CandidateRegistrationFailedEmail)', undefined],
    ['NotifyService - Sending Email ("SignUpPartiallyFailedEmail")', undefined],
  ])('witness of a loss: %s %s', (text, template) => {
    expect(readMailText(text, template)).toMatchObject({ kind: 'emailSent' });
  });

  test('names the job that sent it, where only one can have', () => {
    const sent = (template: string) => readMailText('NotifyService - Sending Email ({Template})', template);
    const [candidate, signUp] = ['CandidateRegistrationFailedEmail', 'SignUpPartiallyFailedEmail'] as const;
    expect(sent(candidate)).toEqual({ kind: 'emailSent', jobType: 'UpsertCandidateJob' });
    expect(sent(signUp)).toEqual({ kind: 'emailSent', jobType: null });
  });

  test.each([
    ['Another line', 'CandidateRegistrationFailedEmail'],
    ['NotifyService - Sending Email ({Template})', 'NewPinCodeEmail'],
    ['NotifyService - Sending Email (NewPinCodeEmail)', undefined],
    ['NotifyService - Sending Email ({Template})', undefined],
    ['NotifyService - Sending Email ({Template})', { name: 'CandidateRegistrationFailedEmail' }],
    ['Search: NotifyService - Sending Email (CandidateRegistrationFailedEmail)', undefined],
    ['NotifyService - Something else', undefined],
  ])('none: %s %s', (text, template) => {
    expect(readMailText(text, template)).toBeNull();
  });

  test('word of a failure', () => {
    expect(readMailText('NotifyService - Failed to send email: {Message}', undefined)).toEqual({ kind: 'emailFailed' });
    expect(readMailText('NotifyService - Failed to send email: "no address"', undefined)).toEqual({
      kind: 'emailFailed',
    });
  });
});

test.each([
  ['366.00:00:00', 366 * 86_400_000],
  ['367.00:00:00', undefined],
  ['9999999999999999.23:59:59', undefined],
])('a retry in %s: what is no delay would make times that are none', (delay, retryDelayMs) => {
  expect(readServerText(RETRY.replace('01:00:00', delay), null)).toMatchObject({ kind: 'attemptFailed', retryDelayMs });
});
