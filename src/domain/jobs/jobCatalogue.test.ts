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
