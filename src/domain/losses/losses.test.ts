import { parse } from 'papaparse';
import { at, clock, day, EVERY_MS, paused } from '../../../tests/truth/logDay';
import { readDay } from '../../../tests/truth/readDay';
import { analyse } from '../analyse';
import { makeFailingRun } from '../runs/testing/makeFailingRun';
import { HOUR_MS } from '../timeline/testing/makeRun';
import { policyOf } from '../policy';
import { Loss, findLosses } from './loss';
import { lossesCsv, lossesMarkdown } from './lossExports';
import { lossSummary } from './lossSummary';
import { errorName, howLost, whoKnows } from './lossTexts';

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

describe('word by word', () => {
  const loss: Loss = {
    key: 'a',
    jobType: CANDIDATE,
    hangfireJobId: '41',
    correlationId: 'CID-1',
    entityId: 'C7',
    lostAtMs: 2000,
    failingSinceMs: 1000,
    by: 'job',
    untried: false,
    inferred: null,
    affects: 'person',
    email: 'sent',
    cause: { type: 'System.TimeoutException', message: 'someone@example.org', ownFrame: 'A.B.Save' },
    attempts: 24,
    lineIds: [],
  };
  const bare: Loss = {
    ...loss,
    hangfireJobId: null,
    correlationId: null,
    entityId: null,
    failingSinceMs: null,
    by: 'hangfire',
    cause: null,
    attempts: null,
    email: 'none',
  };
  const record = { ...loss, jobType: 'UpsertModelJob<PhoneCall>', email: 'none' } as const;
  const harmless = { ...loss, jobType: 'CrmSyncJob', affects: 'nobody' } as const;

  test.each<[Loss[], string]>([
    [[loss], '1 candidate lost. It was e-mailed to sign up again.'],
    [[loss, loss], '2 candidates lost. All were e-mailed to sign up again.'],
    [[bare], '1 candidate lost. It was not told.'],
    [[loss, bare], '2 candidates lost. 1 of them was e-mailed to sign up again. 1 of them was not told.'],
    [[loss, loss, bare, bare], '4 candidates lost. 2 of them were e-mailed to sign up again. 2 of them were not told.'],
    [[record], '1 run with a person’s data lost. It was not told.'],
    [[record, record], '2 runs with a person’s data lost. All were not told.'],
    [
      [loss, record],
      '1 candidate and 1 other run with a person’s data lost. 1 of them was e-mailed to sign up again. 1 of them was not told.',
    ],
    [[bare, record, record], '1 candidate and 2 other runs with a person’s data lost. All were not told.'],
    [[harmless], '1 run given up without loss of a person’s data.'],
    [
      [record, harmless, harmless],
      '1 run with a person’s data lost. It was not told. 2 runs given up without loss of a person’s data.',
    ],
    [[{ ...record, affects: null }], '1 run with a person’s data lost. It was not told.'],
  ])('the summary, and that more may be lost than was read: %#', (losses, sentence) => {
    expect(lossSummary(losses, false)).toBe(sentence);
    expect(lossSummary(losses, true)).toBe(`At least ${sentence}`);
  });

  test('how it was lost', () => {
    expect(howLost(loss)).toBe('given up by the job');
    expect(howLost(bare)).toBe('deleted by Hangfire');
    expect(howLost({ ...loss, inferred: 'end' })).toBe('given up by the job, worked out from the mail that it sent');
    expect(howLost({ ...bare, untried: true, inferred: 'joining' })).toBe(
      'deleted by Hangfire, never tried: the CRM integration was paused, its attempts were joined by time (worked out)'
    );
    expect(errorName(loss.cause)).toBe('System.TimeoutException');
    expect(errorName(null)).toBe('no exception type in the log');
  });

  const hrefOf = ({ key }: Loss) => (key === 'a' ? 'https://x.example' : null);

  test('a row for a spreadsheet', () => {
    const [head, ...rows] = lossesCsv([loss, { ...bare, key: 'b' }], { hrefOf }).split('\r\n');
    expect(head).toBe(
      'Lost at (UTC),Job type,Hangfire job,Correlation id,Entity id,How,Person,Exception type,Own frame,Failing since (UTC),Last attempt,Lines'
    );
    expect(rows).toEqual([
      '1970-01-01T00:00:02.000Z,UpsertCandidateJob,41,CID-1,C7,given up by the job,e-mailed to sign up again,System.TimeoutException,A.B.Save,1970-01-01T00:00:01.000Z,24,https://x.example',
      '1970-01-01T00:00:02.000Z,UpsertCandidateJob,,,,deleted by Hangfire,not told: no e-mail was sent,,,,,',
      '',
    ]);
  });

  test('a row for a ticket', () => {
    expect(lossesMarkdown([loss, { ...bare, key: 'b' }], { ...context, app: 'api', hrefOf })).toBe(
      [
        '**2 candidates lost. 1 of them was e-mailed to sign up again. 1 of them was not told.**',
        '',
        '| Lost at | Job type | Ids | How | Cause | Lines |',
        '| --- | --- | --- | --- | --- | --- |',
        '| 1970-01-01T00:00:02.000Z | `UpsertCandidateJob` | `job 41` `CID-1` `entity C7` | given up by the job; e-mailed to sign up again | `System.TimeoutException` | [lines](https://x.example) |',
        '| 1970-01-01T00:00:02.000Z | `UpsertCandidateJob` | – | deleted by Hangfire; not told: no e-mail was sent | – | – |',
        '',
      ].join('\n')
    );
  });
});

