import { Coverage, Gap } from '../coverage';
import { apiCatalogue } from '../jobs/jobCatalogue';
import { Run } from '../jobs/run';
import { HOUR_MS, makeRun, MINUTE_MS } from '../timeline/testing/makeRun';
import { findSilences } from './silence';

const START_MS = Date.UTC(2026, 5, 17);
const CRM = 'CrmSyncJob';
const LINKS = 'MagicLinkTokenGenerationJob';

/** Runs of a job that started so many minutes after the beginning of the range. */
const started = (jobType: string, ...minutes: number[]): Run[] =>
  minutes.map((minute) => makeRun('o', START_MS + minute * MINUTE_MS, 'succeeded', { jobType }));
const every = (step: number, minutes: number): number[] =>
  Array.from({ length: minutes / step + 1 }, (_, index) => index * step);

/** Silences in a range of so many minutes; times in minutes after its beginning. */
function silences(runs: readonly Run[], minutes: number, gaps: readonly Gap[] = [], now = minutes) {
  const coverage: Coverage = { fromMs: START_MS, toMs: START_MS + minutes * MINUTE_MS, gaps };
  return findSilences(runs, coverage, START_MS + now * MINUTE_MS, apiCatalogue).map(
    ({ jobType, fromMs, toMs, lasts }) => ({
      jobType,
      from: (fromMs - START_MS) / MINUTE_MS,
      to: (toMs - START_MS) / MINUTE_MS,
      lasts,
    })
  );
}
const gap = (from: number, to: number, reason: Gap['reason'] = 'not-read'): Gap => ({
  fromMs: START_MS + from * MINUTE_MS,
  toMs: START_MS + to * MINUTE_MS,
  reason,
});

test.each([
  [CRM, 25],
  [LINKS, 70],
  ['ApplySyncJob', 70],
  ['LocationSyncJob', 7 * 24 * 60 + 10],
])('%s may be quiet for %d minutes, and not a moment longer', (jobType, minutes) => {
  const of = (length: number) =>
    silences(started(jobType, 0, length), length).filter((silence) => silence.jobType === jobType);
  expect(of(minutes)).toEqual([]);
  expect(of(minutes + 0.1)).toEqual([{ jobType, from: 0, to: minutes + 0.1, lasts: false }]);
});

test('a job that always runs is missed without a single sign of it; one that a feature switches on is not', () => {
  expect(silences(started('UpsertCandidateJob', 3), 80)).toEqual([
    { jobType: CRM, from: 0, to: 80, lasts: true },
    { jobType: LINKS, from: 0, to: 80, lasts: true },
  ]);
});

test('without any job in the range, no single job is missed', () => {
  expect(silences([], 10_000)).toEqual([]);
});

test('only the silence that nothing follows lasts, in whatever order the runs stand', () => {
  const runs = [...started(CRM, ...every(5, 50), 90, 95), ...started(LINKS, 0, 60, 120)];
  const expected = [
    { jobType: CRM, from: 50, to: 90, lasts: false },
    { jobType: CRM, from: 95, to: 130, lasts: true },
  ];
  expect(silences(runs, 130)).toEqual(expected);
  expect(silences([...runs].reverse(), 130)).toEqual(expected);
});

test('a job that ran again is not silent any more', () => {
  expect(silences([...started(CRM, 0, 50), ...started(LINKS, 0)], 60)).toEqual([
    { jobType: CRM, from: 0, to: 50, lasts: false },
  ]);
});

test('what comes after now is not missed yet', () => {
  expect(silences(started(CRM, 0, 5, 10), 100, [], 30)).toEqual([]);
});

test('in a gap the job may have run, up to its edges; what lies behind the range explains nothing', () => {
  const runs = [...started(CRM, 0), ...started(LINKS, 0, 60)];
  expect(silences(runs, 60, [gap(5, 55)])).toEqual([]);
  expect(silences(runs, 60, [gap(40, 60)])).toEqual([{ jobType: CRM, from: 0, to: 40, lasts: true }]);
  expect(silences(runs, 60, [gap(0, 60, 'after-range')])).toEqual([{ jobType: CRM, from: 0, to: 60, lasts: true }]);
});

test('an attempt of which only the end was seen is a sign of life', () => {
  const paused = makeRun('a', START_MS + 24 * MINUTE_MS, 'retrying', { jobType: CRM });
  const seen = { ...paused, attempts: paused.attempts.map((attempt) => ({ ...attempt, startedAtMs: null })) };
  expect(silences([...started(CRM, 0), seen, ...started(LINKS, 0)], 48)).toEqual([]);
});

test('it says how often the job is due', () => {
  const coverage = { fromMs: START_MS, toMs: START_MS + 2 * HOUR_MS, gaps: [] };
  const [crm, links] = findSilences(started('UpsertCandidateJob', 0), coverage, coverage.toMs, apiCatalogue);
  expect([crm?.everyMs, links?.everyMs]).toEqual([5 * MINUTE_MS, HOUR_MS]);
});
