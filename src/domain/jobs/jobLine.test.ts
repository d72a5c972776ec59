import { readJobTemplate, readJobText } from './jobLine';
import { payloadHash } from './payloadHash';

const GUID = '0f3c7a52-1111-4222-8333-abcdefabcdef';
const CID = 'CID-1b2c3d4e-1111-4222-8333-abcdefabcdef';
const SAVED = `Successfully saved ContactChannelCreations for CandidateId ${GUID}`;

type Case = [template: string, properties: Record<string, unknown>, text: string, expected: Record<string, unknown>];

/** Every line of facts that a job writes: as template with properties, and as the text that it renders to. */
const lines: Case[] = [
  ['CrmSyncJob - Started', {}, 'CrmSyncJob - Started', { kind: 'started', jobType: 'CrmSyncJob' }],
  ['CrmSyncJob - Succeeded', {}, 'CrmSyncJob - Succeeded', { kind: 'succeeded', jobType: 'CrmSyncJob' }],
  [
    'CrmSyncJob - Skipping (CRM integration paused)',
    {},
    'CrmSyncJob - Skipping (CRM integration paused)',
    { kind: 'skipped', jobType: 'CrmSyncJob' },
  ],
  [
    'MagicLinkTokenGenerationJob - Processing ({Count})',
    { Count: 2 },
    'MagicLinkTokenGenerationJob - Processing (2)',
    { kind: 'progress', jobType: 'MagicLinkTokenGenerationJob' },
  ],
  [
    'MagicLinkTokenGenerationJob - Skipping (CRM integration paused)',
    {},
    'MagicLinkTokenGenerationJob - Skipping (CRM integration paused)',
    { kind: 'skipped', jobType: 'MagicLinkTokenGenerationJob' },
  ],
  ...['ZIP Downloaded', 'CSV Extracted', 'ZIP Deleted', 'CSV Deleted'].map((step): Case => [
    `LocationSyncJob - ${step}`,
    {},
    `LocationSyncJob - ${step}`,
    { kind: 'progress', jobType: 'LocationSyncJob' },
  ]),
  [
    'LocationSyncJob - Processed {LocationCount} Locations ({BatchCount} Batches)',
    { LocationCount: 1_800_000, BatchCount: 180 },
    'LocationSyncJob - Processed 1800000 Locations (180 Batches)',
    { kind: 'progress', jobType: 'LocationSyncJob' },
  ],
  ['LocationBatchJob - Started', {}, 'LocationBatchJob - Started', { kind: 'started', jobType: 'LocationBatchJob' }],
  [
    'UpsertCandidateJob - Started ({Attempt}) {CorrelationId}',
    { Attempt: '3/24', CorrelationId: CID },
    `UpsertCandidateJob - Started (3/24) ${CID}`,
    { kind: 'started', jobType: 'UpsertCandidateJob', attempt: 3, maxAttempts: 24, correlationId: CID },
  ],
  [
    'UpsertCandidateJob - Started ({Attempt}) {CorrelationId}',
    { Attempt: '1/24', CorrelationId: null },
    'UpsertCandidateJob - Started (1/24) null',
    { kind: 'started', jobType: 'UpsertCandidateJob', attempt: 1, maxAttempts: 24, correlationId: null },
  ],
  [
    'UpsertCandidateJob - Started ({Attempt}) {CorrelationId}',
    { Attempt: '25/24', CorrelationId: CID },
    `UpsertCandidateJob - Started (25/24) ${CID}`,
    { kind: 'started', jobType: 'UpsertCandidateJob', attempt: 25, maxAttempts: 24, correlationId: CID },
  ],
  [
    'UpsertCandidateJob - Started ({Attempt})',
    { Attempt: '2/24' },
    'UpsertCandidateJob - Started (2/24)',
    { kind: 'started', jobType: 'UpsertCandidateJob', attempt: 2, maxAttempts: 24 },
  ],
  [
    'UpsertCandidateJob - Payload {Payload} {CorrelationId}',
    { Payload: '{"id":"x","email":"******"}', CorrelationId: CID },
    `UpsertCandidateJob - Payload {"id":"x","email":"******"} ${CID}`,
    {
      kind: 'payload',
      jobType: 'UpsertCandidateJob',
      payloadHash: payloadHash('{"id":"x","email":"******"}'),
      correlationId: CID,
    },
  ],
  [
    'UpsertCandidateJob - Payload {Payload} {CorrelationId}',
    { Payload: '{"id":"y"}', CorrelationId: null },
    'UpsertCandidateJob - Payload {"id":"y"} null',
    { kind: 'payload', jobType: 'UpsertCandidateJob', payloadHash: payloadHash('{"id":"y"}'), correlationId: null },
  ],
  [
    'UpsertCandidateJob - Succeeded - {Id} {CorrelationId}',
    { Id: GUID, CorrelationId: CID },
    `UpsertCandidateJob - Succeeded - ${GUID} ${CID}`,
    { kind: 'succeeded', jobType: 'UpsertCandidateJob', entityId: GUID, correlationId: CID },
  ],
  [
    'UpsertCandidateJob - Succeeded - {Id} {CorrelationId}',
    { Id: GUID, CorrelationId: null },
    `UpsertCandidateJob - Succeeded - ${GUID} null`,
    { kind: 'succeeded', jobType: 'UpsertCandidateJob', entityId: GUID, correlationId: null },
  ],
  [
    'UpsertCandidateJob - Deleted ({CorrelationId})',
    { CorrelationId: CID },
    `UpsertCandidateJob - Deleted (${CID})`,
    { kind: 'deleted', jobType: 'UpsertCandidateJob', correlationId: CID },
  ],
  [
    'UpsertCandidateJob - Deleted ({CorrelationId})',
    { CorrelationId: null },
    'UpsertCandidateJob - Deleted (null)',
    { kind: 'deleted', jobType: 'UpsertCandidateJob', correlationId: null },
  ],
  [
    'UpsertCandidateJob - Deleted',
    {},
    'UpsertCandidateJob - Deleted',
    { kind: 'deleted', jobType: 'UpsertCandidateJob' },
  ],
  [
    'UpsertCandidateJob - Deduplicating ({CorrelationId})',
    { CorrelationId: CID },
    `UpsertCandidateJob - Deduplicating (${CID})`,
    { kind: 'deduplicated', jobType: 'UpsertCandidateJob', correlationId: CID },
  ],
  ...[
    'CandidatePrivacyPolicy',
    'TeachingEventRegistration',
    'PhoneCall',
    'CandidatePastTeachingPosition',
    'CandidateSchoolExperience',
  ].flatMap((model): Case[] => [
    [
      'UpsertModelJob<{TypeName}> - Started ({Attempt})',
      { TypeName: model, Attempt: '1/24' },
      `UpsertModelJob<${model}> - Started (1/24)`,
      { kind: 'started', jobType: `UpsertModelJob<${model}>`, attempt: 1, maxAttempts: 24 },
    ],
    [
      'UpsertModelJob<{TypeName}> - Succeeded - {Id}',
      { TypeName: model, Id: GUID },
      `UpsertModelJob<${model}> - Succeeded - ${GUID}`,
      { kind: 'succeeded', jobType: `UpsertModelJob<${model}>`, entityId: GUID },
    ],
    [
      'UpsertModelJob<{TypeName}> - Deleted',
      { TypeName: model },
      `UpsertModelJob<${model}> - Deleted`,
      { kind: 'deleted', jobType: `UpsertModelJob<${model}>` },
    ],
  ]),
  [
    'UpsertModelJob<{TypeName}> - Payload {Payload}',
    { TypeName: 'PhoneCall', Payload: '{"a":"b c"}' },
    'UpsertModelJob<PhoneCall> - Payload {"a":"b c"}',
    { kind: 'payload', jobType: 'UpsertModelJob<PhoneCall>', payloadHash: payloadHash('{"a":"b c"}') },
  ],
  [
    'UpsertApplicationFormJob - Started ({Attempt})',
    { Attempt: '24/24' },
    'UpsertApplicationFormJob - Started (24/24)',
    { kind: 'started', jobType: 'UpsertApplicationFormJob', attempt: 24, maxAttempts: 24 },
  ],
  [
    'ClaimCallbackBookingSlotJob - Payload {ScheduledAt}',
    { ScheduledAt: '2026-06-19T09:00:00.0000000Z' },
    'ClaimCallbackBookingSlotJob - Payload 2026-06-19T09:00:00.0000000Z',
    {
      kind: 'payload',
      jobType: 'ClaimCallbackBookingSlotJob',
      payloadHash: payloadHash('2026-06-19T09:00:00.0000000Z'),
    },
  ],
  [
    'ClaimCallbackBookingSlotJob - Deleted',
    {},
    'ClaimCallbackBookingSlotJob - Deleted',
    { kind: 'deleted', jobType: 'ClaimCallbackBookingSlotJob' },
  ],
  [
    'UpsertContactCreationChannelsJob - {ModelId}: {LogMessage}',
    { ModelId: GUID, LogMessage: SAVED },
    `UpsertContactCreationChannelsJob - ${GUID}: ${SAVED}`,
    { kind: 'succeeded', jobType: 'UpsertContactCreationChannelsJob', entityId: GUID },
  ],
  [
    'UpsertContactCreationChannelsJob - {ModelId}: {LogMessage}',
    { ModelId: null, LogMessage: `Model not preserved: ${GUID}` },
    `UpsertContactCreationChannelsJob - null: Model not preserved: ${GUID}`,
    { kind: 'succeeded', jobType: 'UpsertContactCreationChannelsJob' },
  ],
  [
    'ApplySyncJob - Syncing {Count} Candidates',
    { Count: 12 },
    'ApplySyncJob - Syncing 12 Candidates',
    { kind: 'progress', jobType: 'ApplySyncJob' },
  ],
  [
    'ApplyCandidateSyncJob - Started - {Id}',
    { Id: 'C123456' },
    'ApplyCandidateSyncJob - Started - C123456',
    { kind: 'started', jobType: 'ApplyCandidateSyncJob', entityId: 'C123456' },
  ],
  [
    'ApplyCandidateSyncJob - {Status} - {Id}',
    { Status: 'Hit', Id: 'C123456' },
    'ApplyCandidateSyncJob - Hit - C123456',
    { kind: 'progress', jobType: 'ApplyCandidateSyncJob' },
  ],
  [
    'ApplyCandidateSyncJob - Succeeded - {Id}',
    { Id: 'C123456' },
    'ApplyCandidateSyncJob - Succeeded - C123456',
    { kind: 'succeeded', jobType: 'ApplyCandidateSyncJob', entityId: 'C123456' },
  ],
  [
    'ApplyBackfillJob - Started - Pages {StartPage} to {EndPage} (candidate IDs: {CandidateIds})',
    { StartPage: 1, EndPage: 10, CandidateIds: null },
    'ApplyBackfillJob - Started - Pages 1 to 10 (candidate IDs: null)',
    { kind: 'started', jobType: 'ApplyBackfillJob' },
  ],
  [
    'ApplyBackfillJob - Succeeded - Pages {StartPage} to {EndPage} (candidate IDs: {CandidateIds})',
    { StartPage: 1, EndPage: 10, CandidateIds: null },
    'ApplyBackfillJob - Succeeded - Pages 1 to 10 (candidate IDs: null)',
    { kind: 'succeeded', jobType: 'ApplyBackfillJob' },
  ],
];

