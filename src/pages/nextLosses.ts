import { Run } from '../domain/jobs/run';

/** Runs of one job type that are lost within the same minute unless an attempt succeeds before. */
export interface NextLoss {
  jobType: string;
  /** The soonest of them (ms, UTC). */
  dueMs: number;
  runs: number;
}

const MINUTE_MS = 60_000;

/** What is lost if nothing changes, soonest first. */
export function nextLosses(runs: readonly Run[]): NextLoss[] {
  const losses = new Map<string, NextLoss>();
  for (const { jobType, deletion } of runs) {
    if (!deletion) {
      continue;
    }
    const key = `${Math.floor(deletion.fromMs / MINUTE_MS)} ${jobType}`;
    const loss = losses.get(key);
    losses.set(key, {
      jobType,
      dueMs: Math.min(deletion.fromMs, loss?.dueMs ?? deletion.fromMs),
      runs: (loss?.runs ?? 0) + 1,
    });
  }
  return [...losses.values()].sort((a, b) => a.dueMs - b.dueMs || (a.jobType < b.jobType ? -1 : 1));
}
