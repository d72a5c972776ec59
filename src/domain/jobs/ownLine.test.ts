import { JobCatalogue, apiRetries, job } from './jobCatalogue';
import { PatternKind, linePattern } from './linePattern';
import { readOwnTemplate, readOwnText } from './ownLine';
import { serviceLines } from './serviceLines';

const types = [
  job('send-ticket', 'send', '', { className: 'TicketSender' }),
  job('refund', 'send', '', { className: 'RefundPayment' }),
];

const catalogueOf = (...patterns: Array<[PatternKind, string]>) =>
  new JobCatalogue(
    types,
    apiRetries,
    serviceLines(
      types,
      patterns.map(([kind, text]) => linePattern(kind, text)),
      false
    )
  );

const catalogue = catalogueOf(
  ['started', 'Task {job} begins as job {jobId}, try {attempt}'],
  ['succeeded', 'Task {job} is done'],
  ['failed', 'Task {job} broke as job {jobId}'],
  ['deleted', 'Task {job} is abandoned'],
  ['started', 'Work begins again, retry {retry}'],
  ['succeeded', 'Work is over']
);

const read = (text: string, context?: unknown, exception: string | null = null) =>
  readOwnText(text, context, exception, catalogue);
const event = (facts: Record<string, unknown>) => ({ is: 'event', facts: { maxAttempts: null, ...facts } });
const started = { kind: 'started', jobType: 'send-ticket', attempt: 3, hangfireJobId: '41' };

test.each([
  ['Task send-ticket begins as job 41, try 3', started],
  ['Task "send-ticket" begins as job "41", try "3"', started],
  ['Task send-ticket is done', { kind: 'succeeded', jobType: 'send-ticket', attempt: null }],
  [
    'Task send-ticket broke as job 41',
    { kind: 'saidFailed', jobType: 'send-ticket', attempt: null, hangfireJobId: '41' },
  ],
  ['Task send-ticket is abandoned', { kind: 'deleted', jobType: 'send-ticket', attempt: null }],
])('a line of the team’s own words: %s', (text, facts) => {
  expect(read(text)).toEqual(event(facts));
});

describe('which job a line is about', () => {
  const typeOf = (text: string, context?: unknown) => {
    const reading = read(text, context);
    return reading?.is === 'event' ? reading.facts.jobType : reading;
  };

  test.each([
    ['by its name', 'refund', 'refund'],
    ['by its class', 'RefundPayment', 'refund'],
    ['by its class with the namespace', 'TicketOffice.Tasks.RefundPayment', 'refund'],
    ['one that the settings do not name, which is told apart', 'close-tills', 'close-tills'],
  ])('%s', (_, named, jobType) => {
    expect(typeOf(`Task ${named} is done`)).toBe(jobType);
  });

  test.each([['of all tickets'], ['<img src=x>'], ['x'.repeat(121)], ['""']])('is not told by “%s”', (named) => {
    expect(typeOf(`Task ${named} is done`)).toBeNull();
  });

  test('is told by the class that wrote the line, where its words name none', () => {
    expect(typeOf('Work is over', 'TicketOffice.Tasks.RefundPayment')).toBe('refund');
    expect(typeOf('Work is over', 'TicketOffice.Web.Tills')).toBeNull();
    expect(typeOf('Work is over', 7)).toBeNull();
    expect(typeOf('Work is over')).toBeNull();
  });
});

describe('attempts', () => {
  const attemptOf = (text: string) => {
    const reading = read(text, 'RefundPayment');
    return reading?.is === 'event' ? reading.facts.attempt : reading;
  };
  const loose = (jobType: string) => ({
    is: 'loose',
    kind: 'started',
    jobType,
    reason: 'attempt number cannot be read',
  });

  test('are counted from one; a retry is the attempt after it', () => {
    expect(attemptOf('Task refund begins as job 41, try 1')).toBe(1);
    expect(attemptOf('Task refund begins as job 41, try 12')).toBe(12);
    expect(attemptOf('Work begins again, retry 0')).toBe(1);
    expect(attemptOf('Work begins again, retry 2')).toBe(3);
    expect(attemptOf('Work is over')).toBeNull();
  });

  test.each(['0', 'x', '1.5', '-1', '12345'])('%s is none: the line is loose', (attempt) => {
    expect(attemptOf(`Task refund begins as job 41, try ${attempt}`)).toEqual(loose('refund'));
  });

  test('neither is a retry that is no number', () => {
    expect(attemptOf('Work begins again, retry soon')).toEqual(loose('refund'));
  });
});