const known = (reading: unknown) => ({ is: 'event', facts: expect.objectContaining(reading as object) });

/** All facts: what a line does not tell is not there, which is something else than an id that is null. */
const only = (facts: Record<string, unknown>) => ({
  is: 'event',
  facts: { attempt: null, maxAttempts: null, ...facts },
});

test.each(lines)('template %s %j', (template, properties, _, expected) => {
  // Progress may tell an id, which nothing needs.
  const isExact = expected.kind !== 'progress';
  expect(readJobTemplate(template, properties)).toEqual(
    isExact ? only(expected) : { is: 'event', facts: expect.objectContaining(expected) }
  );
});

test.each(lines.map(([, , text, expected]) => [text, expected] as const))('text %s', (text, expected) => {
  expect(readJobText(text)).toEqual(only(expected));
});

test.each([
  ['UpsertModelJob<PhoneCall> - Started (1/24) x', { kind: 'started', attempt: 1, maxAttempts: 24 }],
  [`UpsertModelJob<PhoneCall> - Succeeded - ${GUID} x`, { kind: 'succeeded', entityId: GUID }],
  [`UpsertModelJob<PhoneCall> - Payload {} ${CID}`, { kind: 'payload', payloadHash: payloadHash('{}') }],
  ['UpsertCandidateJob - Started', { kind: 'started' }],
  ['UpsertCandidateJob - Payload {}', { kind: 'payload', payloadHash: payloadHash('{}') }],
  [`UpsertCandidateJob - Payload {} ${CID} `, { kind: 'payload', payloadHash: payloadHash('{}'), correlationId: CID }],
  [`UpsertCandidateJob - Succeeded - ${GUID}`, { kind: 'succeeded', entityId: GUID }],
  ['UpsertCandidateJob - Succeeded', { kind: 'succeeded' }],
  [
    `UpsertCandidateJob - Payload {"a": null, "b": CID-2 } ${CID}`,
    { kind: 'payload', payloadHash: payloadHash('{"a": null, "b": CID-2 }'), correlationId: CID },
  ],
  ['UpsertContactCreationChannelsJob - null: Model not preserved', { kind: 'succeeded' }],
])('only a candidate’s line ends in a correlation id, and none is made up: %s', (text, facts) => {
  expect(readJobText(text)).toEqual(only({ jobType: text.split(' - ')[0], ...facts }));
});

