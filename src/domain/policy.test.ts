import { APP, day } from '../../tests/truth/logDay';
import { reshape, shapes } from '../../tests/truth/reshape';
import { analyse } from './analyse';
import { delayAfter, steady } from './jobs/retryDelays';
import { defaultLogFields } from './links/logFields';
import { PolicySettings, RetrySettings, apiPolicy, policyOf } from './policy';

const NEW_JOB = 'SendLetterJob';
const MINUTE_MS = 60_000;

/** A day on which a job that the API does not have fails twice. */
const withNewJob = () =>
  day()
    .heartbeat()
    .started(NEW_JOB, '10:00:00')
    .failed('10:00:01', { job: '7', retry: 1, class: NEW_JOB })
    .started(NEW_JOB, '11:00:10')
    .failed('11:00:11', { job: '7', retry: 2, class: NEW_JOB });
const letters: Partial<PolicySettings> = { jobTypes: [{ name: NEW_JOB, jobClass: 'send', tell: 'the post room' }] };

test('settings that write nothing are the API’s own policy', () => {
  expect(policyOf({})).toEqual(apiPolicy);
  expect(policyOf({ retry: { limit: 24, delayMinutes: 60 }, jobTypes: [], steps: { recovered: ' \n' } })).toEqual(
    apiPolicy
  );
});

test('a job type that is not known is a doubt; one that the settings name gets a verdict, and somebody is told', () => {
  const asked = { to: '11:30:00' };
  expect(
    withNewJob()
      .report(asked)
      .verdicts.map(({ jobType }) => jobType)
  ).not.toContain(NEW_JOB);
  const verdict = withNewJob().verdict(NEW_JOB, { ...asked, policy: policyOf(letters) });
  expect(verdict).toMatchObject({ id: 'at-risk', inRunbook: false, counts: { retrying: 1, failedAttempts: 2 } });
  expect(verdict.steps).toContainEqual({ text: 'Tell the post room.', source: 'runbook' });
});

test.each(shapes)('and that in the shape %s too', (shape) => {
  const documents = reshape(withNewJob().documents, shape);
  const span = { fromMs: Date.UTC(2026, 5, 17), toMs: Date.UTC(2026, 5, 17, 11, 30) };
  const options = { app: APP, fields: defaultLogFields, gaps: [], ...span, nowMs: span.toMs };
  const { verdicts } = analyse(documents, { ...options, policy: policyOf(letters) });
  const verdict = verdicts.find(({ jobType }) => jobType === NEW_JOB);
  expect(verdict).toMatchObject({ id: 'at-risk', counts: { retrying: 1, failedAttempts: 2 } });
});

test('what differs of a known job type is taken, the rest of it stays', () => {
  const { catalogue } = policyOf({ jobTypes: [{ name: 'LocationSyncJob', everyMinutes: 7 * 24 * 60, retries: 3 }] });
  expect(catalogue.info('LocationSyncJob')).toEqual({ ...apiPolicy.catalogue.info('LocationSyncJob'), retries: 3 });
  const { catalogue: hourly } = policyOf({ jobTypes: [{ name: 'LocationSyncJob', everyMinutes: 60 }] });
  expect(hourly.info('LocationSyncJob')?.schedule).toEqual({ everyMs: 60 * MINUTE_MS, offsetMs: 0 });
  const { catalogue: stopped } = policyOf({ jobTypes: [{ name: 'CrmSyncJob', everyMinutes: 0 }] });
  expect(stopped.info('CrmSyncJob')?.schedule).toBeNull();
});

