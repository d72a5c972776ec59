import { Gap } from '../coverage';
import { Run } from '../jobs/run';
import { LooseLine } from '../report';
import { HOUR_MS, makeRun, MINUTE_MS } from '../timeline/testing/makeRun';
import { apiCatalogue } from '../jobs/jobCatalogue';
import { DoubtInput, doubtsOf, overallDoubts } from './doubts';

const START_MS = Date.UTC(2026, 5, 17);
const DAY_MS = 24 * HOUR_MS;
const CANDIDATE = 'UpsertCandidateJob';
const MODEL = 'UpsertModelJob<PhoneCall>';
const after = (minutes: number): number => START_MS + minutes * MINUTE_MS;
const gap = (from: number, to: number, reason: Gap['reason']): Gap => ({
  fromMs: after(from),
  toMs: after(to),
  reason,
});

const read = (rest: Partial<DoubtInput> = {}, lengthMs = DAY_MS, gaps: readonly Gap[] = []): DoubtInput => ({
  catalogue: apiCatalogue,
  runs: [],
  coverage: { fromMs: START_MS, toMs: START_MS + lengthMs, gaps },
  nowMs: START_MS + lengthMs,
  looseLines: [],
  unreadable: [],
  silences: [],
  downtimes: [],
  ...rest,
});
const texts = (input: DoubtInput, runs: readonly Run[] = [], jobType = CANDIDATE): string[] =>
  doubtsOf(jobType, runs, input).map(({ text }) => text);
const loose = (minute: number, rest: Partial<LooseLine> = {}): LooseLine => ({
  id: `line-${minute}`,
  timeMs: after(minute),
  reason: 'it names no job',
  jobType: null,
  mayTellOfFailure: true,
  ...rest,
});

test('all read, all understood: no doubt', () => {
  expect(doubtsOf(CANDIDATE, [makeRun('xo', START_MS, 'succeeded')], read())).toEqual([]);
  expect(overallDoubts(read())).toEqual([]);
});

test.each<[Gap['reason'], string]>([
  ['not-read', '20 min were not read.'],
  ['truncated', '20 min were cut off: there are more lines than were handed out.'],
  ['query-failed', '20 min could not be read: the query failed.'],
  ['unreadable', '20 min hold lines that could not be read.'],
  ['after-range', '20 min lie between the end of the range and now.'],
])('a gap is told with its length and why: %s', (reason, text) => {
  const gaps = [gap(600, 620, reason)];
  expect(doubtsOf(CANDIDATE, [], read({}, DAY_MS, gaps))).toEqual([
    { text, span: { fromMs: after(600), toMs: after(620) }, kind: 'unread', mayHideLoss: false },
  ]);
  expect(doubtsOf(CANDIDATE, [], read({}, DAY_MS, [gap(600, 720, reason)]))[0]?.mayHideLoss).toBe(true);
});

test('a span in which no job wrote a line is one too, but not for a sync job, whose own stop is told', () => {
  const input = read({}, DAY_MS, [gap(600, 620, 'silent')]);
  expect(doubtsOf(CANDIDATE, [], input)).toEqual([
    {
      text: '20 min hold no line of any job: the API did not run, or its lines did not arrive.',
      span: { fromMs: after(600), toMs: after(620) },
      kind: 'quiet',
      mayHideLoss: false,
    },
  ]);
  expect(doubtsOf('CrmSyncJob', [], input)).toEqual([]);
  expect(texts(read({}, DAY_MS, [gap(600, 620, 'not-read')]), [], 'CrmSyncJob')).toEqual(['20 min were not read.']);
});

test('while the app was down nobody heard of runs that wait: a gap soon after it can hide a loss', () => {
  const mayHide = (downToMinute: number) =>
    doubtsOf(
      CANDIDATE,
      [],
      read({ downtimes: [{ fromMs: after(400), toMs: after(downToMinute) }] }, DAY_MS, [gap(600, 620, 'not-read')])
    )[0]?.mayHideLoss;
  expect([mayHide(485), mayHide(485.1)]).toEqual([false, true]);
});