test.each([
  [`UpsertCandidateJob - Started (3/24) ${CID}`, { kind: 'started', attempt: 3, maxAttempts: 24, correlationId: CID }],
  [`UpsertCandidateJob - Succeeded - ${GUID} ${CID}`, { kind: 'succeeded', entityId: GUID, correlationId: CID }],
  [`UpsertCandidateJob - Deleted (${CID})`, { kind: 'deleted', correlationId: CID }],
])('blanks behind a line do no harm: %s', (text, facts) => {
  expect(readJobText(`${text} \n`)).toEqual(only({ jobType: 'UpsertCandidateJob', ...facts }));
});

test('a payload is that of a payload’s line alone', () => {
  const reading = readJobTemplate('UpsertCandidateJob - Deleted', { Payload: '{}', ScheduledAt: '2026-06-19' });
  expect(reading).toEqual(only({ kind: 'deleted', jobType: 'UpsertCandidateJob' }));
});

const quoted: Array<[string, Record<string, unknown>]> = [
  [
    `UpsertCandidateJob - Started ("3/24") "${CID}"`,
    { kind: 'started', jobType: 'UpsertCandidateJob', attempt: 3, maxAttempts: 24, correlationId: CID },
  ],
  [
    'UpsertModelJob<"PhoneCall"> - Started ("3/24")',
    { kind: 'started', jobType: 'UpsertModelJob<PhoneCall>', attempt: 3 },
  ],
  ['UpsertModelJob<"PhoneCall"> - Deleted', { kind: 'deleted', jobType: 'UpsertModelJob<PhoneCall>' }],
  [`UpsertCandidateJob - Succeeded - "${GUID}" "${CID}"`, { kind: 'succeeded', entityId: GUID, correlationId: CID }],
  [`UpsertCandidateJob - Deleted ("${CID}")`, { kind: 'deleted', correlationId: CID }],
  [`UpsertCandidateJob - Deduplicating ("${CID}")`, { kind: 'deduplicated', correlationId: CID }],
  [
    'ClaimCallbackBookingSlotJob - Succeeded - "2026-06-19T09:00:00.0000000Z"',
    { kind: 'succeeded', entityId: '2026-06-19T09:00:00.0000000Z' },
  ],
  [`UpsertContactCreationChannelsJob - ${GUID}: "${SAVED}"`, { kind: 'succeeded' }],
  [`UpsertContactCreationChannelsJob - "${GUID}": "${SAVED}"`, { kind: 'succeeded' }],
  ['ApplyCandidateSyncJob - Started - "C123456"', { kind: 'started', entityId: 'C123456' }],
];

