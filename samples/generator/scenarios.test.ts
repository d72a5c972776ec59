import { type ScenarioName } from './scenarios';
import { readEvents, testDay } from './testDay';
import type { TruthRun } from './truth';

// Whole days are simulated in the tests.
jest.setTimeout(60_000);

const candidates = (runs: readonly TruthRun[]) => runs.filter(({ jobType }) => jobType === 'UpsertCandidateJob');
const outcomes = ({ attempts }: TruthRun) => attempts.map(({ outcome }) => outcome);

test.each<[ScenarioName, string]>([
  ['quiet-day', 'no-failures'],
  ['crm-outage', 'recovered'],
  ['crm-outage-30h', 'candidate-multiple'],
  ['crm-read-only', 'candidate-multiple'],
  ['one-candidate-lost', 'candidate-single'],
  ['flapping', 'recovered'],
  ['paused', 'recovered'],
  ['paused-then-lost', 'candidate-multiple'],
  ['restarts', 'recovered'],
  ['sync-broken', 'failing-continually'],
  ['at-risk', 'at-risk'],
  ['backfill-failed', 'failed-unlisted'],
  ['busy-day', 'no-failures'],
  ['many-workers', 'recovered'],
  ['skew-and-duplicates', 'recovered'],
  ['old-templates', 'recovered'],
])('%s is %s', (scenario, overall) => {
  expect(testDay({ scenario }).truth.overall).toBe(overall);
});

test('an outage of six hours makes each of its 72 CRM syncs retry until it ends', () => {
  const { CrmSyncJob } = testDay({ scenario: 'crm-outage' }).truth.perType;
  expect(CrmSyncJob).toMatchObject({ runs: 288, verdict: 'recovered', deleted: 0 });
  expect(CrmSyncJob!.failedAttempts).toBeGreaterThan(240);
  expect(CrmSyncJob!.failedAttempts).toBeLessThan(260);
});

test('after thirty hours CRM syncs are deleted every five minutes, and it does not matter', () => {
  const { CrmSyncJob } = testDay({ scenario: 'crm-outage-30h' }).truth.perType;
  expect(CrmSyncJob).toMatchObject({ verdict: 'recovered', failed: 0, retrying: 0 });
  expect(CrmSyncJob!.deleted).toBeGreaterThan(60);
  expect(CrmSyncJob!.failedAttempts).toBeGreaterThan(5_200);
});

test('a lost candidate of a magic link gets a mail that cannot go out', () => {
  const events = readEvents(testDay({ scenario: 'crm-read-only' }));
  const deleted = events.filter(({ template }) => template === 'UpsertCandidateJob - Deleted ({CorrelationId})');
  const unsent = events.filter(({ event }) => event['@mt'] === 'NotifyService - Failed to send email: {Message}');
  expect(unsent.length).toBeGreaterThan(0);
  expect(unsent.length).toBeLessThan(deleted.length);
});

test('after a pause of a day candidates are lost in three ways, some without one try', () => {
  const lost = candidates(testDay({ scenario: 'paused-then-lost', trafficPerDay: 200 }).truth.runs).filter(
    ({ state }) => state.startsWith('deleted')
  );
  const how = lost.map(({ state, attempts }) => `${state} at ${attempts[attempts.length - 1]!.n}`);
  expect(new Set(how)).toEqual(new Set(['deletedByHangfire at 25', 'deleted at 25', 'deleted at 24']));
  const untried = lost.filter(({ attempts }) => attempts.filter(({ startedLogged }) => startedLogged).length === 1);
  expect(untried.length).toBeGreaterThan(0);
});

test('while paused nothing starts but what ignores the pause', () => {
  const { truth } = testDay({ scenario: 'paused' });
  const [pause] = truth.meta.windows as Array<{ from: string; to: string }>;
  const started = truth.runs.filter(({ attempts }) =>
    attempts.some(({ startedLogged, startedAt }) => startedLogged && startedAt > pause!.from && startedAt < pause!.to)
  );
  expect(new Set(started.map(({ jobType }) => jobType))).toEqual(new Set(['ApplySyncJob']));
  expect(truth.perType.CrmSyncJob!.skipped).toBeGreaterThan(20);
});

test('restarts cut runs off, repeat finished ones, and leave a lock behind', () => {
  const runs = [1, 2, 3, 4].flatMap((seed) => testDay({ scenario: 'restarts', seed }).truth.runs);
  const cutOff = runs.filter((run) => outcomes(run).includes('interrupted'));
  expect(cutOff.every(({ attempts }) => new Set(attempts.map(({ n }) => n)).size === 1)).toBe(true);
  expect(cutOff.map(({ jobType }) => jobType)).toEqual(expect.arrayContaining(['LocationSyncJob', 'CrmSyncJob']));
  expect(runs.some((run) => outcomes(run).join() === 'succeeded,succeeded')).toBe(true);
  const errors = runs.flatMap(({ attempts }) => attempts.map(({ error }) => error ?? ''));
  expect(errors.some((error) => error.includes("'hangfire:CrmSyncJob.RunAsync': Lock timeout."))).toBe(true);
  expect(errors.some((error) => error.includes('Failed to connect to Dataverse'))).toBe(true);
});

