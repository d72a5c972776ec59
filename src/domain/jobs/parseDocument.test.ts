import { flatten, reshape, Shape, shapes, toKubernetes } from '../../../tests/truth/reshape';
import { JobCatalogue, apiRetries, job } from './jobCatalogue';
import { linePattern } from './linePattern';
import { LogDocument } from './logDocument';
import { ParsedLine, parseDocument } from './parseDocument';
import { payloadHash } from './payloadHash';
import { serviceLines } from './serviceLines';

const APP = 'get-into-teaching-api-prod';
const PROCESS = '[APP/PROC/WEB/0]';
const OWN = '2026-06-17T10:00:00.1234567Z';
const SHIPPED = '2026-06-17T10:00:00.500Z';
const OWN_MS = Date.UTC(2026, 5, 17, 10, 0, 0, 123);
const SHIPPED_MS = Date.UTC(2026, 5, 17, 10, 0, 0, 500);
const JOBS = 'GetIntoTeachingApi.Jobs.';

type Event = Record<string, unknown>;

const document = (event: Event): LogDocument => ({
  id: 'a',
  source: {
    '@timestamp': SHIPPED,
    cf: { app: APP },
    syslog_proc: PROCESS,
    message: JSON.stringify({ '@t': OWN, ...event }),
  },
});
const message = (text: unknown, rest: Event = {}): LogDocument => ({
  id: 'a',
  source: { '@timestamp': SHIPPED, cf: { app: APP }, syslog_proc: PROCESS, message: text, ...rest },
});

const started: Event = {
  '@mt': 'UpsertModelJob<{TypeName}> - Started ({Attempt})',
  TypeName: 'PhoneCall',
  Attempt: '3/24',
  SourceContext: `${JOBS}UpsertModelWithCandidateIdJob`,
};
const retryText =
  "Failed to process the job '4100123': an exception occurred. Retry attempt 3 of 24 will be performed in 01:00:00.";
const hangfire = (text: string, exception?: string): Event => ({
  '@mt': '{State:l}',
  '@r': [text],
  '@l': 'Warning',
  ...(exception !== undefined && { '@x': exception }),
  State: text,
  SourceContext: 'Hangfire.AutomaticRetryAttribute',
});

/** Every way in which one line can lie in the index. */
const ways = shapes.flatMap((shape: Shape) =>
  [false, true].flatMap((isKubernetes) =>
    [false, true].map((isFlat) => ({
      name: `${shape}, ${isKubernetes ? 'Kubernetes' : 'Cloud Foundry'}, ${isFlat ? 'flattened' : 'nested'}`,
      isRendered: shape.startsWith('rendered'),
      instance: isKubernetes ? `${APP}-${PROCESS}` : PROCESS,
      parse: (event: Event): ParsedLine => {
        const [first] = reshape([document(event)], shape);
        const enveloped = isKubernetes ? toKubernetes(first!) : first!;
        return parseDocument(isFlat ? flatten(enveloped) : enveloped);
      },
    }))
  )
);