test.each(quoted)('quoted text %s', (text, expected) => {
  expect(readJobText(text)).toMatchObject(known(expected));
});

test('a payload hashes alike, bare, quoted or as properties, and its text is not kept', () => {
  const payload = '{"firstName":"******"}';
  const readings = [
    readJobTemplate('UpsertModelJob<{TypeName}> - Payload {Payload}', { TypeName: 'PhoneCall', Payload: payload }),
    readJobText(`UpsertModelJob<PhoneCall> - Payload ${payload}`),
  ];
  for (const reading of readings) {
    expect(reading).toMatchObject({ facts: { payloadHash: payloadHash(payload) } });
    expect(JSON.stringify(reading)).not.toContain('firstName');
  }
});

test.each([
  ['attempt 0', '0/24'],
  ['a letter', 'x/24'],
  ['negative', '-1/24'],
  ['a fraction', '1.5/24'],
  ['no maximum', '3/0'],
  ['far above the maximum', '27/24'],
  ['empty', ''],
  ['no slash', '3'],
  ['two slashes', '3/24/2'],
  ['digits without end', '9'.repeat(10_000)],
  ['a number', 3],
  ['null', null],
  ['missing', undefined],
  ['a list', ['3/24']],
  ['an object', { a: 1 }],
  ['an object that cannot become a text', JSON.parse('{"toString":1,"valueOf":2}')],
])('an attempt that cannot be read makes a loose line: %s', (_, attempt) => {
  const reading = readJobTemplate('UpsertCandidateJob - Started ({Attempt}) {CorrelationId}', {
    Attempt: attempt,
    CorrelationId: CID,
  });
  expect(reading).toMatchObject({ is: 'loose', kind: 'started', jobType: 'UpsertCandidateJob' });
  expect(JSON.stringify(reading).length).toBeLessThan(300);
});

