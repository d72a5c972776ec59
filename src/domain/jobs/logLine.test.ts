import { LogDocument } from './logDocument';
import { readLogLines } from './logLine';

const AT = '2026-06-17T10:00:00.1234567Z';
const AT_MS = Date.UTC(2026, 5, 17, 10, 0, 0, 123);
const POD = 'api-1';
const JOBS = 'GetIntoTeachingApi.Jobs.';

type Source = Record<string, unknown>;

const document = (id: string, source: Source): LogDocument => ({
  id,
  source: { '@timestamp': AT, 'kubernetes.pod.name': POD, ...source },
});
const said = (message: string, id = message, rest: Source = {}) => document(id, { message, ...rest });

const started = {
  '@t': AT,
  '@mt': 'UpsertModelJob<{TypeName}> - Started ({Attempt})',
  TypeName: 'PhoneCall',
  Attempt: '3/24',
  SourceContext: `${JOBS}UpsertModelWithCandidateIdJob`,
};
const payload = {
  '@t': AT,
  '@mt': 'UpsertModelJob<{TypeName}> - Payload {Payload}',
  '@l': 'Debug',
  TypeName: 'PhoneCall',
  Payload: '{"telephone":"******"}',
  SourceContext: `${JOBS}UpsertModelWithCandidateIdJob`,
};
const retry =
  "Failed to process the job '41': an exception occurred. Retry attempt 3 of 24 will be performed in 01:00:00.";

const prefixed = (event: Source) =>
  Object.fromEntries(Object.entries(event).map(([name, value]) => [`app.${name}`, value]));

/** Where an event's properties may lie. */
const places: Array<[string, (event: Source) => Source]> = [
  ['as JSON in the text', (event) => ({ message: ` ${JSON.stringify(event)}` })],
  ['as fields', (event) => event],
  ['as fields under “app”', (event) => ({ app: event })],
  ['as dotted fields under “app”', prefixed],
];

describe.each(places)('properties %s', (_, placed) => {
  const read = (event: Source, payloadOf: string | null = null) =>
    readLogLines([document('a', placed(event))], payloadOf).lines;

  test('fill the template', () => {
    expect(read(started)).toEqual([
      {
        id: 'a',
        timeMs: AT_MS,
        ticks: 4567,
        instance: POD,
        level: 'Information',
        text: 'UpsertModelJob<PhoneCall> - Started (3/24)',
        exception: null,
        isPayload: false,
        payload: null,
      },
    ]);
  });

  test('tell level and exception', () => {
    const failed = { '@t': AT, '@mt': '{State:l}', '@l': 'Warning', '@x': 'X.YException: no\n   at A()', State: retry };
    expect(read(failed)).toMatchObject([{ level: 'Warning', text: retry, exception: 'X.YException: no\n   at A()' }]);
  });

  test('a payload is handed over only where it is asked for', () => {
    const line = { level: 'Debug', text: 'UpsertModelJob<PhoneCall> - Payload', isPayload: true };
    expect(read(payload)).toMatchObject([{ ...line, payload: null }]);
    expect(read(payload, 'b')).toMatchObject([{ ...line, payload: null }]);
    expect(JSON.stringify(read(payload))).not.toContain('telephone');
    expect(read(payload, 'a')).toMatchObject([{ ...line, payload: '{"telephone":"******"}' }]);
  });

  test('a text without a template is shown as it is, braces and all', () => {
    expect(read({ '@t': AT, '@m': 'CrmSyncJob - Started {Attempt}' })).toMatchObject([
      { text: 'CrmSyncJob - Started {Attempt}' },
    ]);
  });
});

describe('a hole of a template', () => {
  test.each([
    ['{Count}', { Count: 0 }, '0'],
    ['{Count:00}', { Count: 7 }, '7'],
    ['{@Ids}', { Ids: [1, 2] }, '[1,2]'],
    ['{$Id,10}', { Id: 'a' }, 'a'],
    ['{Missing}', {}, '{Missing}'],
    ['{Missing} {Count}', { Count: null }, '{Missing} null'],
  ])('%s with %j is %s', (hole, properties, shown) => {
    const event = { '@t': AT, '@mt': `CrmSyncJob - Synced ${hole}`, ...properties };
    expect(readLogLines([said(JSON.stringify(event))]).lines[0]?.text).toBe(`CrmSyncJob - Synced ${shown}`);
  });
});

