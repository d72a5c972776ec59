import { TimeSpan } from '../coverage';
import { Run } from '../jobs/run';

/** A span in which the CRM integration was paused, as far as lines tell. */
export interface Pause extends TimeSpan {
  jobTypes: readonly string[];
  /** Attempts that were used up: a paused attempt counts. */
  abortedAttempts: number;
}

// While it is paused, CrmSyncJob says so every five minutes.
const SAME_PAUSE_MS = 15 * 60_000;

interface Sign {
  atMs: number;
  jobType: string;
  isAborted: boolean;
}

function signsOf(runs: readonly Run[]): Sign[] {
  const signs: Sign[] = [];
  for (const { jobType, attempts } of runs) {
    for (const { outcome, endedAtMs } of attempts) {
      if (outcome === 'aborted' || outcome === 'skipped') {
        signs.push({ atMs: endedAtMs ?? 0, jobType, isAborted: outcome === 'aborted' });
      }
    }
  }
  return signs.sort((a, b) => a.atMs - b.atMs);
}

/** Joins the lines that tell of a pause into spans: *Skipping* and *Aborting* lines not far apart. */
export function findPauses(runs: readonly Run[]): Pause[] {
  const pauses: Array<{ fromMs: number; toMs: number; jobTypes: Set<string>; abortedAttempts: number }> = [];
  for (const { atMs, jobType, isAborted } of signsOf(runs)) {
    let pause = pauses[pauses.length - 1];
    if (!pause || atMs - pause.toMs > SAME_PAUSE_MS) {
      pause = { fromMs: atMs, toMs: atMs, jobTypes: new Set(), abortedAttempts: 0 };
      pauses.push(pause);
    }
    pause.toMs = atMs;
    pause.jobTypes.add(jobType);
    pause.abortedAttempts += isAborted ? 1 : 0;
  }
  return pauses.map((pause) => ({ ...pause, jobTypes: [...pause.jobTypes].sort() }));
}
