import { Run } from '../domain/jobs/run';

/** Runs of one job type that are lost within the same minute unless an attempt can save them and does. */
export interface NextLoss {
  jobType: string;
  /** The soonest of them (ms, UTC). */
  dueMs: number;
  runs: number;
  /** No attempt can save them any more. */
  doomed: boolean;
}

const MINUTE_MS = 60_000;

/** What is lost if nothing changes, soonest first. */
export function nextLosses(runs: readonly Run[]): NextLoss[] {
  const losses = new Map<string, NextLoss>();
  for (const { jobType, deletion, triesLeft } of runs) {
    if (!deletion) {
      continue;
    }
    const doomed = triesLeft === 0;
    const key = `${Math.floor(deletion.fromMs / MINUTE_MS)} ${doomed} ${jobType}`;
    const loss = losses.get(key);
    losses.set(key, {
      jobType,
      dueMs: Math.min(deletion.fromMs, loss?.dueMs ?? deletion.fromMs),
      runs: (loss?.runs ?? 0) + 1,
      doomed,
    });
  }
  return [...losses.values()].sort((a, b) => a.dueMs - b.dueMs || (a.jobType < b.jobType ? -1 : 1));
}
