import { parse } from 'papaparse';
import { at, clock, day, EVERY_MS, paused } from '../../../tests/truth/logDay';
import { readDay } from '../../../tests/truth/readDay';
import { analyse } from '../analyse';
import { policyOf } from '../policy';
import { Loss, findLosses } from './loss';
import { lossesCsv, lossesMarkdown } from './lossExports';
import { lossSummary } from './lossSummary';
import { howLost, whoKnows } from './lossTexts';

const CANDIDATE = 'UpsertCandidateJob';
const LAST = clock(at('00:10:00') + 23 * EVERY_MS);
const soon = (ms: number): string => clock(at(LAST) + ms);
const exhausted = (cid: string | null = 'CID-1') =>
  day().failing(CANDIDATE, '00:10:00', { job: '41', cid, to: 23 }).started(CANDIDATE, LAST, { attempt: '24/24', cid });
const only = (runs: Parameters<typeof findLosses>[0]): Loss => {
  const losses = findLosses(runs);
  expect(losses).toHaveLength(1);
  return losses[0] as Loss;
};

describe('how each is lost, and whether anybody knows', () => {
  test('given up by the job, and e-mailed', () => {
    const loss = only(exhausted().mail(soon(10)).deleted(CANDIDATE, soon(20), 'CID-1').report().runs);
    expect(loss).toMatchObject({
      lostAtMs: at(soon(20)),
      by: 'job',
      untried: false,
      inferred: null,
      affects: 'person',
      hangfireJobId: '41',
      correlationId: 'CID-1',
      attempts: 24,
      cause: { type: 'System.TimeoutException' },
    });
    expect([howLost(loss), whoKnows(loss)]).toEqual(['given up by the job', 'e-mailed to sign up again']);
  });

  test.each([
    ['no e-mail', exhausted().deleted(CANDIDATE, soon(20), 'CID-1'), 'not told: no e-mail was sent'],
    [
      'an e-mail that did not go out',
      exhausted().mail(soon(10)).deleted(CANDIDATE, soon(20), 'CID-1').mailFailed(soon(190)),
      'not told: the e-mail could not be sent',
    ],
    [
      'no sign-up',
      exhausted(null).mail(soon(10)).deleted(CANDIDATE, soon(20), null),
      'not told: no sign-up, so no address',
    ],
  ])('%s', (_, log, words) => {
    expect(whoKnows(only(log.report().runs))).toBe(words);
  });

  test('without the line of its end it is worked out, and says so', () => {
    const loss = only(exhausted().mail(soon(10)).report().runs);
    expect(loss.inferred).toBe('end');
    expect(howLost(loss)).toContain('worked out from the mail');
  });

  test('deleted by Hangfire in a pause: never tried, and nobody told', () => {
    const exception = paused(CANDIDATE);
    const log = day();
    for (let n = 1; n <= 24; n++) {
      log.failed(clock(at('00:10:00') + (n - 1) * EVERY_MS - 30_000 * (n - 1)), { job: '9', retry: n, exception });
    }
    const loss = only(log.deletedByHangfire('23:55:00', { job: '9', exception }).report().runs);
    expect(loss).toMatchObject({ by: 'hangfire', untried: true, email: 'none' });
    expect(howLost(loss)).toContain('never tried: the CRM integration was paused');
    expect(whoKnows(loss)).toBe('not told: no e-mail was sent');
  });

  test('a sync job given up affects nobody, and comes after those that do', () => {
    const log = exhausted()
      .mail(soon(10))
      .deleted(CANDIDATE, soon(20), 'CID-1')
      .failed('22:00:00', { job: '7', retry: 24, class: 'CrmSyncJob' })
      .deletedByHangfire('23:58:00', { job: '7', class: 'CrmSyncJob' });
    const losses = findLosses(log.report().runs);
    expect(losses.map(({ jobType }) => jobType)).toEqual([CANDIDATE, 'CrmSyncJob']);
    expect(whoKnows(losses[1] as Loss)).toBe('nobody affected');
    expect(lossSummary(losses, false)).toBe(
      '1 candidate lost. It was e-mailed to sign up again. 1 run given up without loss of a person’s data.'
    );
  });
});

test('what the settings say of a job type holds for its losses', () => {
  const { runs } = exhausted().mail(soon(10)).deleted(CANDIDATE, soon(20), 'CID-1').report();
  const { catalogue } = policyOf({ jobTypes: [{ name: CANDIDATE, jobClass: 'other' }] });
  expect(findLosses(runs, catalogue)[0]).toMatchObject({ affects: 'nobody' });
});

const readLosses = () => {
  const { documents, truth, options } = readDay('candidates-lost-small', 'own');
  return {
    losses: findLosses(analyse(documents, options).runs),
    truly: truth.runs.filter(({ deletedAt }) => deletedAt),
  };
};
let sampleDay: ReturnType<typeof readLosses> | null = null;
/** The sample day, read when a test first asks for it. */
const ofSampleDay = () => (sampleDay ??= readLosses());
const context = {
  app: 'get-into-teaching-api-prod',
  mayHideLoss: false,
  timeText: (ms: number) => new Date(ms).toISOString(),
  hrefOf: () => 'https://kibana.example/#x',
};

test('the sample day’s losses are those of its truth: when, which and with which ids', () => {
  const { losses, truly } = ofSampleDay();
  expect(truly.length).toBeGreaterThan(2);
  const told = ({ jobType, hangfireJobId, correlationId }: Record<'jobType', string> & Record<string, unknown>) =>
    `${jobType} ${hangfireJobId} ${correlationId}`;
  expect(losses.map((loss) => told({ ...loss })).sort()).toEqual(truly.map((run) => told({ ...run })).sort());
  expect(losses.map(({ lostAtMs }) => new Date(lostAtMs).toISOString()).sort()).toEqual(
    truly.map(({ deletedAt }) => deletedAt).sort()
  );
});

test('as CSV a parser reads every loss back, without an exception’s message', () => {
  const { losses, truly } = ofSampleDay();
  const text = lossesCsv(losses, context);
  const { data, errors } = parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data.map((row) => row['Hangfire job']).sort()).toEqual(truly.map((run) => run.hangfireJobId).sort());
  expect(data[0]).toMatchObject({ 'Job type': CANDIDATE, Lines: 'https://kibana.example/#x' });
  expect(data[0]?.['Exception type']).toMatch(/Exception$/);
  expect(text).not.toContain('administration mode');
});

test('as Markdown there is a row for each, without an exception’s message', () => {
  const { losses, truly } = ofSampleDay();
  const text = lossesMarkdown(losses, context);
  expect(text.split('\n')[0]).toMatch(new RegExp(`^\\*\\*${truly.length} candidates lost\\. `));
  expect(text.match(/^\| 2026-/gm)).toHaveLength(truly.length);
  expect(text).not.toContain('administration mode');
});

test('what was not read can only make it more', () => {
  expect(lossSummary(ofSampleDay().losses, true)).toMatch(/^At least /);
  expect(lossSummary([], true)).toBe('');
});
