import type { Job } from './job';
import type { RunbookClass } from './jobType';
import { HOUR_MS, type Plan } from './plan';
import { tally } from './tally';
import { inWindow, tellRun } from './tellRun';
import { judge, overallOf, type VerdictId } from './verdict';

export type RunState =
  | 'succeeded'
  | 'retrying'
  | 'deleted'
  | 'deletedByHangfire'
  | 'skipped'
  | 'deduplicated'
  | 'running'
  | 'interrupted'
  | 'failed';

/** Times are ISO 8601, UTC, by the clock of the instance that logged them. */
export interface TruthAttempt {
  n: number;
  startedAt: string;
  /** Null while running, and for good when the process died. */
  endedAt: string | null;
  /** An execution that the window's end cut off is `running`. */
  outcome: string;
  error: string | null;
  instance: number;
  startedLogged: boolean;
  /** Some of it lies within the window. */
  inWindow: boolean;
}

export interface TruthRun {
  jobType: string;
  hangfireJobId: string;
  correlationId: string | null;
  entityId: string | null;
  createdAt: string;
  state: RunState;
  attempts: TruthAttempt[];
  startedBeforeWindow: boolean;
  parentJobId: string | null;
  recurring: boolean;
  deletedAt?: string;
  nextRetryAt?: string;
  willBeDeletedAt?: string;
}

/** Counts of one job type, for the window only. */
export interface Tally {
  runbookClass: RunbookClass;
  /** Started lines. */
  started: number;
  /** Runs that succeeded, however often they said so. */
  succeeded: number;
  failedAttempts: number;
  /** Runs lost for good, by the job or by Hangfire. */
  deleted: number;
  retrying: number;
  skipped: number;
  deduplicated: number;
  running: number;
  interrupted: number;
  failed: number;
  runs: number;
  lastSuccessAt: string | null;
  /** Last failed attempt or deletion. */
  lastFailureAt: string | null;
  /** Failed attempts since the last success. */
  consecutiveFailures: number;
}

export interface TypeTruth extends Tally {
  verdict: VerdictId;
  /** Only where a reader may fairly say something else. */
  acceptableVerdicts?: VerdictId[];
  action: string;
}

export interface Truth {
  meta: { app: string; from: string; to: string } & Record<string, unknown>;
  overall: VerdictId;
  hangfire: { failedGauge: number; deletedCounter: number };
  perType: Record<string, TypeTruth>;
  runs: TruthRun[];
}

/** The truth of a simulated day, about all jobs that did something in its window. `fromMs`: its start, ms since epoch. */
export function tellTruth(jobs: readonly Job[], plan: Plan, fromMs: number, meta: Truth['meta']): Truth {
  const seen = jobs.filter((job) => job.attempts.some((attempt) => inWindow(attempt, plan.hours * HOUR_MS)));
  const byType = new Map<string, Job[]>();
  for (const job of seen) {
    const others = byType.get(job.type.name) ?? [];
    others.push(job);
    byType.set(job.type.name, others);
  }
  const types = [...byType.keys()].sort();
  const perType = Object.fromEntries(
    types.map((name) => [name, judge(tally(byType.get(name)!, plan, fromMs), byType.get(name)!)])
  );
  const runs = seen.map((job) => tellRun(job, plan, fromMs));
  const count = (state: RunState) => runs.filter((run) => run.state === state).length;
  return {
    meta,
    overall: overallOf(Object.values(perType).map(({ verdict }) => verdict)),
    hangfire: { failedGauge: count('failed'), deletedCounter: count('deletedByHangfire') },
    perType,
    runs,
  };
}
