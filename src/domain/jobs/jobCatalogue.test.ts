import { apiCatalogue, apiJobTypes, baseName } from './jobCatalogue';

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
