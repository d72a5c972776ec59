import { isExceptionContinuation, readException } from './exceptionText';

const frame = (call: string): string =>
  `System.TimeoutException: The request channel timed out.\n   at System.ServiceModel.Channels.RequestChannel.Request()\n   at GetIntoTeachingApi.Services.CrmService.Save(Entity e) in /app/CrmService.cs:line 7\n   at ${call} in /app/Jobs/Job.cs:line 61\n   at Hangfire.Server.CoreBackgroundJobPerformer.InvokeMethod()`;

describe('which job failed', () => {
  test.each([
    ['GetIntoTeachingApi.Jobs.UpsertCandidateJob.Run(String json, PerformContext context)', 'UpsertCandidateJob'],
    ['GetIntoTeachingApi.Jobs.CrmSyncJob.RunAsync()', 'CrmSyncJob'],
    ['GetIntoTeachingApi.Jobs.CrmSyncJob.<RunAsync>d__7.MoveNext()', 'CrmSyncJob'],
    ['GetIntoTeachingApi.Jobs.UpsertModelWithCandidateIdJob`1.Run(String json)', 'UpsertModelJob<?>'],
    ['GetIntoTeachingApi.Jobs.UpsertModelWithCandidateIdJob`1[T].Run(String json)', 'UpsertModelJob<?>'],
    ['GetIntoTeachingApi.Jobs.UpsertModelWithCandidateIdJob`1.<RunAsync>d__3.MoveNext()', 'UpsertModelJob<?>'],
    ['GetIntoTeachingApi.Jobs.UpsertContactCreationChannelsJob.Run(String json)', 'UpsertContactCreationChannelsJob'],
    ['GetIntoTeachingApi.Jobs.MagicLinkTokenGenerationJob.Run()', 'MagicLinkTokenGenerationJob'],
  ])('frame %s', (call, jobType) => {
    expect(readException(frame(call))).toMatchObject({ jobType, earlyFailure: null });
  });

  test.each([
    ['UpsertCandidateJob - Aborting (CRM integration paused).', 'UpsertCandidateJob'],
    [
      'UpsertModelJob<TeachingEventRegistration> - Aborting (CRM integration paused).',
      'UpsertModelJob<TeachingEventRegistration>',
    ],
    ['UpsertModelJob<"PhoneCall"> - Aborting (CRM integration paused).', 'UpsertModelJob<PhoneCall>'],
    ['ApplyCandidateSyncJob - Aborting (CRM integration paused).', 'ApplyCandidateSyncJob'],
  ])('paused: %s', (message, jobType) => {
    const text = `System.InvalidOperationException: ${message}\n   at GetIntoTeachingApi.Jobs.UpsertModelWithCandidateIdJob\`1.Run()`;
    expect(readException(text)).toMatchObject({ jobType, earlyFailure: 'paused' });
  });

  test('paused, without an exception’s type before it', () => {
    const text = 'UpsertCandidateJob - Aborting (CRM integration paused).';
    expect(readException(text)).toMatchObject({ jobType: 'UpsertCandidateJob', earlyFailure: 'paused' });
  });

  test.each([
    ['hangfire_postgres:CrmSyncJob.RunAsync', 'CrmSyncJob'],
    ['hangfire:MagicLinkTokenGenerationJob.Run', 'MagicLinkTokenGenerationJob'],
    ['ApplySyncJob.RunAsync', 'ApplySyncJob'],
    ['hangfire_postgres:ApplyBackfillJob.RunAsync', 'ApplyBackfillJob'],
    ['hangfire_postgres:SomethingElse.RunAsync', null],
  ])('lock time-out: %s', (resource, jobType) => {
    const text = `Hangfire.PostgreSql.PostgreSqlDistributedLockException: Could not place a lock on the resource '${resource}': Lock timeout.\n   at Hangfire.PostgreSql.PostgreSqlDistributedLock.Acquire()`;
    expect(readException(text)).toMatchObject({ jobType, earlyFailure: 'lockTimeout' });
  });

  test.each([
    [
      'services that could not be built',
      'Some.ConnectionException: no\n   at Hangfire.AspNetCore.AspNetCoreJobActivatorScope.Resolve(Type type)',
    ],
    ['a class that is no job of ours', frame('GetIntoTeachingApi.Jobs.UpsertCandidateJobX.Run()')],
    ['another method of a job', frame('GetIntoTeachingApi.Jobs.UpsertCandidateJob.Runner()')],
    ['another namespace', frame('GetIntoTeachingApi.JobsOld.UpsertCandidateJob.Run()')],
    ['an unknown type that aborts', 'X.YException: SomeOtherJob - Aborting (CRM integration paused).'],
    ['a prototype’s name', frame('GetIntoTeachingApi.Jobs.constructor.Run()')],
    ['nothing', ''],
  ])('not told: %s', (_, text) => {
    expect(readException(text).jobType).toBeNull();
  });
});

