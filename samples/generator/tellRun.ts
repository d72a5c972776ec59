import type { Attempt, Job } from './job';
import { HOUR_MS, skewMsOf, type Plan } from './plan';
import { leastGrowingDelayMs } from './ticketOffice';
import type { RunState, TruthRun } from './truth';

/** Whether some of an attempt lies within the window; one that was cut off without a line counts by its start. */
export function inWindow({ startedAtMs, endedAtMs, outcome }: Attempt, windowMs: number): boolean {
  const lastMs = endedAtMs ?? (outcome === null ? windowMs : startedAtMs);
  return startedAtMs < windowMs && lastMs >= 0;
}

/** Where a job stands when the window ends. */
export function stateOf(job: Job): RunState {
  if (job.state !== 'pending') {
    return job.state;
  }
  const { outcome } = job.attempts[job.attempts.length - 1]!;
  if (outcome === null) {
    return 'running';
  }
  return outcome === 'failed' ? 'retrying' : outcome;
}

/** The truth about one job, by the clocks of the instances that ran it. */
export function tellRun(job: Job, plan: Plan, fromMs: number): TruthRun {
  const iso = (atMs: number) => new Date(fromMs + Math.floor(atMs)).toISOString();
  const clockOf = (instance: number) => (atMs: number) => iso(atMs + skewMsOf(plan, instance));
  const last = job.attempts[job.attempts.length - 1]!;
  const lastClock = clockOf(last.instance);
  const state = stateOf(job);
  return {
    jobType: job.type.name,
    hangfireJobId: String(job.id),
    correlationId: job.correlationId ?? null,
    entityId: job.entityId ?? null,
    createdAt: iso(job.createdAtMs),
    state,
    attempts: job.attempts.map((attempt) => {
      const clock = clockOf(attempt.instance);
      return {
        n: attempt.n,
        startedAt: clock(attempt.startedAtMs),
        endedAt: attempt.endedAtMs === null ? null : clock(attempt.endedAtMs),
        outcome: attempt.outcome ?? 'running',
        error: attempt.error,
        instance: attempt.instance,
        startedLogged: attempt.startedLogged,
        inWindow: inWindow(attempt, plan.hours * HOUR_MS),
      };
    }),
    startedBeforeWindow: job.attempts[0]!.startedAtMs < 0,
    parentJobId: job.parentId === undefined ? null : String(job.parentId),
    recurring: job.recurring ?? false,
    ...(job.deletedAtMs !== null && { deletedAt: lastClock(job.deletedAtMs) }),
    ...(state === 'retrying' && deadlines(job, last, plan, lastClock)),
  };
}

/** The earliest times of the next attempt, and of the one that would lose the run. */
function deadlines(job: Job, last: Attempt, plan: Plan, clock: (atMs: number) => string) {
  const waitMs = (n: number): number =>
    plan.service === 'api' ? plan.retryIntervalSeconds * 1000 : leastGrowingDelayMs(n);
  const endsItself = job.type.countsAttempts && last.n < plan.maxAttempts;
  const fatal = endsItself ? plan.maxAttempts : plan.maxAttempts + 1;
  const waits = Array.from({ length: fatal - last.n }, (_, index) => waitMs(last.n + index));
  return {
    nextRetryAt: clock(last.endedAtMs! + waitMs(last.n)),
    willBeDeletedAt: clock(last.endedAtMs! + waits.reduce((sum, ms) => sum + ms, 0)),
  };
}