describe.each(ways)('$name', ({ parse, isRendered, instance }) => {
  test('a job’s line, with its place and the sharpest time', () => {
    expect(parse(started)).toMatchObject({
      is: 'event',
      origin: { id: 'a', instance, indexedMs: SHIPPED_MS },
      event: {
        id: 'a',
        kind: 'started',
        jobType: 'UpsertModelJob<PhoneCall>',
        attempt: 3,
        maxAttempts: 24,
        instance,
        // A rendered line has the shipper's time only: its own tells no date.
        timeMs: isRendered ? SHIPPED_MS : OWN_MS,
        ticks: isRendered ? 0 : 4567,
      },
    });
  });

  test('a null correlation id is read as none', () => {
    const line = parse({
      '@mt': 'UpsertCandidateJob - Started ({Attempt}) {CorrelationId}',
      Attempt: '1/24',
      CorrelationId: null,
      SourceContext: `${JOBS}UpsertCandidateJob`,
    });
    expect(line).toMatchObject({ event: { kind: 'started', jobType: 'UpsertCandidateJob', correlationId: null } });
  });

  test('Hangfire’s line', () => {
    const line = parse(
      hangfire(retryText, 'System.TimeoutException: no\n   at GetIntoTeachingApi.Jobs.CrmSyncJob.Run()')
    );
    expect(line).toMatchObject({
      is: 'event',
      event: { kind: 'attemptFailed', hangfireJobId: '4100123', attempt: 3, retryDelayMs: 3_600_000 },
    });
    // Rendered, the exception is in documents of its own.
    expect(line).toMatchObject({ event: { jobType: isRendered ? null : 'CrmSyncJob' } });
  });

  test('a channel’s outcome', () => {
    const line = parse({
      '@mt': 'UpsertContactCreationChannelsJob - {ModelId}: {LogMessage}',
      ModelId: null,
      LogMessage: 'Model not preserved: 0f3c7a52-1111-4222-8333-abcdefabcdef',
      SourceContext: `${JOBS}UpsertContactCreationChannelsJob`,
    });
    expect(line).toMatchObject({ event: { kind: 'succeeded', jobType: 'UpsertContactCreationChannelsJob' } });
  });

  test('the witness mail, and no other', () => {
    const mail = (Template: string): Event => ({
      '@mt': 'NotifyService - Sending Email ({Template})',
      Template,
      SourceContext: 'GetIntoTeachingApi.Services.NotifyService',
    });
    expect(parse(mail('CandidateRegistrationFailedEmail'))).toMatchObject({ event: { kind: 'emailSent' } });
    expect(parse(mail('NewPinCodeEmail'))).toMatchObject({ is: 'noise' });
  });

  test('an attempt that cannot be read and a type that is not known are loose, not lost', () => {
    expect(parse({ ...started, Attempt: 'x/24' })).toMatchObject({
      is: 'loose',
      jobType: 'UpsertModelJob<PhoneCall>',
      origin: { instance },
    });
    const unknown = { '@mt': 'MailingListAddMemberJob - Deleted', SourceContext: `${JOBS}MailingListAddMemberJob` };
    expect(parse(unknown)).toMatchObject({ is: 'loose', mayTellOfFailure: true });
  });

  test('what users type stays noise', () => {
    const search = (Postcode: string): Event => ({
      '@mt': 'Search: {Postcode}',
      Postcode,
      SourceContext: 'GetIntoTeachingApi.Controllers.TeachingEventsController',
    });
    for (const text of ['UpsertCandidateJob - Deleted', retryText, '{State:l}', 'NotifyService - Sending Email']) {
      expect(parse(search(text))).toMatchObject({ is: 'noise' });
    }
  });

  test('web lines are noise', () => {
    const line = parse({ '@mt': 'HTTP Response: {Payload}', Payload: '{"State":"Job"}', SourceContext: 'X.Logger' });
    expect(line).toMatchObject({ is: 'noise' });
  });
});

const structured = ways.filter(({ isRendered }) => !isRendered);