test('less than an hour and ten minutes shows too little, whether the range is short or now comes early', () => {
  expect(texts(read({}, 70 * MINUTE_MS))).toEqual([]);
  const short = 'The range is 1 h 9 min long; a failed job may show itself only every 1 h. Look back 2 h or more.';
  expect(doubtsOf(CANDIDATE, [], read({}, 70 * MINUTE_MS - 1))).toEqual([
    { text: short, span: null, kind: 'unread', mayHideLoss: true },
  ]);
  expect(texts(read({ nowMs: after(69) }))).toEqual([short]);
});

describe('lines that could not be placed or read', () => {
  const mayBe = (...numbers: number[]) => numbers.map((minute) => loose(minute));

  test('are told with their number and from the first to the last of them', () => {
    const expected = [
      {
        text: '3 lines may tell of a failure and could not be placed: it names no job.',
        span: { fromMs: after(5), toMs: after(50) },
        kind: 'unread',
        mayHideLoss: true,
      },
    ];
    expect(doubtsOf(CANDIDATE, [], read({ looseLines: mayBe(5, 20, 50) }))).toEqual(expected);
    expect(overallDoubts(read({ looseLines: mayBe(5, 20, 50) }))).toEqual(expected);
    expect(texts(read({ looseLines: mayBe(5) }))).toEqual([
      '1 line may tell of a failure and could not be placed: it names no job.',
    ]);
  });

  test('are told without a reason where there are several', () => {
    const looseLines = [loose(5), loose(6, { reason: 'it says no app' })];
    expect(texts(read({ looseLines }))).toEqual(['2 lines may tell of a failure and could not be placed.']);
  });

  test('matter to the job that they name, or may mean, and to the whole', () => {
    const doubted = (looseType: string | null, jobType: string) =>
      texts(read({ looseLines: [loose(5, { jobType: looseType })] }), [], jobType).length;
    expect(doubted(CANDIDATE, CANDIDATE)).toBe(1);
    expect(doubted(CANDIDATE, MODEL)).toBe(0);
    expect(doubted('UpsertModelJob<?>', MODEL)).toBe(1);
    expect(doubted(null, MODEL)).toBe(1);
    expect(overallDoubts(read({ looseLines: [loose(5, { jobType: MODEL })] }))).toHaveLength(1);
  });

  test('matter to none where they cannot tell of a failure', () => {
    const mayTellOfFailure = false;
    const input = read({
      looseLines: [loose(5, { mayTellOfFailure })],
      unreadable: [{ timeMs: after(5), mayTellOfFailure }],
    });
    expect(doubtsOf(CANDIDATE, [], input)).toEqual([]);
    expect(overallDoubts(input)).toEqual([]);
  });

  test('one that could not be read may be of any job', () => {
    const unreadable = [
      { timeMs: null, mayTellOfFailure: true },
      { timeMs: after(5), mayTellOfFailure: true },
    ];
    const expected = {
      text: '2 lines could not be read and may tell of a failure.',
      span: null,
      kind: 'unread',
      mayHideLoss: true,
    };
    expect(doubtsOf('CrmSyncJob', [], read({ unreadable }))).toEqual([expected]);
    expect(overallDoubts(read({ unreadable }))).toEqual([expected]);
  });
});

