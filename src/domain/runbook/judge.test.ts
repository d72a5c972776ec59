import { apiCatalogue } from '../jobs/jobCatalogue';
import { Run } from '../jobs/run';
import { finish } from '../steps';
import { HOUR_MS, makeRun, MINUTE_MS } from '../timeline/testing/makeRun';
import { JudgeInput, judge } from './judge';

const START_MS = Date.UTC(2026, 5, 17);
const DAY_MS = 24 * HOUR_MS;
const CANDIDATE = 'UpsertCandidateJob';

const read = (runs: readonly Run[], rest: Partial<JudgeInput> = {}): JudgeInput => ({
  catalogue: apiCatalogue,
  ownSteps: {},
  runs,
  coverage: { fromMs: START_MS, toMs: START_MS + DAY_MS, gaps: [] },
  nowMs: START_MS + DAY_MS,
  looseLines: [],
  unreadable: [],
  silences: [],
  downtimes: [],
  ...rest,
});
const of = (jobType: string, letters: string, state: Run['state']): Run =>
  makeRun(letters, START_MS + 10 * HOUR_MS, state, {
    jobType,
    deletedAtMs: state === 'deleted' ? START_MS + 11 * HOUR_MS : null,
  });
const saved = (jobType: string) => of(jobType, 'xo', 'succeeded');
const waits = (jobType: string) => of(jobType, 'x', 'retrying');
const lost = (jobType: string) => of(jobType, 'xd', 'deleted');
const jobsOf = (...runs: Run[]) => finish(judge(read(runs), [])).verdicts.map(({ jobType }) => jobType);

describe('job types stand worst first', () => {
  test('by level, then by rule', () => {
    const runs = [of('A', 'o', 'succeeded'), saved('B'), waits('CrmSyncJob'), waits('C'), lost(CANDIDATE)];
    expect(jobsOf(...runs)).toEqual([CANDIDATE, 'C', 'CrmSyncJob', 'B', 'A']);
    expect(jobsOf(...[...runs].reverse())).toEqual([CANDIDATE, 'C', 'CrmSyncJob', 'B', 'A']);
    // Both are “act”; the lost candidate goes before the lost form, though more forms are lost.
    const form = 'UpsertApplicationFormJob';
    expect(jobsOf(lost(form), lost(form), lost(CANDIDATE))).toEqual([CANDIDATE, form]);
    // “Investigate” of a loss goes before “investigate” of a sync job that fails.
    expect(jobsOf(waits('CrmSyncJob'), waits('CrmSyncJob'), lost('ApplySyncJob'))).toEqual([
      'ApplySyncJob',
      'CrmSyncJob',
    ]);
  });

  test('then what lost more, then what has more to lose, then what failed more, then by name', () => {
    expect(jobsOf(lost('A'), waits('A'), waits('A'), lost('B'), lost('B'))).toEqual(['B', 'A']);
    expect(jobsOf(of('A', 'xxxxx', 'retrying'), waits('B'), waits('B'))).toEqual(['B', 'A']);
    expect(jobsOf(of('A', 'x', 'retrying'), of('B', 'xx', 'retrying'))).toEqual(['B', 'A']);
    expect(jobsOf(waits('B'), waits('A'), waits('C'))).toEqual(['A', 'B', 'C']);
    expect(jobsOf(waits('C'), waits('A'), waits('B'))).toEqual(['A', 'B', 'C']);
  });
});

test('a recurring job that stopped is judged, though no line of it was read', () => {
  const silence = { jobType: 'CrmSyncJob', everyMs: 300_000, fromMs: START_MS, toMs: START_MS + DAY_MS };
  const verdicts = (lasts: boolean, ...runs: Run[]) =>
    finish(judge(read(runs, { silences: [{ ...silence, lasts }] }), [])).verdicts.map(({ jobType, id, counts }) => [
      jobType,
      id,
      counts.succeeded,
    ]);
  const other = of(CANDIDATE, 'o', 'succeeded');
  expect(verdicts(true, other)).toEqual([
    ['CrmSyncJob', 'cannot-tell', 0],
    [CANDIDATE, 'no-failures', 1],
  ]);
  expect(verdicts(false, other)).toEqual([[CANDIDATE, 'no-failures', 1]]);
  // The runs that were read before it stopped are not forgotten.
  expect(verdicts(true, of('CrmSyncJob', 'o', 'succeeded'))).toEqual([['CrmSyncJob', 'cannot-tell', 1]]);
});

describe('that nothing is lost is said of all only if it holds for each', () => {
  const cutOff = of('UpsertApplicationFormJob', 'r', 'interrupted');
  const headline = (runs: readonly Run[], rest: Partial<JudgeInput> = {}) =>
    finish(judge(read(runs, rest), [])).overall.headline;

  test('not where one job has a doubt', () => {
    expect(headline([waits('CrmSyncJob'), saved('A')])).toBe('CrmSyncJob needs a look. No data is lost.');
    expect(headline([waits('CrmSyncJob'), saved('A'), cutOff])).toMatch(
      /No loss was read, but not everything is known/
    );
  });

  test('nor where a line has no job', () => {
    const looseLines = [{ id: 'l', timeMs: START_MS, reason: 'r', jobType: 'X', mayTellOfFailure: true }];
    expect(headline([waits('CrmSyncJob')], { looseLines })).toMatch(/No loss was read, but not everything is known/);
  });

  test('a job that stopped has lost nothing', () => {
    const silences = [
      { jobType: 'ApplySyncJob', everyMs: HOUR_MS, fromMs: START_MS, toMs: START_MS + 90 * MINUTE_MS, lasts: true },
    ];
    expect(headline([waits('CrmSyncJob')], { silences })).toBe('CrmSyncJob needs a look. No data is lost.');
  });
});
