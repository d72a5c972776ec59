import type { Attempt, Job } from './job';
import { HOUR_MS, skewMsOf, type Plan } from './plan';
import { stateOf } from './tellRun';
import type { RunState, Tally } from './truth';

/** Counts the jobs of one type, within the window; times by the clocks of the instances. */
export function tally(jobs: readonly Job[], plan: Plan, fromMs: number): Tally {
  const windowMs = plan.hours * HOUR_MS;
  const within = (atMs: number | null) => atMs !== null && atMs >= 0 && atMs < windowMs;
  const attempts = jobs.flatMap((job) => job.attempts);
  const ended = (outcome: Attempt['outcome']) =>
    attempts.filter((attempt) => attempt.outcome === outcome && within(attempt.endedAtMs));
  const clockMs = ({ endedAtMs, instance }: Attempt) => endedAtMs! + skewMsOf(plan, instance);
  const latest = (some: readonly Attempt[]) => some.reduce((ms, attempt) => Math.max(ms, clockMs(attempt)), -Infinity);
  const iso = (atMs: number) => (atMs === -Infinity ? null : new Date(fromMs + Math.floor(atMs)).toISOString());
  const states = jobs.map(stateOf);
  const count = (state: RunState) => states.filter((each) => each === state).length;

  const failures = ended('failed');
  const lastSuccessMs = latest(ended('succeeded'));
  return {
    runbookClass: jobs[0]!.type.runbookClass,
    started: attempts.filter((attempt) => attempt.startedLogged && within(attempt.startedAtMs)).length,
    succeeded: jobs.filter((job) =>
      job.attempts.some((attempt) => attempt.outcome === 'succeeded' && within(attempt.endedAtMs))
    ).length,
    failedAttempts: failures.length,
    deleted: jobs.filter((job) => within(job.deletedAtMs)).length,
    retrying: count('retrying'),
    skipped: count('skipped'),
    deduplicated: count('deduplicated'),
    running: count('running'),
    interrupted: count('interrupted'),
    failed: count('failed'),
    runs: jobs.length,
    lastSuccessAt: iso(lastSuccessMs),
    lastFailureAt: iso(latest([...failures, ...ended('deleted')])),
    consecutiveFailures: failures.filter((attempt) => clockMs(attempt) > lastSuccessMs).length,
  };
}