test('services that could not be built are told apart from a job that failed', () => {
  const activator = '   at Hangfire.AspNetCore.AspNetCoreJobActivatorScope.Resolve(Type type)';
  expect(readException(`Some.ConnectionException: no\n${activator}`).earlyFailure).toBe('servicesNotBuilt');
  expect(readException('Some.ConnectionException: no').earlyFailure).toBeNull();
  const inJob = frame('GetIntoTeachingApi.Jobs.CrmSyncJob.RunAsync()');
  expect(readException(`${inJob}\n${activator}`)).toMatchObject({ jobType: 'CrmSyncJob', earlyFailure: null });
});

test('what stands behind the first 20,000 characters is not looked at, and no more than 300 of a message are kept', () => {
  expect(readException('x'.repeat(1000)).error.message).toBe('x'.repeat(300));
  const behind = (length: number) => `${'x'.repeat(length)}\n   at GetIntoTeachingApi.Jobs.CrmSyncJob.RunAsync()`;
  expect(readException(behind(10_000)).jobType).toBe('CrmSyncJob');
  expect(readException(behind(20_000)).jobType).toBeNull();
});

describe('the error', () => {
  test('type, first line, first own frame', () => {
    expect(readException(frame('GetIntoTeachingApi.Jobs.UpsertCandidateJob.Run()')).error).toEqual({
      type: 'System.TimeoutException',
      message: 'System.TimeoutException: The request channel timed out.',
      ownFrame: 'GetIntoTeachingApi.Services.CrmService.Save',
    });
  });

  test.each([
    [
      'System.ServiceModel.FaultException`1[Microsoft.Xrm.Sdk.OrganizationServiceFault]: refused',
      'System.ServiceModel.FaultException`1',
    ],
    ['System.Net.Sockets.SocketException (111): Connection refused', 'System.Net.Sockets.SocketException'],
    ['System.AggregateException: One or more errors occurred. (x)', 'System.AggregateException'],
    ['System.InvalidOperationException', 'System.InvalidOperationException'],
    ['Something went wrong: Exception: no', null],
    ['Another System.TimeoutException: no', null],
    ['', null],
  ])('type of %j', (text, type) => {
    expect(readException(text).error.type).toBe(type);
  });

  test('a frame is a line of its own, not what a message speaks of', () => {
    expect(readException('System.Exception: Look at GetIntoTeachingApi.Services.Crm').error.ownFrame).toBeNull();
  });

  test('lines may end in CRLF', () => {
    expect(readException('System.Exception: no\r\n   at GetIntoTeachingApi.Jobs.CrmSyncJob.Run()\r\n')).toMatchObject({
      jobType: 'CrmSyncJob',
      error: { message: 'System.Exception: no', ownFrame: 'GetIntoTeachingApi.Jobs.CrmSyncJob.Run' },
    });
  });

  test('is cut down: no megabyte is kept, none takes long', () => {
    const startedMs = performance.now();
    for (const text of ['x'.repeat(1_000_000), ' '.repeat(1_000_000), 'a.'.repeat(500_000), '\n'.repeat(1_000_000)]) {
      expect(readException(`System.Exception: ${text}`).error.message.length).toBeLessThanOrEqual(300);
      expect(readException(text).error.message.length).toBeLessThanOrEqual(300);
      isExceptionContinuation(text);
    }
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });
});

test.each([
  ['   at System.String.Join()', true],
  [' ---> System.AggregateException: One or more errors occurred.', true],
  ['   --- End of inner exception stack trace ---', true],
  ['--- End of stack trace from previous location ---', true],
  ['System.TimeoutException: too slow', true],
  ['at home', false],
  ['Nobody is at home', false],
  ['one --- two', false],
  ['one ---> two', false],
  ['CrmSyncJob - Started', false],
  ['HTTP Response', false],
  ['An exception: no', false],
  ['', false],
])('%j goes on with an exception: %s', (text, expected) => {
  expect(isExceptionContinuation(text)).toBe(expected);
});