describe.each(structured)('$name', ({ parse }) => {
  test('lines of another logger that look like a job’s, Hangfire’s or the mailer’s are noise', () => {
    const other = 'GetIntoTeachingApi.Controllers.CandidatesController';
    expect(parse({ ...started, SourceContext: other })).toMatchObject({ is: 'noise' });
    expect(parse({ ...hangfire(retryText), SourceContext: other })).toMatchObject({ is: 'noise' });
    expect(parse({ ...started, SourceContext: 'GetIntoTeachingApi.JobsX' })).toMatchObject({ is: 'noise' });
    expect(parse({ ...started, SourceContext: 7 })).toMatchObject({ is: 'noise' });
    expect(parse({ ...hangfire(retryText), SourceContext: 7 })).toMatchObject({ is: 'noise' });
    expect(
      parse({
        '@mt': 'NotifyService - Sending Email ({Template})',
        Template: 'CandidateRegistrationFailedEmail',
        SourceContext: other,
      })
    ).toMatchObject({ is: 'noise' });
  });

  test('without a logger the line itself speaks', () => {
    const { SourceContext: _, ...bare } = started;
    expect(parse(bare)).toMatchObject({ is: 'event', event: { kind: 'started' } });
    expect(parse({ ...bare, SourceContext: null })).toMatchObject({ is: 'event', event: { kind: 'started' } });
    const { SourceContext: __, ...bareHangfire } = hangfire(retryText);
    expect(parse(bareHangfire)).toMatchObject({ is: 'event', event: { kind: 'attemptFailed' } });
  });

  test('the state is read from the rendering when the property is missing', () => {
    const { State: _, ...rest } = hangfire(retryText);
    expect(parse(rest)).toMatchObject({ event: { kind: 'attemptFailed', hangfireJobId: '4100123' } });
  });

  test('a line of Hangfire’s may be a template of its own', () => {
    const text = 'Server web-0:1:3f2a1b9c successfully announced in 12 ms';
    expect(parse({ '@mt': text, SourceContext: 'Hangfire.Server' })).toMatchObject({
      event: { kind: 'serverStarted' },
    });
  });

  test('a template of a wrong type is noise, an exception of a wrong type is passed over', () => {
    expect(parse({ '@mt': 7, SourceContext: `${JOBS}CrmSyncJob` })).toMatchObject({ is: 'noise' });
    expect(parse({ ...hangfire(retryText), '@x': { a: 1 } })).toMatchObject({ event: { kind: 'attemptFailed' } });
    expect(parse({ ...hangfire(retryText), State: 7, '@r': 'x' })).toMatchObject({ is: 'noise' });
  });

  test('a line without an own time has the shipper’s', () => {
    expect(parse({ ...started, '@t': 'soon' })).toMatchObject({ event: { timeMs: SHIPPED_MS, ticks: 0 } });
  });
});

test('an event at the top level counts once though its text is kept as well', () => {
  const both = { ...document(started), source: { ...document(started).source, '@t': OWN, ...started } };
  expect(parseDocument(both)).toMatchObject({ event: { kind: 'started', timeMs: OWN_MS } });
});