describe('a job type that the settings name', () => {
  const infoOf = (service: 'get-into-teaching' | 'other', rest: Partial<PolicySettings['jobTypes'][number]> = {}) =>
    policyOf({ service, jobTypes: [{ name: NEW_JOB, ...rest }] }).catalogue.info(NEW_JOB);

  test('is one of the API’s, of which little is known', () => {
    expect(infoOf('get-into-teaching', { everyMinutes: 5 })).toEqual({
      name: NEW_JOB,
      className: NEW_JOB,
      namespace: 'GetIntoTeachingApi.Jobs',
      jobClass: 'other',
      purpose: '',
      lastAttempt: 'none',
      retries: null,
      schedule: { everyMs: 5 * MINUTE_MS, offsetMs: 0 },
      numbered: false,
      payloadIdentifies: false,
      startNamesEntity: false,
      alwaysOn: false,
      tell: '',
    });
  });

  test('of another service runs by its clock, if it has one, in a namespace that nobody told', () => {
    expect(infoOf('other')).toMatchObject({ namespace: '', alwaysOn: false, schedule: null });
    expect(infoOf('other', { everyMinutes: 5 })).toMatchObject({ namespace: '', alwaysOn: true });
  });

  test.each([
    ['TicketOffice.Tasks.LetterSender', 'TicketOffice.Tasks', 'LetterSender'],
    ['TicketOffice.Tasks+LetterSender', 'TicketOffice.Tasks', 'LetterSender'],
    ['LetterSender', '', 'LetterSender'],
  ])('has the class %s in the namespace “%s”', (fullName, namespace, className) => {
    expect(infoOf('other', { className: fullName })).toMatchObject({ name: NEW_JOB, namespace, className });
  });

  test('is none of the API’s that another service has not', () => {
    const { catalogue } = policyOf({ service: 'other', jobTypes: [{ name: NEW_JOB }] });
    expect(catalogue.types.map(({ name }) => name)).toEqual([NEW_JOB]);
  });
});

describe('how its lines look', () => {
  const linesOf = (settings: Partial<PolicySettings>) => policyOf(settings).catalogue.lines;
  const none = { started: [], succeeded: [], failed: [], deleted: [] };

  test('is known while nothing but types like the API’s is named', () => {
    expect(linesOf({ jobTypes: [{ name: NEW_JOB }], linePatterns: none })).toBe(apiPolicy.catalogue.lines);
    expect(linesOf({ jobTypes: [{ name: 'send-letter' }] }).jobLine.test('send-letter - Started')).toBe(true);
    const elsewhere = linesOf({ jobTypes: [{ name: NEW_JOB, className: 'Acme.LetterSender' }] });
    expect(elsewhere.isJobLogger('Acme.LetterSender')).toBe(true);
    expect(elsewhere.isApi).toBe(true);
    expect(linesOf({ service: 'other', jobTypes: [] }).isApi).toBe(false);
  });

  test('is told by patterns, each of its kind', () => {
    const written = { ...none, started: ['{job} begins'], failed: ['{job} broke down', '{job} gave up'] };
    expect(linesOf({ linePatterns: written }).patterns).toEqual([
      { kind: 'started', literals: ['', ' begins'], groups: ['job'] },
      { kind: 'failed', literals: ['', ' broke down'], groups: ['job'] },
      { kind: 'failed', literals: ['', ' gave up'], groups: ['job'] },
    ]);
  });
});

test('a recurring job of the settings that stopped is a silence', () => {
  const log = day().heartbeat();
  for (let hour = 0; hour < 10; hour++) {
    const time = `${String(hour).padStart(2, '0')}:30:05`;
    log.started(NEW_JOB, time).succeeded(NEW_JOB, `${time.slice(0, 6)}09`);
  }
  const policy = policyOf({ jobTypes: [{ name: NEW_JOB, jobClass: 'other', everyMinutes: 60 }] });
  expect(log.verdict(NEW_JOB, { policy }).id).toBe('cannot-tell');
  expect(log.verdict(NEW_JOB, { policy: policyOf({ jobTypes: [{ name: NEW_JOB }] }) }).id).toBe('no-failures');
});