describe('of runs', () => {
  const lost = (letters: string, rest: Parameters<typeof makeFailingRun>[3] = {}) =>
    only([makeFailingRun(letters, 0, 'deleted', rest)]);

  test('those that carry a person’s data come first, of unknown types too; then the newest', () => {
    const runs = [
      makeFailingRun('td', 0, 'deletedByHangfire', { key: 'sync', jobType: 'CrmSyncJob', deletedAtMs: 9 }),
      makeFailingRun('td', 0, 'deleted', { key: 'b', deletedAtMs: 5 }),
      makeFailingRun('td', 0, 'deleted', { key: 'a', deletedAtMs: 5 }),
      makeFailingRun('td', 0, 'deletedByHangfire', { key: 'unknown', jobType: 'SendLetterJob', deletedAtMs: 4 }),
      makeFailingRun('td', 0, 'deleted', { key: 'newest', deletedAtMs: 6 }),
      makeFailingRun('to', 0, 'succeeded', { key: 'saved' }),
    ];
    expect(findLosses(runs).map(({ key }) => key)).toEqual(['newest', 'a', 'b', 'unknown', 'sync']);
    expect(findLosses(runs).map(({ affects }) => affects)).toEqual(['person', 'person', 'person', null, 'nobody']);
  });

  test('it is lost when its last attempt ended, unless its deletion tells', () => {
    expect(lost('td')).toMatchObject({ lostAtMs: HOUR_MS + 1000, failingSinceMs: 1000, attempts: 2 });
    expect(lost('td', { deletedAtMs: 5 })).toMatchObject({ lostAtMs: 5 });
    expect(lost('d')).toMatchObject({ failingSinceMs: null, untried: false, cause: null });
  });

  test('it was never tried where every attempt that failed was given up in a pause', () => {
    expect([lost('aad').untried, lost('atd').untried, lost('ttd').untried]).toEqual([true, false, false]);
  });

  test('its cause is the last that is told', () => {
    expect(lost('tnd').cause).toMatchObject({ type: 'System.NullReferenceException' });
    expect(lost('ntd').cause).toMatchObject({ type: 'System.TimeoutException' });
  });

  test('attempts that were joined by time are said to be', () => {
    expect(lost('td', { inferred: true }).inferred).toBe('joining');
    const { attempts } = makeFailingRun('td', 0, 'deleted');
    const worked = attempts.map((attempt) => ({ ...attempt, endIsInferred: true }));
    expect(lost('td', { inferred: true, attempts: worked }).inferred).toBe('end');
  });
});
