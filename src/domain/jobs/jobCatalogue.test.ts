import { JobCatalogue, apiCatalogue, apiJobTypes, apiRetries, baseName, job } from './jobCatalogue';

test('has every job of the API, once', () => {
  const names = apiJobTypes.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(12);
});

test.each([
  ['CrmSyncJob', 'sync'],
  ['LocationSyncJob', 'sync'],
  ['LocationBatchJob', 'sync'],
  ['UpsertCandidateJob', 'send'],
  ['UpsertModelJob<PhoneCall>', 'send'],
  ['UpsertModelJob<?>', 'send'],
  ['ClaimCallbackBookingSlotJob', 'send'],
  ['ApplyCandidateSyncJob', 'send'],
  ['ApplySyncJob', 'other'],
  ['MagicLinkTokenGenerationJob', 'other'],
  ['ApplyBackfillJob', 'other'],
])('%s is of class %s', (jobType, jobClass) => {
  expect(apiCatalogue.info(jobType)?.jobClass).toBe(jobClass);
});

test.each(['MailingListAddMemberJob', 'UpsertModelJobX<PhoneCall>', 'constructor', '__proto__', ''])(
  'does not know %j',
  (name) => {
    expect(apiCatalogue.info(name)).toBeUndefined();
    expect(apiCatalogue.typeOfClass(name)).toBeUndefined();
  }
);

test('a class names its job; of UpsertModelJob’s class T stays open', () => {
  expect(apiCatalogue.typeOfClass('CrmSyncJob')).toBe('CrmSyncJob');
  expect(apiCatalogue.typeOfClass('UpsertModelWithCandidateIdJob')).toBe('UpsertModelJob<?>');
  expect(apiCatalogue.typeOfClass('UpsertModelJob')).toBeUndefined();
});

test.each([
  ['UpsertModelJob<PhoneCall>', 'UpsertModelJob'],
  ['CrmSyncJob', 'CrmSyncJob'],
  ['<odd', ''],
])('base name of %s', (jobType, expected) => {
  expect(baseName(jobType)).toBe(expected);
});

test('the heartbeat is the job that always runs most often', () => {
  const recurring = (name: string, everyMs: number, alwaysOn = true) =>
    job(name, 'other', '', { schedule: { everyMs, offsetMs: 0 }, alwaysOn });
  const heartbeat = (...types: Array<ReturnType<typeof job>>) => new JobCatalogue(types, apiRetries).heartbeat;
  expect(apiCatalogue.heartbeat).toEqual({ jobType: 'CrmSyncJob', everyMs: 300_000 });
  expect(heartbeat(recurring('A', 9), recurring('B', 5), recurring('C', 7), recurring('D', 1, false))).toEqual({
    jobType: 'B',
    everyMs: 5,
  });
  expect(heartbeat(job('A', 'other', '', { alwaysOn: true }), recurring('B', 5, false))).toBeUndefined();
});

test.each([
  ['crm-sync', 'CrmSyncJob'],
  ['CrmSyncJob', 'CrmSyncJob'],
  ['Crm Sync Job', 'CrmSyncJob'],
  ['magic-link-token-generation', 'MagicLinkTokenGenerationJob'],
  ['upsert-candidate', undefined],
  ['crm', undefined],
  ['', undefined],
])('the schedule %j is that of %s', (id, jobType) => {
  expect(apiCatalogue.typeOfRecurringJob(id)).toBe(jobType);
});

test('a schedule may be named by the job’s class', () => {
  const tea = job('make-tea', 'other', '', { className: 'TeaMaker', schedule: { everyMs: 1, offsetMs: 0 } });
  const catalogue = new JobCatalogue([tea], apiRetries);
  expect(['tea-maker', 'make-tea', 'tea'].map((id) => catalogue.typeOfRecurringJob(id))).toEqual([
    'make-tea',
    'make-tea',
    undefined,
  ]);
  expect(catalogue.typeOfClass('TeaMaker')).toBe('make-tea');
});

describe('what decides about a run of the API’s', () => {
  const of = (wanted: (info: (typeof apiJobTypes)[number]) => unknown) =>
    apiJobTypes.filter(wanted).map(({ name }) => name);

  test('which jobs carry a person’s data, and which number their attempts', () => {
    const numbered = [
      'UpsertCandidateJob',
      'UpsertModelJob',
      'UpsertApplicationFormJob',
      'UpsertContactCreationChannelsJob',
      'ClaimCallbackBookingSlotJob',
    ];
    expect(of(({ jobClass }) => jobClass === 'send')).toEqual([...numbered, 'ApplyCandidateSyncJob']);
    expect(of((info) => info.numbered)).toEqual(numbered);
    // Anybody may book the same slot.
    expect(of((info) => info.payloadIdentifies)).toEqual(numbered.slice(0, 4));
    expect(of((info) => info.startNamesEntity)).toEqual(['ApplyCandidateSyncJob']);
  });

  test('what the last attempt does, and how many there are', () => {
    expect(of(({ lastAttempt }) => lastAttempt === 'readsCrmThenDeletes')).toEqual([
      'UpsertModelJob',
      'UpsertContactCreationChannelsJob',
    ]);
    expect(of(({ lastAttempt }) => lastAttempt === 'deletes')).toEqual([
      'UpsertCandidateJob',
      'UpsertApplicationFormJob',
      'ClaimCallbackBookingSlotJob',
    ]);
    expect(of(({ retries }) => retries !== null)).toEqual(['ApplyBackfillJob']);
    expect(apiCatalogue.info('ApplyBackfillJob')?.retries).toBe(0);
  });

  test('which run by the clock, when, and which of them always', () => {
    const hour = 3_600_000;
    const schedules = apiJobTypes.flatMap(({ name, schedule }) => (schedule ? [[name, schedule]] : []));
    expect(Object.fromEntries(schedules)).toEqual({
      CrmSyncJob: { everyMs: hour / 12, offsetMs: 0 },
      LocationSyncJob: { everyMs: 7 * 24 * hour, offsetMs: Date.UTC(1970, 0, 5) },
      ApplySyncJob: { everyMs: hour, offsetMs: 0 },
      MagicLinkTokenGenerationJob: { everyMs: hour, offsetMs: 0 },
    });
    expect(of(({ alwaysOn }) => alwaysOn)).toEqual(['CrmSyncJob', 'MagicLinkTokenGenerationJob']);
  });

  test('each says what is not done while it fails, and where its class is', () => {
    expect(of(({ purpose }) => purpose.length < 10)).toEqual([]);
    expect(of(({ namespace }) => namespace !== 'GetIntoTeachingApi.Jobs')).toEqual([]);
    expect(of(({ tell }) => tell !== '')).toEqual(['CrmSyncJob']);
  });
});
