import { steady } from './retryDelays';
import { finish } from '../steps';
import { buildRuns } from './buildRuns';
import { OpenAttempt } from './openAttempt';
import { Run } from './run';
import { after, HOUR_MS, makeAttempt, MINUTE_MS } from './testing/makeAttempt';

const NOW_MINUTE = 600;
const runsOf = (...attempts: OpenAttempt[]): Run[] => finish(buildRuns(attempts, after(NOW_MINUTE))).runs;
/** The run that attempts of one Hangfire job make. */
const runOf = (...attempts: Array<Partial<OpenAttempt> & { minute: number }>): Run => {
  const [run, ...others] = runsOf(
    ...attempts.map(({ minute, ...rest }) => makeAttempt(minute, { hangfireJobId: '1', ...rest }))
  );
  expect(others).toEqual([]);
  return run as Run;
};
const numbers = (run: Run) => run.attempts.map(({ n }) => n);

describe('a run’s state is what became of its last attempt', () => {
  const state = (rest: Partial<OpenAttempt>) => runOf({ minute: 0 }, { minute: 61, ...rest }).state;

  test('failed or paused: it is retried; else as the attempt ended', () => {
    expect(state({ outcome: 'failed' })).toBe('retrying');
    expect(state({ outcome: 'aborted' })).toBe('retrying');
    for (const outcome of ['succeeded', 'deleted', 'interrupted', 'skipped', 'deduplicated'] as const) {
      expect(state({ outcome })).toBe(outcome);
    }
  });

  test('Hangfire has the last word', () => {
    expect(state({ outcome: 'failed', endsRunAs: 'failed' })).toBe('failed');
    expect(state({ outcome: 'aborted', endsRunAs: 'deletedByHangfire' })).toBe('deletedByHangfire');
  });

  test('no job runs longer than an hour: then it was cut off', () => {
    const running = (minute: number) => runOf({ minute: 1 }, { minute, outcome: 'running', endedAtMs: null, n: 9 });
    expect(running(NOW_MINUTE - 60)).toMatchObject({ state: 'running', attempts: [{}, { outcome: 'running' }] });
    expect(running(NOW_MINUTE - 60.1)).toMatchObject({
      state: 'interrupted',
      attempts: [{ outcome: 'failed' }, { outcome: 'interrupted' }],
    });
  });

  test('nobody saw when a run that was cut off ended', () => {
    expect(runOf({ minute: 0, outcome: 'interrupted' }).attempts[0]?.endedAtMs).toBeNull();
    expect(runOf({ minute: 0 }).attempts[0]?.endedAtMs).toBe(after(1));
  });
});

describe('attempts that no line numbers', () => {
  test('are numbered by what comes before and after', () => {
    expect(numbers(runOf({ minute: 0 }, { minute: 61, n: 5 }, { minute: 122 }, { minute: 183 }))).toEqual([4, 5, 6, 7]);
    expect(numbers(runOf({ minute: 0 }, { minute: 61 }))).toEqual([1, 2]);
    expect(numbers(runOf({ minute: 0 }, { minute: 61 }, { minute: 122, n: 3 }))).toEqual([1, 2, 3]);
  });

  test('one that was cut off, or whose worker was stopped, is tried again under its number', () => {
    expect(numbers(runOf({ minute: 0, outcome: 'interrupted' }, { minute: 31 }, { minute: 92 }))).toEqual([1, 1, 2]);
    expect(numbers(runOf({ minute: 0, requeued: true }, { minute: 2 }))).toEqual([1, 1]);
    expect(numbers(runOf({ minute: 0, outcome: 'interrupted' }, { minute: 31, n: 7 }))).toEqual([7, 7]);
    expect(numbers(runOf({ minute: 0, outcome: 'aborted' }, { minute: 61 }))).toEqual([1, 2]);
  });

  test('none comes before the first', () => {
    expect(numbers(runOf({ minute: 0 }, { minute: 61, n: 1 }))).toEqual([1, 1]);
  });

  test('whether the first was seen is said', () => {
    expect(runOf({ minute: 0, n: 1 }).seenFromFirst).toBe(true);
    expect(runOf({ minute: 0, n: 2 }).seenFromFirst).toBe(false);
    expect(runOf({ minute: 0 }, { minute: 61, n: 3 }).seenFromFirst).toBe(false);
  });
});

