import { apiCatalogue } from '../jobs/jobCatalogue';
import { Finding } from '../report';
import { HOUR_MS, MINUTE_MS } from '../timeline/testing/makeRun';
import { makeVerdict } from '../timeline/testing/makeVerdict';
import { judgeOverall, OverallContext } from './overall';
import { Doubt } from './typeFacts';
import { JobCounts, Level, Verdict } from './verdict';

const NOW_MS = Date.UTC(2026, 5, 17, 12);
const CANDIDATE = 'UpsertCandidateJob';

const verdict = (
  jobType: string,
  level: Level,
  counts: Partial<JobCounts> = {},
  rest: Partial<Verdict> = {}
): Verdict => ({
  ...makeVerdict(jobType),
  level,
  detail: `Detail of ${jobType}.`,
  ...rest,
  counts: { ...makeVerdict(jobType).counts, savable: (counts.retrying ?? 0) - (counts.doomed ?? 0), ...counts },
});
/** The soonest deletion, and the soonest that a recovery can prevent. */
const lostIn = (ms: number, avoidableMs = ms): Partial<Verdict> => ({
  nextDeletion: { fromMs: NOW_MS + ms, toMs: NOW_MS + ms + HOUR_MS },
  nextAvoidableDeletion: { fromMs: NOW_MS + avoidableMs, toMs: NOW_MS + avoidableMs + HOUR_MS },
});
const judge = (verdicts: readonly Verdict[], context: Partial<OverallContext> = {}) =>
  judgeOverall(verdicts, {
    catalogue: apiCatalogue,
    doubts: [],
    findings: [],
    mayHideLoss: false,
    nowMs: NOW_MS,
    ...context,
  });
const headline = (verdicts: readonly Verdict[], context: Partial<OverallContext> = {}): string =>
  judge(verdicts, context).headline;
const doubt = (text: string): Doubt => ({ text, span: null, kind: 'unread', mayHideLoss: true });

describe('what is lost is told first', () => {
  test('candidates by name, other runs after them', () => {
    expect(headline([verdict(CANDIDATE, 'act', { deleted: 1 })])).toBe('1 candidate lost.');
    expect(headline([verdict(CANDIDATE, 'act', { deleted: 49 })])).toBe('49 candidates lost.');
    expect(headline([verdict('UpsertApplicationFormJob', 'act', { deleted: 1 })])).toBe('1 run lost.');
    expect(headline([verdict('UpsertApplicationFormJob', 'act', { deleted: 2 })])).toBe('2 runs lost.');
    const candidates = verdict(CANDIDATE, 'act', { deleted: 3 });
    expect(headline([candidates, verdict('UpsertModelJob<A>', 'act', { deleted: 1 })])).toBe(
      '3 candidates and 1 other run lost.'
    );
    expect(
      headline([candidates, verdict('UpsertModelJob<A>', 'act', { deleted: 1 }), verdict('X', 'act', { deleted: 1 })])
    ).toBe('3 candidates and 2 other runs lost.');
  });

  test('what Hangfire keeps as failed after that', () => {
    expect(headline([verdict(CANDIDATE, 'act', { failed: 1 })])).toBe('1 run failed for good and is not retried.');
    expect(headline([verdict(CANDIDATE, 'act', { deleted: 1, failed: 2 })])).toBe(
      '1 candidate lost; 2 runs failed for good and are not retried.'
    );
  });

  test('at least so many, where more can hide', () => {
    expect(headline([verdict(CANDIDATE, 'act', { deleted: 1 })], { mayHideLoss: true })).toBe(
      'At least 1 candidate lost.'
    );
  });

  test('what a sync job gave up is no loss', () => {
    const sync = verdict('CrmSyncJob', 'recovered', { deleted: 5, failed: 1 });
    expect(headline([verdict(CANDIDATE, 'act', { deleted: 1 }), sync])).toBe('1 candidate lost.');
  });

  test('then what can still be saved, and how long that is so: runs that carry data, the soonest of them', () => {
    const lost = verdict(CANDIDATE, 'act', { deleted: 1, retrying: 1 }, lostIn(3 * HOUR_MS));
    const child = verdict('UpsertModelJob<A>', 'at-risk', { retrying: 2 }, lostIn(2 * HOUR_MS));
    const form = verdict('UpsertApplicationFormJob', 'at-risk', { retrying: 1 }, lostIn(5 * HOUR_MS));
    const sync = verdict('CrmSyncJob', 'investigate', { retrying: 9 }, lostIn(HOUR_MS));
    expect(headline([lost])).toBe('1 candidate lost. 1 more is retrying: the next is lost in 3 h unless it recovers.');
    expect(headline([lost, child, form, sync])).toBe(
      '1 candidate lost. 4 more are retrying: the next is lost in 2 h unless it recovers.'
    );
  });
});