describe('rendered text', () => {
  test.each([
    ['[10:00:00 INF] CrmSyncJob - Started', 'started'],
    ['[2026-06-17 10:00:00 INF] CrmSyncJob - Started', 'started'],
    ['2026-06-17 10:00:00.123 +00:00 [INF] CrmSyncJob - Started', 'started'],
    ['10:00:00 [Information] CrmSyncJob - Started', 'started'],
    ['CrmSyncJob - Started', 'started'],
    ['[10:00:00 INF] Server web-0:1:3f2a1b9c successfully announced in 12 ms', 'serverStarted'],
    [`[10:00:00 WRN] ${retryText}`, 'attemptFailed'],
  ])('%s', (text, kind) => {
    expect(parseDocument(message(text))).toMatchObject({ is: 'event', event: { kind } });
  });

  test.each([
    '[10:00:00 INF] Search: CrmSyncJob - Started',
    'Search: [10:00:00 INF] CrmSyncJob - Started',
    '[10:00:00 INF] [10:00:00 INF] CrmSyncJob - Started',
    'INF CrmSyncJob - Started',
    `Search: ${retryText}`,
    '[]',
    '7',
    'null',
    '',
  ])('noise: %s', (text) => {
    expect(parseDocument(message(text))).toMatchObject({ is: 'noise' });
  });

  test('an exception in the same document or in those behind it', () => {
    const exception = 'System.TimeoutException: no\n   at GetIntoTeachingApi.Jobs.CrmSyncJob.Run()';
    expect(parseDocument(message(`[10:00:00 WRN] ${retryText}\n${exception}`))).toMatchObject({
      event: { kind: 'attemptFailed', jobType: 'CrmSyncJob', error: { type: 'System.TimeoutException' } },
    });
    for (const text of exception.split('\n')) {
      expect(parseDocument(message(text))).toMatchObject({ is: 'continuation', text });
    }
  });

  test('its own clock, and a mark by which doubled lines are found; a line without a clock says so', () => {
    const text = '[09:58:07 INF] CrmSyncJob - Started';
    expect(parseDocument(message(text))).toMatchObject({
      event: { timeMs: SHIPPED_MS, consoleMs: Date.UTC(2026, 5, 17, 9, 58, 7), lineHash: payloadHash(text) },
    });
    const bare = parseDocument(message('CrmSyncJob - Started'));
    expect(bare).toMatchObject({ event: { timeMs: SHIPPED_MS, isClockless: true } });
    expect(bare).not.toHaveProperty('event.consoleMs', expect.any(Number));
    expect(parseDocument(message('[09:58:07 INF] UpsertCandidateJob - Started (x/24)'))).not.toHaveProperty('event');
  });

  test('what an exception says is nothing that Hangfire says', () => {
    const text =
      "Failed to process the job '41': an exception occurred.\nX.YException: Retry attempt 3 of 24 will be performed in 01:00:00";
    expect(parseDocument(message(text))).toMatchObject({ event: { kind: 'failed', attempt: null } });
  });

  test('a further line of an exception has no clock, and no megabyte of it is kept', () => {
    expect(parseDocument(message('[10:00:00 INF]    at home'))).toEqual({ is: 'noise' });
    expect(parseDocument(message(`   at ${'x'.repeat(10_000)}`))).toMatchObject({
      is: 'continuation',
      text: `   at ${'x'.repeat(1994)}`,
    });
  });

  test('no payload is kept', () => {
    const line = parseDocument(message('[10:00:00 INF] UpsertModelJob<PhoneCall> - Payload {"telephone":"******"}'));
    expect(line).toMatchObject({ event: { kind: 'payload' } });
    expect(JSON.stringify(line)).not.toContain('telephone');
  });
});

test.each([
  'CandidateRegistrationJob - Deleted',
  'MailingListAddMemberJob - Started (1/24)',
  'FindApplySyncJob - Succeeded',
  'AddClassroomExperienceNoteJob - Started',
  'HasOwnPropertyJob - Started',
])('a job type that is not known makes a loose line, of which only an end may tell of a failure: %s', (text) => {
  const mayTellOfFailure = text.endsWith('Deleted');
  const loose = { is: 'loose', reason: expect.stringContaining('not known') as string, mayTellOfFailure };
  expect(parseDocument(message(`[10:00:00 INF] ${text}`))).toMatchObject(loose);
  expect(parseDocument(message(JSON.stringify({ '@t': OWN, '@mt': text })))).toMatchObject(loose);
});

test('a start that cannot be used may hide a run without an end, if it carries a person’s data', () => {
  const mayTell = (text: string) => {
    const line = parseDocument(message(text));
    return line.is === 'loose' ? line.mayTellOfFailure : line.is;
  };
  expect(mayTell('UpsertCandidateJob - Started (x/24)')).toBe(true);
  expect(mayTell('CrmSyncJob - Started (x/24)')).toBe(false);
  expect(mayTell('SendLetterJob - Started (x/24)')).toBe(false);
  const progress = { '@t': OWN, '@mt': 'UpsertCandidateJob - Processing ({Attempt})', Attempt: 'x/24' };
  expect(mayTell(JSON.stringify(progress))).toBe(false);
});