describe('what lies ahead', () => {
  test('only a run that is retried has a next attempt and a moment at which it is lost', () => {
    const ahead = runOf({ minute: 0, n: 22, maxAttempts: 24 });
    expect(ahead.nextAttempt?.fromMs).toBe(after(61));
    expect(ahead.deletion?.fromMs).toBe(after(121));
    expect(ahead.deletedAtMs).toBeNull();
    expect(runOf({ minute: 0, outcome: 'succeeded' })).toMatchObject({ nextAttempt: null, deletion: null });
  });

  test('each further attempt takes as long as the last, an hour later and half a minute of waiting', () => {
    const { deletion } = runOf({ minute: 0, n: 22, maxAttempts: 24, endedAtMs: after(5) });
    expect(deletion?.toMs).toBe(after(5 + 2 * (60 + 0.5 + 5)));
    const unstarted = runOf({ minute: 0, n: 22, maxAttempts: 24, startedAtMs: null, endedAtMs: after(5) });
    expect(unstarted.deletion?.toMs).toBe(after(5 + 2 * 60.5));
  });

  test('Hangfire’s own delay counts, where it tells one', () => {
    const run = runOf({ minute: 0, n: 4, maxAttempts: 5, retryDelayMs: MINUTE_MS });
    expect(run).toMatchObject({ delays: steady(MINUTE_MS), maxAttempts: 5 });
    expect(run.nextAttempt?.fromMs).toBe(after(2));
    expect(runOf({ minute: 0 }).delays).toEqual(steady(HOUR_MS));
  });

  test('how often it is tried: as the lines say, else as the catalogue does, else 24 times', () => {
    expect(runOf({ minute: 0, maxAttempts: 5 }, { minute: 61 }).maxAttempts).toBe(5);
    expect(runOf({ minute: 0, jobType: 'ApplyBackfillJob' }).maxAttempts).toBe(0);
    expect(runOf({ minute: 0, jobType: 'NewJob' }).maxAttempts).toBe(24);
  });
});

describe('a lost run', () => {
  test('was lost when its last line came', () => {
    expect(runOf({ minute: 0, outcome: 'deleted', endedAtMs: after(3) }).deletedAtMs).toBe(after(3));
    expect(runOf({ minute: 0, endsRunAs: 'deletedByHangfire' }).deletedAtMs).toBe(after(1));
    expect(runOf({ minute: 0, endsRunAs: 'failed' }).deletedAtMs).toBeNull();
  });

  test('was told by e-mail only if the job gave up itself, a mail was seen, and there was an address', () => {
    const told = (rest: Partial<OpenAttempt>) =>
      runOf({ minute: 0, outcome: 'deleted', email: 'sent', correlationId: 'A', ...rest }).lossEmail;
    expect(told({})).toBe('sent');
    expect(told({ email: 'failed' })).toBe('failed');
    expect(told({ email: null })).toBe('none');
    expect(told({ correlationId: null })).toBe('impossible');
    expect(told({ outcome: 'failed', endsRunAs: 'deletedByHangfire' })).toBe('none');
  });
});

test('keys of runs differ where the ids of their lines do not', () => {
  const run = () => makeAttempt(0, { n: 1, lineIds: ['index#7'] });
  expect(runsOf(run(), run(), run()).map(({ key }) => key)).toEqual(['line-7', 'line-7.2', 'line-7.3']);
});

test('runs stand by job, then by time; what names no job is kept apart', () => {
  const { runs, nameless } = finish(
    buildRuns(
      [
        makeAttempt(9, { jobType: 'UpsertCandidateJob', n: 1 }),
        makeAttempt(5, { jobType: 'CrmSyncJob', outcome: 'succeeded' }),
        makeAttempt(3, { jobType: null, n: 1 }),
        makeAttempt(2, { jobType: 'UpsertCandidateJob', n: 1 }),
        makeAttempt(1, { jobType: 'CrmSyncJob', outcome: 'succeeded' }),
      ],
      after(NOW_MINUTE)
    )
  );
  expect(runs.map(({ jobType, attempts }) => [jobType, attempts[0]?.lineIds[0]])).toEqual([
    ['CrmSyncJob', '1'],
    ['CrmSyncJob', '5'],
    ['UpsertCandidateJob', '2'],
    ['UpsertCandidateJob', '9'],
  ]);
  expect(nameless.map(({ attempts }) => attempts[0]?.lineIds)).toEqual([['3']]);
});

test('what a line does not tell is told to be unknown', () => {
  expect(runsOf(makeAttempt(0))[0]).toMatchObject({ hangfireJobId: null, correlationId: null, entityId: null });
  const ids = { hangfireJobId: '1', correlationId: 'A', entityId: 'e' };
  expect(runsOf(makeAttempt(0, ids))[0]).toMatchObject(ids);
});
