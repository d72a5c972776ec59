import { CountedRuns, countedSteps } from '../counted';
import { TimeSpan, touchesGap, Coverage } from '../coverage';
import { JobCatalogue } from '../jobs/jobCatalogue';
import { Run } from '../jobs/run';

/** A recurring job that did not start though it was due. */
export interface Silence extends TimeSpan {
  jobType: string;
  everyMs: number;
  /** No sign of the job was read after it: nobody knows whether the job still runs. */
  lasts: boolean;
}

// A tick or two may be late or skipped (queue, restart, lock of ten minutes); then silence means something.
const TOLERATED_PERIODS = 3;
const LATE_MS = 10 * 60_000;

interface RecurringJob {
  jobType: string;
  everyMs: number;
  alwaysOn: boolean;
  runs: readonly Run[];
  counted: readonly TimeSpan[];
}

/** How long a job that is due so often (ms) may be unheard of. */
export function longestQuietMs(everyMs: number): number {
  const periods = everyMs < 3_600_000 ? TOLERATED_PERIODS : 1;
  return periods * everyMs + LATE_MS;
}

/** Times (ms, UTC) at which the job showed itself, in order: started, skipped, or failed before it could start. */
function signsOfLife(runs: readonly Run[]): number[] {
  return runs
    .flatMap((run) => run.attempts.map((attempt) => attempt.startedAtMs ?? attempt.endedAtMs ?? 0))
    .sort((a, b) => a - b);
}

/** @param job a recurring job, all its runs that were read, and the spans in which others were counted */
function silencesOf(
  { jobType, everyMs, alwaysOn, runs, counted }: RecurringJob,
  coverage: Coverage,
  endMs: number
): Silence[] {
  const signs = signsOfLife(runs);
  if (signs.length + counted.length === 0 && !alwaysOn) {
    return [];
  }
  const silences: Silence[] = [];
  const lastSignMs = Math.max(signs[signs.length - 1] ?? -Infinity, counted[counted.length - 1]?.toMs ?? -Infinity);
  // What lies behind the range's end does not explain the silence within. In a gap it may have run, up to its edges.
  const gaps = coverage.gaps.filter(({ reason }) => reason !== 'after-range');
  const spanEdges = [...gaps, ...counted].flatMap((span) => [span.fromMs, span.toMs]);
  const edges = [coverage.fromMs, ...signs, ...spanEdges, endMs].sort((a, b) => a - b);
  for (let i = 1; i < edges.length; i++) {
    const fromMs = edges[i - 1] as number;
    const toMs = edges[i] as number;
    if (toMs - fromMs > longestQuietMs(everyMs) && !touchesGap(gaps, fromMs + 1, toMs - 1)) {
      silences.push({ jobType, everyMs, fromMs, toMs, lasts: false });
    }
  }
  const last = silences[silences.length - 1];
  return last && last.fromMs >= lastSignMs ? [...silences.slice(0, -1), { ...last, lasts: true }] : silences;
}

/** Every recurring job that was due and did not show itself, where the lines were read in full. */
export function findSilences(
  runs: readonly Run[],
  coverage: Coverage,
  nowMs: number,
  catalogue: JobCatalogue,
  counted: readonly CountedRuns[] = []
): Silence[] {
  const endMs = Math.min(coverage.toMs, nowMs);
  if (runs.length + counted.length === 0) {
    // Nothing of any job: that is one thing to say of all, not of each.
    return [];
  }
  return catalogue.types.flatMap(({ name: jobType, schedule, alwaysOn }) => {
    if (!schedule) {
      return [];
    }
    const ofType = runs.filter((run) => run.jobType === jobType);
    const job = { jobType, everyMs: schedule.everyMs, alwaysOn, runs: ofType, counted: countedSteps(counted, jobType) };
    return silencesOf(job, coverage, endMs);
  });
}