describe('a team’s own words', () => {
  const patterns = [linePattern('failed', 'Task {job} broke down'), linePattern('started', 'Task {job} begins')];
  const types = [job('refund', 'send', '')];
  const catalogue = new JobCatalogue(types, apiRetries, serviceLines(types, patterns, false));
  const read = (text: unknown) => parseDocument(message(text), catalogue);

  test.each([
    ['a template', JSON.stringify({ '@t': OWN, '@mt': 'Task {Name} begins', Name: 'refund' })],
    ['a message', JSON.stringify({ '@t': OWN, '@m': 'Task refund begins' })],
    ['plain text', '[10:00:00 INF] Task refund begins'],
  ])('are read as %s', (_, text) => {
    expect(read(text)).toMatchObject({ event: { kind: 'started', jobType: 'refund' } });
    expect(parseDocument(message(text))).toEqual({ is: 'noise' });
  });

  test('stand beside those of any job, and Hangfire’s', () => {
    const line = (event: Event) => read(JSON.stringify({ '@t': OWN, ...event }));
    expect(line({ '@mt': 'refund - Started' })).toMatchObject({ event: { kind: 'started', jobType: 'refund' } });
    expect(line(hangfire(retryText))).toMatchObject({ event: { kind: 'attemptFailed' } });
    expect(read('[10:00:00 INF] refund - Started')).toMatchObject({ event: { kind: 'started', jobType: 'refund' } });
    expect(read(`[10:00:00 WRN] ${retryText}`)).toMatchObject({ event: { kind: 'attemptFailed' } });
  });

  test('tell of a failure of a job that nobody named', () => {
    expect(read('Task make-tea broke down')).toMatchObject({ is: 'loose', mayTellOfFailure: true });
    expect(read('Task make-tea begins')).toMatchObject({ is: 'loose', mayTellOfFailure: false });
  });

  test('may be lost in a line that is cut off', () => {
    const cutOff = (template: string) => read(`{"@t":"${OWN}","@mt":"${template}","@l":"Er`);
    expect(cutOff('Task {Job} broke down')).toMatchObject({ is: 'unreadable', mayTellOfFailure: true });
    expect(cutOff('Task {Job} begins')).toMatchObject({ is: 'unreadable', mayTellOfFailure: false });
  });
});

