import { apiCatalogue } from '../../jobs/jobCatalogue';
import { steady } from '../../jobs/retryDelays';
import { Attempt, AttemptOutcome, Run, RunState } from '../../jobs/run';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

const outcomes: Record<string, AttemptOutcome> = {
  x: 'failed',
  a: 'aborted',
  o: 'succeeded',
  d: 'deleted',
  r: 'running',
};

let made = 0;

/**
 * A run whose attempts are drawn as letters, an hour apart: `xxo` failed twice and recovered.
 * x failed, a aborted, o succeeded, d deleted, r running.
 */
export function makeRun(attempts: string, startMs: number, state: RunState, rest: Partial<Run> = {}): Run {
  return {
    key: `run-${++made}`,
    jobType: 'UpsertCandidateJob',
    jobClass: apiCatalogue.info(rest.jobType ?? 'UpsertCandidateJob')?.jobClass ?? null,
    hangfireJobId: null,
    correlationId: null,
    entityId: null,
    state,
    inferred: false,
    attempts: [...attempts].map((letter, index) => makeAttempt(letter, startMs + index * HOUR_MS, index + 1)),
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

function makeAttempt(letter: string, startedAtMs: number, n: number): Attempt {
  const outcome = outcomes[letter] ?? 'interrupted';
  return {
    n,
    startedAtMs,
    endedAtMs: outcome === 'running' || outcome === 'interrupted' ? null : startedAtMs + 1000,
    outcome,
    error: null,
    instance: '',
    inferred: false,
    lineIds: [],
  };
}