describe('plain text', () => {
  test.each([
    ['[10:00:01 INF] CrmSyncJob - Started', 'Information'],
    ['[2026-06-17 10:00:01 wrn] CrmSyncJob - Started', 'Warning'],
    ['2026-06-17 10:00:01.123 +00:00 [ERR] CrmSyncJob - Started', 'Error'],
    ['[10:00:01 DBG] CrmSyncJob - Started', 'Debug'],
    ['[10:00:01 VRB] CrmSyncJob - Started', 'Verbose'],
    ['[10:00:01 FTL] CrmSyncJob - Started', 'Fatal'],
    ['2026-06-17T10:00:01.123+00:00[ERR] CrmSyncJob - Started', 'Error'],
    ['[10:00:01 Notice] CrmSyncJob - Started', ''],
    ['CrmSyncJob - Started', ''],
  ])('%s has the level “%s”', (text, level) => {
    expect(readLogLines([said(text)]).lines).toMatchObject([{ level, text: 'CrmSyncJob - Started', exception: null }]);
  });

  test('an exception that stands behind its line', () => {
    expect(readLogLines([said(`[10:00:01 WRN] ${retry}\r\nX.YException: no\n   at A()`)]).lines).toMatchObject([
      { text: retry, exception: 'X.YException: no\n   at A()' },
    ]);
  });

  test('a payload is left out of it', () => {
    const line = said('[10:00:01 INF] UpsertModelJob<PhoneCall> - Payload {"telephone":"******"}', 'a');
    expect(JSON.stringify(readLogLines([line]))).not.toContain('telephone');
    expect(readLogLines([line], 'a').lines[0]?.payload).toBe('{"telephone":"******"}');
  });

  test('and so is one of several lines', () => {
    const line = said('[10:00:01 INF] UpsertModelJob<PhoneCall> - Payload {\n"telephone":"******"}', 'a');
    expect(JSON.stringify(readLogLines([line]))).not.toContain('telephone');
    expect(readLogLines([line], 'a').lines[0]?.payload).toBe('{\n"telephone":"******"}');
  });
});

describe('an exception in documents of its own', () => {
  const first = said(`[10:00:01 WRN] ${retry}`);

  test('stands under the line that began it', () => {
    const { lines } = readLogLines([first, said('X.YException: no'), said('   at A()')]);
    expect(lines).toMatchObject([{ text: retry, exception: 'X.YException: no\n   at A()' }]);
  });

  test('goes on with what its line has of it', () => {
    const begun = said(`[10:00:01 WRN] ${retry}\nX.YException: no`);
    expect(readLogLines([begun, said('   at A()')]).lines).toMatchObject([
      { exception: 'X.YException: no\n   at A()' },
    ]);
  });

  test('is none of another process’s line', () => {
    const other = said('   at A()', 'b', { 'kubernetes.pod.name': 'api-2' });
    expect(readLogLines([first, other]).lines).toMatchObject([{ exception: null }, { text: '   at A()' }]);
  });

  test('is a line where nothing stands before it', () => {
    expect(readLogLines([said('   at A()')]).lines).toMatchObject([{ text: '   at A()', exception: null }]);
  });

  test('is cut off, wherever it stands', () => {
    const long = 'x'.repeat(30_000);
    const inOne = readLogLines([said(`${retry}\n${long}`)]).lines;
    const inMany = readLogLines([
      first,
      ...Array.from({ length: 20 }, (_, n) => said(`   at ${long}`, String(n))),
    ]).lines;
    expect([inOne, inMany].map(([line]) => line?.exception?.length)).toEqual([20_000, 20_000]);
  });
});

describe('order', () => {
  const later = (message: string, timestamp: string) => said(message, message, { '@timestamp': timestamp });
  const texts = (documents: LogDocument[]) => readLogLines(documents).lines.map(({ text }) => text);

  test('is that of time, down to the tick', () => {
    const [a, b, c] = ['CrmSyncJob - Started', 'CrmSyncJob - Synced', 'CrmSyncJob - Succeeded'] as const;
    const times = ['2026-06-17T10:00:00.1230001Z', '2026-06-17T10:00:00.1230002Z', '2026-06-17T10:00:00.124Z'] as const;
    expect(texts([later(c, times[2]), later(b, times[1]), later(a, times[0])])).toEqual([a, b, c]);
  });

  test('of what shares a tick: an end and its exception, then a start, its payload and what follows', () => {
    const all = [
      'CrmSyncJob - Succeeded',
      '   at A()',
      'CrmSyncJob - Started',
      'CrmSyncJob - Payload',
      'CrmSyncJob - Synced',
    ];
    const { lines } = readLogLines([...all].reverse().map((text) => said(text)));
    expect(lines.map(({ text, exception }) => [text, exception])).toEqual([
      ['CrmSyncJob - Succeeded', '   at A()'],
      ['CrmSyncJob - Started', null],
      ['CrmSyncJob - Payload', null],
      ['CrmSyncJob - Synced', null],
    ]);
    for (const text of [
      'CrmSyncJob - Skipping (CRM integration paused)',
      'UpsertCandidateJob - Deduplicating (null)',
    ]) {
      expect(texts([said(text), said('CrmSyncJob - Started')])).toEqual(['CrmSyncJob - Started', text]);
    }
  });
});

test('what tells of no job is counted, and so is what cannot be read; a job’s line that cannot be used is shown', () => {
  const { lines, others } = readLogLines([
    said('[10:00:01 INF] HTTP Response'),
    said('{"@t":"2026-06-17T10:00'),
    said('{"@t":'),
    said('[10:00:01 INF] UpsertCandidateJob - Started (x/24)'),
  ]);
  expect(others).toBe(3);
  expect(lines.map(({ text }) => text)).toEqual(['UpsertCandidateJob - Started (x/24)']);
});