describe('what cannot be read is said to be so', () => {
  const whole = JSON.stringify({ '@t': OWN, ...hangfire(retryText) });

  test.each([
    ['cut off in the text', whole.slice(0, -20), true],
    ['cut off before it says anything', whole.slice(0, 12), true],
    ['another’s JSON, cut off', '{"path":"/api/candi', false],
    ['a deletion, cut off', `{"@t":"${OWN}","@mt":"UpsertCandidateJob - Deleted ({Corr`, true],
    ['house-keeping, cut off', `{"@t":"${OWN}","@mt":"LocationSyncJob - ZIP Deleted","Sour`, false],
    ['a stray comma', whole.replace('"@l"', ',"@l"'), true],
  ])('%s', (_, text, mayTellOfFailure) => {
    expect(parseDocument(message(text))).toMatchObject({
      is: 'unreadable',
      reason: text.endsWith('}') ? 'its JSON cannot be parsed' : 'its JSON is cut off',
      timeMs: SHIPPED_MS,
      mayTellOfFailure,
    });
  });

  test.each([
    ['a number', 7],
    ['a list', ['CrmSyncJob - Started']],
    ['an object', { text: 'CrmSyncJob - Started' }],
    ['true', true],
  ])('a message that is %s', (_, raw) => {
    expect(parseDocument(message(raw))).toMatchObject({
      is: 'unreadable',
      reason: expect.stringContaining('not text'),
    });
  });

  test('a message that is nested too deep to be written out: it may tell of anything', () => {
    const deep: unknown = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000));
    expect(parseDocument(message(deep))).toMatchObject({ is: 'unreadable', mayTellOfFailure: true });
  });

  test.each([
    ['no time', {}],
    ['a time of a wrong type', { '@timestamp': { at: 1 } }],
    ['a list of times', { '@timestamp': [SHIPPED, SHIPPED] }],
    ['a time in words', { '@timestamp': 'this morning' }],
  ])('%s', (_, rest) => {
    const source = { cf: { app: APP }, ...rest };
    expect(parseDocument({ id: 'a', source })).toMatchObject({ is: 'unreadable', timeMs: null });
    expect(parseDocument({ id: 'a', source: { ...source, message: retryText } })).toMatchObject({
      is: 'unreadable',
      mayTellOfFailure: true,
    });
    const { '@t': __, ...untimed } = { '@t': OWN, ...hangfire(retryText) };
    expect(parseDocument({ id: 'a', source: { ...source, app: untimed } })).toMatchObject({
      is: 'unreadable',
      mayTellOfFailure: true,
    });
  });

  test('the application’s own time is enough where the shipper’s is missing', () => {
    const request = { '@mt': 'HTTP Response: {Path}', Path: '/' };
    const timed = (ownTime: unknown) => parseDocument({ id: 'a', source: { app: { '@t': ownTime, ...request } } });
    expect(timed(OWN)).toEqual({ is: 'noise' });
    for (const ownTime of ['soon', undefined]) {
      expect(timed(ownTime)).toMatchObject({ is: 'unreadable', timeMs: null, mayTellOfFailure: false });
    }
  });

  test('a web request’s line is noise before it is parsed, whatever a person typed into it', () => {
    const request = { '@t': OWN, '@mt': '{Identifier}: {Info}', Info: 'CrmSyncJob - Started', Identifier: 'HTTP' };
    expect(parseDocument(message(JSON.stringify(request)))).toEqual({ is: 'noise' });
    expect(parseDocument(message(`${JSON.stringify(request).slice(0, -3)}\n!}`))).toEqual({ is: 'noise' });
    expect(parseDocument(message(JSON.stringify(request).slice(0, -3)))).toEqual({ is: 'noise' });
    expect(parseDocument({ id: 'a', source: { message: JSON.stringify(request) } })).toEqual({ is: 'noise' });
  });

  test.each([
    ['UpsertCandidateJob - Deleted', true],
    ['UpsertModelJob<PhoneCall> - Deleted', true],
    ["Failed to process the job '41': an exception occurred.", true],
    ['10 state change attempt(s) failed due to an exception, moving job to the FailedState', true],
    ['UpsertCandidateJob - Started (1/24)', false],
    ['LocationSyncJob - ZIP Deleted', false],
  ])('without a time: %s may tell of a failure: %s', (text, mayTellOfFailure) => {
    expect(parseDocument({ id: 'a', source: { message: text } })).toEqual({
      is: 'unreadable',
      timeMs: null,
      reason: 'it has no readable time',
      mayTellOfFailure,
    });
  });

  test('a brace where a template might begin is none', () => {
    const text = `{"@t":"${OWN}","@id":"{1}","@mt":"CrmSyncJob - Started"}`;
    expect(parseDocument(message(text))).toMatchObject({ event: { kind: 'started' } });
  });

  test('a router’s line has no message and is noise', () => {
    expect(parseDocument(message(undefined, { access: { url: '/api', method: 'GET' } }))).toMatchObject({
      is: 'noise',
    });
    expect(parseDocument(message(null))).toMatchObject({ is: 'noise' });
  });

  test('JSON that is no event is noise; blanks around an event do no harm', () => {
    expect(parseDocument(message('{"Job":"CrmSyncJob - Started"}'))).toMatchObject({ is: 'noise' });
    expect(parseDocument(message('{}'))).toMatchObject({ is: 'noise' });
    expect(parseDocument(message(` ${whole}\n`))).toMatchObject({ event: { kind: 'attemptFailed' } });
  });
});

