import type { LogDocument } from './envelope';
import { generateDay } from './generateDay';
import type { Shape } from './shapes';

// Whole days are simulated in the tests.
jest.setTimeout(60_000);

const SCENARIO = {
  scenario: 'crm-outage',
  seed: 5,
  envelope: 'aks',
  hours: 12,
  trafficPerDay: 60,
  noise: 0.1,
} as const;
const documentsIn = (shape: Shape) => generateDay({ ...SCENARIO, shape }).documents;

const ENVELOPE = new Set(['@timestamp', 'stream', 'kubernetes', 'container']);
const bare = (document: LogDocument) =>
  Object.fromEntries(Object.entries(document).filter(([key]) => !ENVELOPE.has(key)));
const podOf = (document: LogDocument) => (document.kubernetes as { pod: { name: string } }).pod.name;

const messages = documentsIn('compact-message').map((document) => JSON.parse(String(document.message)) as LogDocument);

/** The text of an event by the rules of Serilog, worked out anew from its template. */
function render(event: LogDocument, write: (value: unknown, name: string) => string): string {
  return String(event['@mt'])
    .split(/(\{\w+(?::l)?\})/)
    .map((part) => {
      const [, name, literal] = /^\{(\w+)(:l)?\}$/.exec(part) ?? [];
      return name === undefined ? part : literal ? String(event[name]) : write(event[name], name);
    })
    .join('');
}

const stackTrace = (event: LogDocument) => (event['@x'] === undefined ? [] : String(event['@x']).split('\n'));

test('there is something to compare', () => {
  expect(messages.filter((event) => event['@x'] !== undefined).length).toBeGreaterThan(100);
});

test('compact-fields tells the same events at the top level, without a message', () => {
  expect(documentsIn('compact-fields').map(bare)).toEqual(messages);
});

test('compact-app tells the same events under app, two fields of web requests moved', () => {
  const events = documentsIn('compact-app').map((document) => {
    const { app, http, url, ...rest } = bare(document) as {
      app: LogDocument;
      http?: { request: { id: string } };
      url?: { path: string };
    };
    expect(rest).toEqual({});
    return http ? { ...app, RequestId: http.request.id, RequestPath: url!.path } : app;
  });
  expect(events).toEqual(messages);
});

test('rendered tells the same events as the console prints them, stack traces line by line', () => {
  const quoted = (value: unknown, name: string) =>
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value)) || name === 'ScheduledAt';
  const levels: Record<string, string> = { Warning: 'WRN', Error: 'ERR' };
  const texts = messages.flatMap((event) => [
    `[${String(event['@t']).slice(11, 19)} ${levels[String(event['@l'])] ?? 'INF'}] ${render(event, (value, name) => (quoted(value, name) ? `"${value}"` : String(value)))}`,
    ...stackTrace(event),
  ]);
  expect(documentsIn('rendered').map(({ message }) => message)).toEqual(texts);
});

test('rendered-quoted puts strings in quotes', () => {
  const texts = documentsIn('rendered-quoted').map(({ message }) => String(message));
  expect(texts).toHaveLength(messages.length + messages.flatMap(stackTrace).length);
  expect(texts).toContainEqual(
    expect.stringMatching(/^UpsertModelJob<"CandidatePrivacyPolicy"> - Started \("1\/24"\)$/)
  );
  expect(texts).toContainEqual(expect.stringMatching(/^UpsertCandidateJob - Started \("2\/24"\) "CID-/));
  expect(texts).toContainEqual(expect.stringMatching(/^UpsertCandidateJob - Started \("1\/24"\) null$/));
  expect(texts).toContainEqual(
    expect.stringMatching(/^Failed to process the job '\d+': an exception occurred\. Retry attempt 1 of 24/)
  );
});

test('a stack trace stays behind its line in the same pod', () => {
  const documents = documentsIn('rendered');
  const head = documents.findIndex(({ message }) => String(message).includes('Failed to process the job'));
  const following = documents.filter(
    (document) =>
      podOf(document) === podOf(documents[head]!) && document['@timestamp'] === documents[head]!['@timestamp']
  );
  expect(String(following[following.indexOf(documents[head]!) + 1]!.message)).toMatch(/^[\w.`]+Exception/);
});

test('keys come in the order of Serilog’s compact format', () => {
  const hangfire = messages.find((event) => event.SourceContext === 'Hangfire.AutomaticRetryAttribute')!;
  expect(Object.keys(hangfire)).toEqual(['@t', '@mt', '@r', '@l', '@x', 'State', 'SourceContext']);
  expect(hangfire['@r']).toEqual([hangfire.State]);
  const candidate = messages.find(
    (event) => event['@mt'] === 'UpsertCandidateJob - Started ({Attempt}) {CorrelationId}'
  )!;
  expect(Object.keys(candidate)).toEqual(['@t', '@mt', 'Attempt', 'CorrelationId', 'SourceContext']);
  expect(candidate['@t']).toMatch(/^2026-06-17T\d\d:\d\d:\d\d\.\d{7}Z$/);
});

test('the envelopes name the platform’s things', () => {
  const [cf] = generateDay({ ...SCENARIO, envelope: 'cf', shape: 'compact-message', noise: 0 }).documents;
  expect(cf).toMatchObject({ cf: { app: 'get-into-teaching-api-prod', space: 'get-into-teaching-production' } });
  expect(cf!.syslog_proc).toMatch(/^\[APP\/PROC\/WEB\/[01]\]$/);
  const [aks] = generateDay({ ...SCENARIO, shape: 'compact-app', noise: 0 }).documents;
  expect(aks).toMatchObject({
    kubernetes: { deployment: { name: 'getintoteachingapi-production' }, namespace: 'git-production' },
    stream: 'stdout',
  });
});