describe('runs that nothing can save', () => {
  test('are told beside those that are lost and those that can be saved', () => {
    const lost = (counts: Partial<JobCounts>) =>
      verdict(CANDIDATE, 'act', { deleted: 1, ...counts }, lostIn(HOUR_MS, 3 * HOUR_MS));
    expect(headline([lost({ retrying: 1, doomed: 1 })])).toBe('1 candidate lost, and 1 more cannot be saved.');
    expect(headline([lost({ retrying: 3, doomed: 2 })])).toBe(
      '1 candidate lost, and 2 more cannot be saved. 1 more is retrying: the next is lost in 3 h unless it recovers.'
    );
  });

  test('are told before those at risk, with the moment of the next loss', () => {
    const waits = (counts: Partial<JobCounts>) => [
      verdict(CANDIDATE, 'at-risk', counts, lostIn(HOUR_MS, 3 * HOUR_MS)),
      verdict('ApplySyncJob', 'at-risk'),
    ];
    expect(headline(waits({ retrying: 1, doomed: 1 }))).toBe(
      'Nothing lost yet, but 1 run cannot be saved and is lost in 1 h.'
    );
    expect(headline(waits({ retrying: 2, doomed: 2 }))).toBe(
      'Nothing lost yet, but 2 runs cannot be saved; the next is lost in 1 h.'
    );
    expect(headline(waits({ retrying: 4, doomed: 1 }), { mayHideLoss: true })).toBe(
      'No loss was read, but not everything is known. 1 run cannot be saved and is lost in 1 h. 3 runs are retrying, the next is lost in 3 h unless it recovers.'
    );
  });
});

test('a run that nothing can save, and whose end is overdue by more than the longest queue, is told as such', () => {
  const overdue = (minutes: number, doomed: number) =>
    headline([verdict(CANDIDATE, 'at-risk', { retrying: doomed, doomed }, lostIn(-minutes * MINUTE_MS))]);
  expect(overdue(55, 1)).toBe('Nothing lost yet, but 1 run cannot be saved and is lost any minute.');
  expect(overdue(56, 1)).toBe(
    'Nothing lost yet, but 1 run cannot be saved: its end was due 56 min ago and was not seen.'
  );
  expect(overdue(56, 2)).toBe(
    'Nothing lost yet, but 2 runs cannot be saved: the first end was due 56 min ago and was not seen.'
  );
});

describe('runs at risk', () => {
  test('how many, and when the next is lost', () => {
    expect(headline([verdict(CANDIDATE, 'at-risk', { retrying: 1 }, lostIn(90 * MINUTE_MS))])).toBe(
      'Nothing lost yet: 1 run is retrying, the next is lost in 1 h 30 min unless it recovers.'
    );
    const two = [verdict(CANDIDATE, 'at-risk', { retrying: 2 }, lostIn(HOUR_MS)), verdict('ApplySyncJob', 'at-risk')];
    expect(headline(two)).toBe('Nothing lost yet: 2 runs are retrying, the next is lost in 1 h unless it recovers.');
  });

  test('a moment that has come, or has gone by, is any minute now', () => {
    for (const ms of [0, -HOUR_MS]) {
      expect(headline([verdict(CANDIDATE, 'at-risk', { retrying: 1 }, lostIn(ms))])).toBe(
        'Nothing lost yet: 1 run is retrying, the next is lost any minute unless it recovers.'
      );
    }
  });

  test('“nothing lost” is not said where not everything was read', () => {
    expect(headline([verdict(CANDIDATE, 'at-risk', { retrying: 1 }, lostIn(HOUR_MS))], { mayHideLoss: true })).toBe(
      'No loss was read, but not everything is known: 1 run is retrying, the next is lost in 1 h unless it recovers.'
    );
  });

  test('one that is tried at this moment', () => {
    const running = verdict(CANDIDATE, 'at-risk', { running: 1 });
    expect(headline([running])).toBe('Nothing lost yet: a failed run of UpsertCandidateJob is being tried again.');
    expect(headline([running, verdict('ApplySyncJob', 'at-risk')])).toBe(
      'Nothing lost yet: a failed run of UpsertCandidateJob and 1 other job type is being tried again.'
    );
  });

  test('runs of a sync job that waits are not among them', () => {
    const sync = verdict('CrmSyncJob', 'investigate', { retrying: 9 }, lostIn(HOUR_MS));
    expect(headline([verdict(CANDIDATE, 'at-risk', { retrying: 1 }, lostIn(2 * HOUR_MS)), sync])).toMatch(
      /: 1 run is retrying, the next is lost in 2 h /
    );
  });
});