test.each(['1/1', '9999/9999', '26/24', '2/1'])(
  'an attempt goes up to the maximum, and two above it after a pause: %s',
  (attempt) => {
    const [n, maxAttempts] = attempt.split('/').map(Number);
    expect(readJobText(`UpsertApplicationFormJob - Started (${attempt})`)).toMatchObject({
      facts: { attempt: n, maxAttempts },
    });
  }
);

test.each([
  ['x/24', 'x/24'],
  [undefined, 'missing'],
  [3, 'number'],
  ['y'.repeat(100), 'y'.repeat(40)],
])('why it is loose is told: %j', (attempt, told) => {
  expect(readJobTemplate('UpsertApplicationFormJob - Started ({Attempt})', { Attempt: attempt })).toMatchObject({
    reason: `attempt number cannot be read: ${told}`,
  });
});

test.each(['0/24', '1/0', 'x/24', '27/24', '3/'])('the same in a text: %s', (attempt) => {
  expect(readJobText(`UpsertCandidateJob - Started (${attempt}) ${CID}`)).toMatchObject({
    is: 'loose',
    kind: 'started',
  });
});

test.each([
  'Search: UpsertCandidateJob - Deleted',
  ' UpsertCandidateJob - Deleted',
  '"UpsertCandidateJob - Deleted"',
  'UpsertCandidateJob- Deleted',
  'UpsertCandidateJob -Deleted',
  'UpsertCandidateJob: Deleted',
  'upsertCandidateJob - Deleted',
  'UpsertCandidate - Deleted',
  'UpsertCandidateJobs - Deleted',
  'UpsertCandidateJob',
  'HTTP Response',
  'Application started. Press Ctrl+C to shut down.',
  '',
])('no line of a job: %j', (text) => {
  expect(readJobText(text)).toBeNull();
  expect(readJobTemplate(text, {})).toBeNull();
});