describe('hostile documents', () => {
  test.each([
    ['keys of the prototype', '{"__proto__":{"message":"CrmSyncJob - Started"},"@timestamp":"2026-06-17T10:00:00Z"}'],
    ['a prototype in app', '{"app":{"__proto__":{"@mt":"CrmSyncJob - Started"}},"@timestamp":"2026-06-17T10:00:00Z"}'],
    ['a constructor', '{"constructor":{"@mt":"CrmSyncJob - Started"},"@timestamp":"2026-06-17T10:00:00Z"}'],
    ['app is a list', '{"app":["CrmSyncJob - Started"],"@timestamp":"2026-06-17T10:00:00Z"}'],
  ])('%s', (_, json) => {
    expect(parseDocument({ id: 'a', source: JSON.parse(json) })).toMatchObject({ is: 'noise' });
  });

  test('an inherited template is none', () => {
    const source = Object.assign(Object.create({ '@mt': 'CrmSyncJob - Started' }), { '@timestamp': SHIPPED });
    expect(parseDocument({ id: 'a', source })).toMatchObject({ is: 'noise' });
  });

  test('messages of a megabyte', () => {
    const filler = 'x'.repeat(1_000_000);
    const startedMs = performance.now();
    expect(parseDocument(message(filler))).toMatchObject({ is: 'noise' });
    expect(parseDocument(message(`CrmSyncJob - ${filler}`))).toMatchObject({ event: { kind: 'progress' } });
    expect(parseDocument(message(`[10:00:00 INF] ${' '.repeat(1_000_000)}`))).toMatchObject({ is: 'noise' });
    expect(parseDocument(message(`{"@t":"${OWN}","@mt":"CrmSyncJob - ${filler}`))).toMatchObject({ is: 'unreadable' });
    expect(parseDocument(document({ ...started, Filler: filler }))).toMatchObject({ event: { kind: 'started' } });
    expect(parseDocument(document(hangfire(retryText, filler)))).toMatchObject({ event: { kind: 'attemptFailed' } });
    expect(parseDocument(message(`{${filler}`))).toMatchObject({ is: 'unreadable' });
    expect(performance.now() - startedMs).toBeLessThan(1500);
  });

  const beginnings = [
    '',
    '[10:00:00 INF] ',
    'UpsertCandidateJob - Started',
    'UpsertCandidateJob - Started (',
    'UpsertCandidateJob - Started (1/24) ',
    'UpsertCandidateJob - Payload ',
    'UpsertCandidateJob - Succeeded - ',
    'UpsertCandidateJob - Deleted (',
    'UpsertModelJob<',
    'UpsertContactCreationChannelsJob - ',
    "Failed to process the job '",
    "Failed to process the job '41': Retry attempt ",
    "Worker stop requested while processing background job '",
    'Server ',
    'NotifyService - Sending Email (',
    "Failed to process the job '41': \nSystem.Exception: ",
    "Failed to process the job '41': \nX.YException: Could not place a lock on the resource '",
    'System.ServiceModel.FaultException`1[',
    '2026-06-17 ',
  ];
  test.each(beginnings)('no text takes long, whatever it repeats: %j', (beginning) => {
    const startedMs = performance.now();
    for (const part of [
      ' ',
      '\n',
      'a ',
      '"',
      '(',
      '1',
      '-',
      '\t',
      'a.',
      'Job',
      ' at ',
      "'",
      ':',
      '<',
      ' CID-',
      '`1',
      '\n at',
    ]) {
      const text = beginning + part.repeat(Math.ceil(100_000 / part.length));
      parseDocument(message(text));
      parseDocument(message(`${text}!`));
      parseDocument(document(hangfire(retryText, text)));
      parseDocument(document({ '@mt': text, SourceContext: `${JOBS}CrmSyncJob` }));
    }
    // 68 texts of 100 kB: a tenth of this where nothing is read over and over.
    expect(performance.now() - startedMs).toBeLessThan(3000);
  });

  test('JSON that nests a hundred thousand deep', () => {
    const deep = `{"@t":"${OWN}","@mt":"UpsertCandidateJob - Payload {Payload}","Payload":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(() => parseDocument(message(deep))).not.toThrow();
    const source = JSON.parse(`{"@timestamp":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) as LogDocument['source'];
    expect(() => parseDocument({ id: 'a', source })).not.toThrow();
  });
});