describe('where nothing is lost or at risk', () => {
  test('what needs a look', () => {
    const sync = verdict('CrmSyncJob', 'investigate');
    expect(headline([sync])).toBe('CrmSyncJob needs a look. No data is lost.');
    expect(headline([sync, verdict('LocationSyncJob', 'investigate'), verdict('A', 'ok')])).toBe(
      'CrmSyncJob and 1 other job type need a look. No data is lost.'
    );
    expect(headline([sync], { mayHideLoss: true })).toBe(
      'CrmSyncJob needs a look. No loss was read, but not everything is known.'
    );
  });

  test('what nobody can tell', () => {
    const unknown = ['A', 'B', 'C'].map((jobType) => verdict(jobType, 'unknown'));
    expect(headline(unknown)).toBe('Cannot tell for A and 2 other job types.');
  });

  test('what recovered', () => {
    const saved = verdict('CrmSyncJob', 'recovered');
    expect(headline([saved, verdict('A', 'ok')])).toBe('CrmSyncJob failed and recovered. Nothing was lost.');
    expect(headline([saved, verdict(CANDIDATE, 'recovered')])).toBe(
      '2 job types failed and recovered. Nothing was lost.'
    );
  });

  test('that all is well, and how well', () => {
    const well = [verdict('CrmSyncJob', 'ok', { succeeded: 288 }), verdict(CANDIDATE, 'ok', { succeeded: 1000 })];
    expect(judge(well)).toEqual({
      id: 'no-failures',
      level: 'ok',
      headline: 'Nothing needs you.',
      detail: '1,288 runs of 2 job types succeeded, none failed.',
    });
    expect(judge([verdict('CrmSyncJob', 'ok', { succeeded: 1 })]).detail).toBe(
      '1 run of 1 job type succeeded, none failed.'
    );
  });
});

describe('lines that could not be placed', () => {
  const doubts = [doubt('One line.'), doubt('Another line.')];

  test('are no all-clear, for any job', () => {
    for (const level of ['ok', 'recovered'] as const) {
      expect(judge([verdict('CrmSyncJob', level)], { doubts })).toEqual({
        id: 'cannot-tell',
        level: 'unknown',
        headline: 'Cannot tell: some lines could not be placed.',
        detail: 'One line. Another line.',
      });
    }
  });

  test('make nothing better that is worse', () => {
    for (const level of ['act', 'at-risk', 'investigate'] as const) {
      expect(judge([verdict(CANDIDATE, level, {}, { id: 'at-risk' })], { doubts })).toMatchObject({
        id: 'at-risk',
        level,
      });
    }
  });

  test('without any line of a job the reader is told what to check', () => {
    const nothing = { id: 'cannot-tell', level: 'unknown', headline: 'Cannot tell: no line of a job was found.' };
    const check = 'Check the app’s name and the range: a healthy app logs a job every five minutes.';
    expect(judge([])).toEqual({ ...nothing, detail: check });
    expect(judge([], { doubts })).toEqual({ ...nothing, detail: `${check} One line. Another line.` });
  });
});

describe('the line below the headline', () => {
  const finding = (kind: Finding['kind'], text: string, jobTypes = [CANDIDATE]): Finding => ({
    kind,
    jobTypes,
    fromMs: 0,
    toMs: 0,
    text,
  });
  const detail = (level: Level, findings: readonly Finding[]): string =>
    judge([verdict(CANDIDATE, level)], { findings }).detail;
  const own = 'Detail of UpsertCandidateJob.';

  test('a shared cause explains the worst job, if it is among those it hit', () => {
    expect(detail('act', [finding('paused', 'Paused.'), finding('shared-cause', 'The CRM did not answer.')])).toBe(
      'The CRM did not answer.'
    );
    expect(detail('act', [finding('shared-cause', 'The CRM did not answer.', ['CrmSyncJob'])])).toBe(own);
  });

  test('else the last pause does, else the job’s own words', () => {
    expect(
      detail('at-risk', [finding('paused', 'First.'), finding('paused', 'Second.'), finding('silent', 'S.')])
    ).toBe('Second.');
    expect(detail('at-risk', [finding('silent', 'Silent.')])).toBe(own);
    expect(detail('at-risk', [])).toBe(own);
  });

  test('why nobody can tell is never hidden behind a cause', () => {
    expect(detail('unknown', [finding('paused', 'Paused.'), finding('shared-cause', 'The CRM.')])).toBe(own);
  });

  test('a pause is told even where all is well', () => {
    expect(detail('ok', [finding('paused', 'Paused.')])).toBe('0 runs of 1 job type succeeded, none failed. Paused.');
  });
});
