/** Hand-made runs and verdicts for tests of what is drawn and said. No real person, id or host. */
import { apiCatalogue } from '../../domain/jobs/jobCatalogue';
import { steady } from '../../domain/jobs/retryDelays';
import { Attempt, AttemptOutcome, Run, RunState } from '../../domain/jobs/run';
import { JobCounts, Level, Verdict, VerdictId } from '../../domain/runbook/verdict';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** 24 June 2026, 13:20 UTC. */
export const NOW_MS = Date.UTC(2026, 5, 24, 13, 20);
export const FROM_MS = NOW_MS - 24 * HOUR_MS;

const timedOut = {
  type: 'System.TimeoutException',
  message: 'The operation has timed out.',
  ownFrame: 'GetIntoTeachingApi.Services.CrmService.Save',
};

export function attemptAt(startedAtMs: number, outcome: AttemptOutcome, n: number | null = 1): Attempt {
  return {
    n,
    startedAtMs: outcome === 'aborted' ? null : startedAtMs,
    endedAtMs: outcome === 'running' || outcome === 'interrupted' ? null : startedAtMs + 800,
    outcome,
    error: outcome === 'failed' ? timedOut : null,
    instance: 'web/0',
    inferred: false,
    lineIds: [`line-${startedAtMs}-${n}`],
  };
}

let nextId = 0;

/** A run whose attempts are an hour and eight seconds apart. */
export function runOf(
  jobType: string,
  startMs: number,
  outcomes: readonly AttemptOutcome[],
  state: RunState,
  rest: Partial<Run> = {}
): Run {
  const id = String(++nextId).padStart(4, '0');
  return {
    key: `run-${id}`,
    jobType,
    jobClass: apiCatalogue.info(jobType)?.jobClass ?? null,
    hangfireJobId: `41${id}`,
    correlationId: `CID-0000${id}-6d7f-4359-a000-000000000000`,
    entityId: null,
    state,
    inferred: false,
    attempts: outcomes.map((outcome, index) => attemptAt(startMs + index * (HOUR_MS + 8000), outcome, index + 1)),
    maxAttempts: 24,
    delays: steady(3_600_000),
    nextAttempt: null,
    deletion: null,
    triesLeft: null,
    deletedAtMs: null,
    lossEmail: 'none',
    seenFromFirst: true,
    ...rest,
  };
}

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const failures = (count: number) => times(count, (): AttemptOutcome => 'failed');

export function retryingRun(jobType: string, failedAttempts: number, lastMs: number, rest: Partial<Run> = {}): Run {
  const startMs = lastMs - (failedAttempts - 1) * (HOUR_MS + 8000);
  const nextMs = lastMs + HOUR_MS;
  const deletionMs = nextMs + (23 - failedAttempts) * (HOUR_MS + 8000);
  return runOf(jobType, startMs, failures(failedAttempts), 'retrying', {
    nextAttempt: { fromMs: nextMs, toMs: nextMs + 30_000 },
    deletion: { fromMs: deletionMs, toMs: deletionMs + 10 * MINUTE_MS },
    ...rest,
  });
}

export function lostRun(jobType: string, deletedAtMs: number): Run {
  const startMs = deletedAtMs - 23 * (HOUR_MS + 8000);
  return runOf(jobType, startMs, [...failures(23), 'deleted'], 'deleted', { deletedAtMs, lossEmail: 'sent' });
}

export const successes = (jobType: string, everyMs: number, fromMs = FROM_MS, toMs = NOW_MS): Run[] =>
  times(Math.floor((toMs - fromMs) / everyMs), (index) =>
    runOf(jobType, fromMs + index * everyMs, ['succeeded'], 'succeeded')
  );

const noCounts: JobCounts = {
  started: 0,
  succeeded: 0,
  failedAttempts: 0,
  deleted: 0,
  failed: 0,
  retrying: 0,
  savable: 0,
  doomed: 0,
  skipped: 0,
  deduplicated: 0,
  running: 0,
  interrupted: 0,
};

function countsOf(runs: readonly Run[]): JobCounts {
  const attempts = runs.flatMap((run) => run.attempts);
  const inState = (...states: RunState[]) => runs.filter(({ state }) => states.includes(state)).length;
  return {
    ...noCounts,
    started: attempts.filter(({ startedAtMs }) => startedAtMs !== null).length,
    succeeded: inState('succeeded'),
    failedAttempts: attempts.filter(({ outcome }) => outcome === 'failed' || outcome === 'aborted').length,
    deleted: inState('deleted', 'deletedByHangfire'),
    failed: inState('failed'),
    retrying: inState('retrying'),
    skipped: inState('skipped'),
    running: inState('running'),
    interrupted: inState('interrupted'),
  };
}

export function verdictOf(
  jobType: string,
  id: VerdictId,
  level: Level,
  runs: readonly Run[],
  rest: Partial<Verdict> = {}
): Verdict {
  const own = runs.filter((run) => run.jobType === jobType);
  const deadlines = own.flatMap(({ deletion }) => (deletion ? [deletion] : [])).sort((a, b) => a.fromMs - b.fromMs);
  return {
    jobType,
    jobClass: apiCatalogue.info(jobType)?.jobClass ?? null,
    id,
    level,
    headline: 'No failed attempt, no retry, nothing lost.',
    detail: '',
    steps: [],
    evidence: [],
    gaps: [],
    inRunbook: true,
    counts: countsOf(own),
    lastSuccessAtMs: null,
    lastFailureAtMs: null,
    troubleSinceMs: null,
    nextDeletion: deadlines[0] ?? null,
    nextAvoidableDeletion: deadlines[0] ?? null,
    ...rest,
  };
}