test.each(["4'1", '4 1', 'x'.repeat(65)])('what cannot be an id of Hangfire’s is none: %s', (id) => {
  expect(read(`Task refund broke as job ${id}, try 1`)).not.toHaveProperty('facts.hangfireJobId', id);
  expect(read(`Task refund begins as job ${id}, try 1`)).toEqual(
    event({ kind: 'started', jobType: 'refund', attempt: 1 })
  );
});

test('an error is that of the line that tells of a failure', () => {
  const exception = 'System.TimeoutException: too slow\n   at TicketOffice.Bank.Pay()';
  expect(read('Task refund broke as job 41', undefined, exception)).toMatchObject({
    facts: { error: { type: 'System.TimeoutException', ownFrame: 'TicketOffice.Bank.Pay' } },
  });
  expect(read('Task refund is done', undefined, exception)).toEqual(
    event({ kind: 'succeeded', jobType: 'refund', attempt: null })
  );
});

test('the first pattern that finds a line reads it', () => {
  const both = catalogueOf(['succeeded', 'Task {job} is done'], ['deleted', 'Task {job} is done for']);
  expect(readOwnText('Task refund is done for', undefined, null, both)).toMatchObject({ facts: { kind: 'succeeded' } });
});

test.each(['Search: Task refund is done', 'Task refund is nearly done', ''])('no line of a job: %j', (text) => {
  expect(read(text)).toBeNull();
});

describe('a template', () => {
  const template = 'Task {JobName} begins as job {@Id}, try {Attempt:00}';
  const readTemplate = (properties: Record<string, unknown>, of = template) =>
    readOwnTemplate(of, properties, catalogue);

  test('is filled from its properties', () => {
    expect(readTemplate({ JobName: 'send-ticket', Id: '41', Attempt: 3 })).toEqual(event(started));
    expect(readTemplate({ JobName: 'refund', Id: 42, Attempt: '1' })).toEqual(
      event({ ...started, jobType: 'refund', attempt: 1, hangfireJobId: '42' })
    );
  });

  test('may name the job itself', () => {
    expect(readTemplate({ Id: '41', Attempt: 3 }, template.replace('{JobName}', 'send-ticket'))).toEqual(
      event(started)
    );
  });

  test.each([[{}], [{ JobName: null }], [{ JobName: { name: 'refund' } }], [{ JobName: ['refund'] }]])(
    'that lacks its job is none: %j',
    (properties) => {
      expect(readTemplate({ Id: '41', Attempt: 3, ...properties })).toBeNull();
    }
  );

  test('carries its exception, if that is a text, and is about its logger’s job', () => {
    const broken = 'Task {Name} broke as job {Id}';
    const named = { Name: 'refund', Id: '41' };
    expect(readTemplate({ ...named, '@x': 'X.YException: no' }, broken)).toMatchObject({
      facts: { kind: 'saidFailed', error: { type: 'X.YException' } },
    });
    expect(readTemplate({ ...named, '@x': { text: 'no' } }, broken)).toEqual(
      event({ kind: 'saidFailed', jobType: 'refund', attempt: null, hangfireJobId: '41' })
    );
    expect(readTemplate({ SourceContext: 'TicketOffice.Tasks.TicketSender' }, 'Work is over')).toMatchObject({
      facts: { jobType: 'send-ticket' },
    });
  });

  test('that no pattern finds stays unread, how often it may come', () => {
    expect([1, 2].map(() => readTemplate({ Text: 'Task refund is done' }, 'Search: {Text}'))).toEqual([null, null]);
  });
});
