import { apiCatalogue } from '../jobs/jobCatalogue';
import { Run } from '../jobs/run';
import { HOUR_MS, makeRun, MINUTE_MS } from '../timeline/testing/makeRun';
import { gatherFacts } from './typeFacts';

const START_MS = Date.UTC(2026, 5, 17);
const CANDIDATE = 'UpsertCandidateJob';
const after = (minutes: number): number => START_MS + minutes * MINUTE_MS;
const facts = (runs: readonly Run[], jobType = CANDIDATE) =>
  gatherFacts(jobType, runs, { catalogue: apiCatalogue, nowMs: after(6000), doubts: [], gaps: [] });
/** A run whose first attempt ends so many minutes after the start; the others follow by the hour. */
const run = (letters: string, minute: number, state: Run['state'], rest: Partial<Run> = {}): Run =>
  makeRun(letters, after(minute) - 1000, state, rest);

describe('when the trouble began', () => {
  const since = (jobType: string, ...runs: Run[]): number | null => {
    const { troubleSinceMs } = facts(runs, jobType);
    return troubleSinceMs === null ? null : (troubleSinceMs - START_MS) / MINUTE_MS;
  };

  test('of a sync job: with the first failure after the last success before the last failure', () => {
    const runs = [
      run('x', 0, 'retrying'),
      run('o', 5, 'succeeded'),
      run('x', 20, 'retrying'),
      run('x', 10, 'retrying'),
      run('x', 15, 'retrying'),
    ];
    expect(since('CrmSyncJob', ...runs)).toBe(10);
    // What recovered since began then all the same.
    expect(since('CrmSyncJob', ...runs, run('o', 25, 'succeeded'))).toBe(10);
    expect(since('CrmSyncJob', run('x', 20, 'retrying'), run('x', 10, 'retrying'))).toBe(10);
  });

  test('of any other job: with the first failure of a run that is not saved', () => {
    const runs = [run('xo', 0, 'succeeded'), run('xx', 30, 'retrying'), run('xd', 20, 'deleted')];
    expect(since(CANDIDATE, ...runs)).toBe(20);
    expect(since(CANDIDATE, run('xo', 40, 'succeeded'), run('xo', 5, 'succeeded'))).toBe(5);
    // A success of another run saves none.
    expect(since(CANDIDATE, run('xx', 0, 'retrying'), run('o', 30, 'succeeded'))).toBe(0);
    expect(since('NewJob', run('xx', 0, 'retrying'), run('o', 30, 'succeeded'))).toBe(0);
  });

  test('a paused attempt and a Deleted line are trouble too; without any there is none', () => {
    expect(since(CANDIDATE, run('ax', 7, 'retrying'))).toBe(7);
    expect(since(CANDIDATE, run('d', 7, 'deleted'))).toBe(7);
    expect(since('CrmSyncJob', run('d', 7, 'deleted'))).toBe(7);
    expect(since(CANDIDATE, run('o', 7, 'succeeded'))).toBeNull();
    expect(since(CANDIDATE, run('r', 7, 'running'))).toBeNull();
    expect(since('CrmSyncJob', run('o', 7, 'succeeded'))).toBeNull();
  });
});

test('the last success and the last failure are the latest of any run, wherever it stands', () => {
  const runs = [run('xo', 0, 'succeeded'), run('xo', 120, 'succeeded'), run('xo', 60, 'succeeded')];
  expect(facts(runs)).toMatchObject({ lastSuccessAtMs: after(180), lastFailureAtMs: after(120) });
  const lost = run('d', 200, 'deleted', { deletedAtMs: after(200) });
  expect(facts([...runs, lost, run('o', 10, 'succeeded')]).lastFailureAtMs).toBe(after(200));
  expect(facts([run('o', 0, 'succeeded')])).toMatchObject({ lastSuccessAtMs: after(0), lastFailureAtMs: null });
  expect(facts([])).toMatchObject({ lastSuccessAtMs: null, lastFailureAtMs: null });
});

test('the next deletion is the soonest of the runs that wait', () => {
  const waits = (minute: number) =>
    run('x', 0, 'retrying', { deletion: { fromMs: after(minute), toMs: after(minute) + HOUR_MS } });
  const soonest = { fromMs: after(100), toMs: after(160) };
  expect(facts([waits(300), waits(100), waits(200)]).nextDeletion).toEqual(soonest);
  expect(facts([waits(100), waits(200)]).nextDeletion).toEqual(soonest);
  expect(facts([run('x', 0, 'retrying')]).nextDeletion).toBeNull();
});

test('a run without a try left is lost whatever happens: no recovery prevents its deletion', () => {
  const waits = (minute: number, triesLeft: number | null) =>
    run('x', 0, 'retrying', { triesLeft, deletion: { fromMs: after(minute), toMs: after(minute) } });
  const runs = [waits(100, 0), waits(200, 1), waits(300, null), run('o', 0, 'succeeded')];
  const { savable, counts, nextDeletion, nextAvoidableDeletion } = facts(runs);
  expect(savable).toEqual(runs.slice(1, 3));
  expect([counts.retrying, counts.savable, counts.doomed]).toEqual([3, 2, 1]);
  expect([nextDeletion?.fromMs, nextAvoidableDeletion?.fromMs]).toEqual([after(100), after(200)]);
});

test('a run is under way if it is tried again; its first try is none', () => {
  const isUnderway = (letters: string, state: Run['state']) => facts([run(letters, 0, state)]).underway.length === 1;
  expect(isUnderway('xr', 'running')).toBe(true);
  expect(isUnderway('ar', 'interrupted')).toBe(true);
  expect(isUnderway('r', 'running')).toBe(false);
  expect(isUnderway('r', 'interrupted')).toBe(false);
  expect(isUnderway('xo', 'succeeded')).toBe(false);
  // Its last attempt does no work: nothing can save it.
  expect(facts([run('xr', 0, 'running', { triesLeft: 0 })]).underway).toEqual([]);
  const late = run('r', 0, 'running');
  const second = { ...late, attempts: late.attempts.map((attempt) => ({ ...attempt, n: 2 })) };
  const unnumbered = { ...late, attempts: late.attempts.map((attempt) => ({ ...attempt, n: null })) };
  expect([facts([second]).underway.length, facts([unnumbered]).underway.length]).toEqual([1, 0]);
});

test('every run is counted by its state, every start and failed attempt by itself', () => {
  const unseen = run('a', 0, 'retrying');
  const runs = [
    run('xxo', 0, 'succeeded'),
    run('xd', 0, 'deleted'),
    run('x', 0, 'deletedByHangfire'),
    run('x', 0, 'failed'),
    { ...unseen, triesLeft: 0, attempts: unseen.attempts.map((attempt) => ({ ...attempt, startedAtMs: null })) },
    run('r', 0, 'running'),
    run('r', 0, 'interrupted'),
    run('', 0, 'skipped'),
    run('', 0, 'deduplicated'),
  ];
  expect(facts(runs).counts).toEqual({
    started: 9,
    succeeded: 1,
    failedAttempts: 6,
    deleted: 2,
    failed: 1,
    retrying: 1,
    doomed: 1,
    savable: 0,
    skipped: 1,
    deduplicated: 1,
    running: 1,
    interrupted: 1,
  });
});