test('a job that does its work in its last attempt can be saved one attempt longer', () => {
  const log = day().heartbeat().failing('UpsertCandidateJob', '00:10:00', { job: '41', cid: 'CID-1', to: 23 });
  const asked = { to: '23:00:00' };
  expect(log.run('UpsertCandidateJob', asked)).toMatchObject({ triesLeft: 0 });
  const policy = policyOf({ jobTypes: [{ name: 'UpsertCandidateJob', lastAttempt: 'none' }] });
  expect(log.run('UpsertCandidateJob', { ...asked, policy }).triesLeft).toBeGreaterThan(0);
});

test('limit and delay of the retries hold where no line tells them', () => {
  const policy = policyOf({ retry: { limit: 10, delayMinutes: 5 } });
  const log = day().heartbeat().started('ApplySyncJob', '10:00:00').succeeded('ApplySyncJob', '10:00:01');
  expect(log.run('ApplySyncJob', { policy })).toMatchObject({ maxAttempts: 10, delays: steady(5 * MINUTE_MS) });
  // What waits shows itself sooner, so a short look is enough.
  const short = { from: '10:00:00', to: '10:20:00' };
  expect(log.verdict('CrmSyncJob', short).id).toBe('cannot-tell');
  expect(log.verdict('CrmSyncJob', { ...short, policy }).id).toBe('no-failures');
});

test.each<[string, Partial<RetrySettings>, number[]]>([
  ['Hangfire’s own grow with the fourth power', { delays: 'hangfire' }, [15, 16, 31, 96, 271, 640, 1311]],
  ['listed ones are taken in order, and the last goes on', { delaysInSeconds: [10, 600] }, [10, 600, 600]],
])('delays between attempts: %s', (_, retry, seconds) => {
  const { catalogue } = policyOf({ retry: { limit: 10, delayMinutes: 60, ...retry } });
  expect(seconds.map((_seconds, at) => delayAfter(catalogue.delays, at + 1).leastMs / 1000)).toEqual(seconds);
});

test('a run with growing delays is lost when the last of them is over', () => {
  const policy = policyOf({ retry: { limit: 10, delayMinutes: 60, delays: 'hangfire' }, ...letters });
  const log = day().heartbeat().started(NEW_JOB, '10:00:00');
  log.failed('10:00:01', { job: '7', retry: 8, of: 10, class: NEW_JOB, delay: '00:41:00' });
  const { nextAttempt, deletion } = log.run(NEW_JOB, { to: '10:30:00', policy });
  expect(new Date(nextAttempt!.fromMs).toISOString()).toContain('T10:41:01');
  // After attempts 9 and 10 come at least 4111 and 6576 seconds.
  expect(deletion!.fromMs - nextAttempt!.fromMs).toBe((4111 + 6576) * 1000);
});

test('steps lose what makes a list of them, and a rule without any keeps ours', () => {
  const written = { 'at-risk': '* one\n +   two\n13) three - 3. times\n- \n-four\nor 5. more\n', recovered: '\n' };
  expect(policyOf({ steps: written }).ownSteps).toEqual({
    'at-risk': ['one', 'two', 'three - 3. times', '-four', 'or 5. more'].map((text) => ({
      text,
      source: 'runbook',
      isMarkdown: true,
    })),
  });
});

test('own steps stand in place of ours: one a line, as Markdown, of the team’s runbook', () => {
  const steps = { 'at-risk': '- Ring **Ada**\r\n\r\n2. Read [the page](https://wiki.example)' };
  const verdict = withNewJob().verdict(NEW_JOB, { to: '11:30:00', policy: policyOf({ ...letters, steps }) });
  expect(verdict.steps).toEqual([
    { text: 'Ring **Ada**', source: 'runbook', isMarkdown: true },
    { text: 'Read [the page](https://wiki.example)', source: 'runbook', isMarkdown: true },
    { text: 'Tell the post room.', source: 'runbook' },
  ]);
});
