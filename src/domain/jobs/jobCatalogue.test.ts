import { baseName, jobCatalogue, jobTypeInfo, jobTypeOfClass } from './jobCatalogue';

test('has every job of the API, once', () => {
  const names = jobCatalogue.map(({ name }) => name);
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
  expect(jobTypeInfo(jobType)?.jobClass).toBe(jobClass);
});

test.each(['MailingListAddMemberJob', 'UpsertModelJobX<PhoneCall>', 'constructor', '__proto__', ''])(
  'does not know %j',
  (name) => {
    expect(jobTypeInfo(name)).toBeUndefined();
    expect(jobTypeOfClass(name)).toBeUndefined();
  }
);

test('a class names its job; of UpsertModelJob’s class T stays open', () => {
  expect(jobTypeOfClass('CrmSyncJob')).toBe('CrmSyncJob');
  expect(jobTypeOfClass('UpsertModelWithCandidateIdJob')).toBe('UpsertModelJob<?>');
  expect(jobTypeOfClass('UpsertModelJob')).toBeUndefined();
});

test.each([
  ['UpsertModelJob<PhoneCall>', 'UpsertModelJob'],
  ['CrmSyncJob', 'CrmSyncJob'],
  ['<odd', ''],
])('base name of %s', (jobType, expected) => {
  expect(baseName(jobType)).toBe(expected);
});