test('what says that it is re-queued has succeeded, and runs again as the same attempt', () => {
  const days = [1, 2, 3, 4].map((seed) => testDay({ scenario: 'restarts', seed }));
  const repeated = days.flatMap((day) => {
    const texts = readEvents(day).map(({ event }) => String(event.State));
    const ids = texts.flatMap((text) => /background job '(\d+)'. It will be re-queued\.$/.exec(text)?.[1] ?? []);
    return ids.map((id) => day.truth.runs.find(({ hangfireJobId }) => hangfireJobId === id)!);
  });
  expect(repeated.length).toBeGreaterThan(2);
  for (const { attempts } of repeated) {
    const done = attempts.findIndex(({ outcome }) => outcome === 'succeeded');
    expect(attempts[done + 1]?.n).toBe(attempts[done]!.n);
  }
});

test('a cut window shows runs in mid-course', () => {
  const { truth } = testDay({ scenario: 'window-cut' });
  const cut = truth.runs.filter(({ startedBeforeWindow }) => startedBeforeWindow);
  const firstSeen = cut.map(({ attempts }) => attempts.find(({ inWindow }) => inWindow)!.n);
  expect(Math.max(...firstSeen)).toBeGreaterThan(15);
  expect(truth.runs.every(({ attempts }) => attempts.some(({ inWindow }) => inWindow))).toBe(true);
});

test('what is at risk knows its next attempt and its deadline', () => {
  const waiting = candidates(testDay({ scenario: 'at-risk' }).truth.runs).filter(({ state }) => state === 'retrying');
  expect(waiting.length).toBeGreaterThan(3);
  for (const { attempts, nextRetryAt, willBeDeletedAt } of waiting) {
    const last = attempts[attempts.length - 1]!;
    expect(Date.parse(nextRetryAt!) - Date.parse(last.endedAt!)).toBe(3_600_000);
    expect(Date.parse(willBeDeletedAt!) - Date.parse(last.endedAt!)).toBe((24 - last.n) * 3_600_000);
  }
});

test('development gives up after five attempts a minute apart', () => {
  const { truth } = testDay({ scenario: 'development' });
  const lost = truth.runs.filter(({ state }) => state.startsWith('deleted'));
  expect(new Set(lost.map(({ jobType, attempts }) => (jobType === 'CrmSyncJob' ? attempts.length : 6)))).toEqual(
    new Set([6])
  );
  expect(lost.length).toBeGreaterThan(0);
});

test('old templates name no CorrelationId', () => {
  const lines = readEvents(testDay({ scenario: 'old-templates' })).filter(({ source }) =>
    source.endsWith('.UpsertCandidateJob')
  );
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter(({ event, template }) => template.includes('Correlation') || 'CorrelationId' in event)).toEqual(
    []
  );
});

test('twenty workers interleave', () => {
  const { runs } = testDay({ scenario: 'many-workers' }).truth;
  const spans = runs.flatMap(({ attempts }) => attempts).filter(({ instance, endedAt }) => instance === 0 && endedAt);
  const sorted = spans.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  expect(sorted.some((span, index) => index > 0 && span.startedAt < sorted[index - 1]!.endedAt!)).toBe(true);
});

test('one worker runs one job at a time', () => {
  const { runs } = testDay({ scenario: 'crm-outage' }).truth;
  for (const instance of [0, 1]) {
    const spans = runs
      .flatMap(({ attempts }) => attempts)
      .filter((attempt) => attempt.instance === instance && attempt.endedAt);
    const sorted = spans.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
    expect(sorted.filter((span, index) => index > 0 && span.startedAt < sorted[index - 1]!.endedAt!)).toEqual([]);
  }
});

test('skewed instances disagree about the time, and some lines come twice', () => {
  const { documents } = testDay({ scenario: 'skew-and-duplicates', noise: 0 });
  const lag = (document: Record<string, unknown>) =>
    Date.parse(String(document['@timestamp'])) - Date.parse(JSON.parse(String(document.message))['@t']);
  const lags = documents.filter(({ message }) => message).map(lag);
  expect(Math.max(...lags)).toBeGreaterThan(20_000);
  expect(Math.min(...lags)).toBeLessThan(-20_000);
  const messages = documents.map(({ message }) => message).filter(Boolean);
  expect(messages.length - new Set(messages).size).toBeGreaterThan(20);
});

test('a quiet day still holds the failures of the test environment, and text that mimics a loss', () => {
  const { documents, truth } = testDay({ scenario: 'quiet-day', noise: 0.5 });
  const of = (app: string) =>
    documents.filter(({ cf }) => (cf as { app: string }).app === app).map(({ message }) => String(message));
  expect(truth.overall).toBe('no-failures');
  expect(of('get-into-teaching-api-test').some((message) => message.includes('Failed to process the job'))).toBe(true);
  expect(of('get-into-teaching-api-test').some((message) => message.includes('UpsertCandidateJob - Deleted'))).toBe(
    true
  );
  expect(of('get-into-teaching-api-prod').some((message) => message.includes('UpsertCandidateJob - Deleted'))).toBe(
    true
  );
});