describe('runs without an end', () => {
  const cutOff = makeRun('x', START_MS, 'interrupted');
  const waits = (deletedByMinute: number): Run =>
    makeRun('x', START_MS, 'retrying', { deletion: { fromMs: START_MS, toMs: after(deletedByMinute) } });

  test('are a doubt where a person’s data goes with them', () => {
    expect(doubtsOf(CANDIDATE, [cutOff], read())).toEqual([
      { text: '1 run began and no end was seen.', span: null, kind: 'unread', mayHideLoss: true },
    ]);
    expect(texts(read(), [cutOff, cutOff])).toEqual(['2 runs began and no end was seen.']);
    for (const jobType of ['CrmSyncJob', 'ApplySyncJob', 'NewJob']) {
      expect(texts(read(), [cutOff, waits(0)], jobType)).toEqual([]);
    }
  });

  test('a run that waits is one as soon as even the longest queue cannot explain it any more', () => {
    const day = 24 * 60;
    expect(texts(read(), [waits(day - 55)])).toEqual([]);
    expect(texts(read(), [waits(day - 55.1)])).toEqual(['1 run must have ended by now, and no end was seen.']);
    expect(texts(read(), [waits(0), waits(0)])).toEqual(['2 runs must have ended by now, and no end was seen.']);
  });
});

describe('a success where a retry was due just now may be another run’s, and the retry still to come', () => {
  const APPLY = 'ApplyCandidateSyncJob';
  const DUE_MINUTE = 24 * 60 - 2;
  /** A run that failed an hour before `dueMinute` and then succeeded. */
  const saved = (dueMinute: number, inferred = true): Run => {
    const run = makeRun('xo', after(dueMinute - 60) - 1000, 'succeeded');
    return {
      ...run,
      attempts: run.attempts.map((attempt, index) => ({ ...attempt, inferred: inferred && index === 1 })),
    };
  };

  test('until two minutes have gone by since', () => {
    expect(texts(read(), [saved(DUE_MINUTE)], APPLY)).toEqual([]);
    expect(doubtsOf(APPLY, [saved(DUE_MINUTE + 0.1)], read())).toEqual([
      {
        text: '1 run was to be retried just now; that shows itself in minutes.',
        span: null,
        kind: 'unread',
        mayHideLoss: true,
      },
    ]);
    expect(texts(read(), [saved(DUE_MINUTE + 1), saved(DUE_MINUTE + 1)], APPLY)).toEqual([
      '2 runs were to be retried just now; that shows itself in minutes.',
    ]);
  });

  test('not where an id or a number tells, where no data is at stake, or where it is not saved', () => {
    expect(texts(read(), [saved(DUE_MINUTE + 1, false)], APPLY)).toEqual([]);
    expect(texts(read(), [saved(DUE_MINUTE + 1)], CANDIDATE)).toEqual([]);
    expect(texts(read(), [saved(DUE_MINUTE + 1)], 'ApplySyncJob')).toEqual([]);
    expect(texts(read(), [{ ...saved(DUE_MINUTE + 1), state: 'running' }], APPLY)).toEqual([]);
    const once = saved(DUE_MINUTE + 1);
    expect(texts(read(), [{ ...once, attempts: once.attempts.slice(1) }], APPLY)).toEqual([]);
  });
});

describe('a recurring job that stopped', () => {
  const silence = (jobType: string, lasts: boolean) => ({
    jobType,
    everyMs: 5 * MINUTE_MS,
    fromMs: after(60),
    toMs: after(150),
    lasts,
  });

  test('is not well, though nothing of it failed', () => {
    expect(doubtsOf('CrmSyncJob', [], read({ silences: [silence('CrmSyncJob', true)] }))).toEqual([
      {
        text: 'It has not run for 1 h 30 min, though it is due every 5 min.',
        span: { fromMs: after(60), toMs: after(150) },
        kind: 'stopped',
        mayHideLoss: true,
      },
    ]);
  });

  test('but one that ran again is, and so is every other job', () => {
    expect(texts(read({ silences: [silence('CrmSyncJob', false)] }), [], 'CrmSyncJob')).toEqual([]);
    expect(texts(read({ silences: [silence('CrmSyncJob', true)] }), [], 'ApplySyncJob')).toEqual([]);
    expect(overallDoubts(read({ silences: [silence('CrmSyncJob', true)] }))).toEqual([]);
  });
});