test.each([
  ['UpsertCandidateJob - deleted', 'progress'],
  ['UpsertCandidateJob - DeletedX', 'progress'],
  ['UpsertCandidateJob - Not Deleted', 'progress'],
  ['UpsertCandidateJob - 2 Deleted', 'progress'],
  ['UpsertContactCreationChannelsJob - Succeeded', 'succeeded'],
  [`UpsertModelJob<PhoneCall> - ${GUID}: ${SAVED}`, 'progress'],
  [`UpsertContactCreationChannelsJob - ${GUID} ${SAVED}`, 'progress'],
  [`UpsertContactCreationChannelsJob - ${GUID}: Something else`, 'progress'],
  [`UpsertContactCreationChannelsJob - Told of ${GUID}: Model not preserved`, 'progress'],
])('near misses: %s is %s', (text, kind) => {
  expect(readJobText(text)).toMatchObject(known({ kind }));
});

test.each([
  ['missing', undefined],
  ['null', null],
  ['a number', 4],
  ['markup', '<img src=x>'],
  ['long', 'x'.repeat(1000)],
  ['__proto__ with blanks', '__proto__ __proto__'],
])('a model name that cannot be one is not invented: %s', (_, model) => {
  const reading = readJobTemplate('UpsertModelJob<{TypeName}> - Deleted', { TypeName: model });
  expect(reading).toMatchObject(known({ kind: 'deleted', jobType: 'UpsertModelJob<?>' }));
});

test.each([
  [1, null],
  ['', null],
  ['null', null],
  [{}, null],
  ['x'.repeat(300), null],
  [CID, CID],
])('correlation id %j is read as %j', (raw, correlationId) => {
  const reading = readJobTemplate('UpsertCandidateJob - Deleted ({CorrelationId})', { CorrelationId: raw });
  expect(reading).toMatchObject(known({ correlationId }));
});

test('a payload of any type and depth is hashed, not thrown at', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
  for (const payload of [deep, null, 7, {}, { a: [1] }, '']) {
    const reading = readJobTemplate('UpsertCandidateJob - Payload {Payload} {CorrelationId}', { Payload: payload });
    expect(reading).toMatchObject(known({ kind: 'payload' }));
  }
});

test('texts of a megabyte are read in no time', () => {
  const long = 'a '.repeat(500_000);
  readJobText('CrmSyncJob - Started');
  const startedMs = performance.now();
  expect(readJobText(long)).toBeNull();
  expect(readJobText(`UpsertCandidateJob - Payload ${long}`)).toMatchObject(known({ kind: 'payload' }));
  expect(readJobText(`UpsertCandidateJob - Started (${long})`)).toMatchObject({ is: 'event' });
  expect(readJobText(`UpsertCandidateJob - Succeeded - ${long}`)).toMatchObject(known({ kind: 'succeeded' }));
  expect(readJobText(`UpsertContactCreationChannelsJob - ${long}`)).toMatchObject(known({ kind: 'progress' }));
  expect(performance.now() - startedMs).toBeLessThan(1000);
});
