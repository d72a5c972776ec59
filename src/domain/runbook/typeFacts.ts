import { Gap, TimeSpan } from '../coverage';
import { JobClass, JobTypeInfo, jobTypeInfo } from '../jobs/jobCatalogue';
import { Attempt, Run, isLost } from '../jobs/run';
import { JobCounts } from './verdict';

/** What the rules look at: everything known of one job type in one range. Times are ms since the epoch, UTC. */
export interface TypeFacts {
  jobType: string;
  info: JobTypeInfo | undefined;
  jobClass: JobClass;
  nowMs: number;
  runs: readonly Run[];
  counts: JobCounts;
  lost: readonly Run[];
  retrying: readonly Run[];
  /** Runs that failed before and are tried again at this moment, or were cut off while they were: not saved yet. */
  underway: readonly Run[];
  failedAttempts: readonly Attempt[];
  lastSuccessAtMs: number | null;
  lastFailureAtMs: number | null;
  /** First failure after the last time that all was well; null: no failure. */
  troubleSinceMs: number | null;
  nextDeletion: TimeSpan | null;
  /** What keeps an all-clear from being given; empty: nothing does. */
  doubts: readonly Doubt[];
  gaps: readonly Gap[];
}

/** A reason why the lines that were read cannot prove that nothing was lost. */
export interface Doubt {
  /** Plain text, a whole sentence. */
  text: string;
  span: TimeSpan | null;
  /** The job itself has stopped; otherwise: not everything was read. */
  isSilence: boolean;
  /** Whether a permanent loss could hide, not only a failure that recovered. */
  mayHideLoss: boolean;
}

const isFailure = (attempt: Attempt): boolean => attempt.outcome === 'failed' || attempt.outcome === 'aborted';

const isUnderway = ({ state, attempts }: Run): boolean =>
  (state === 'running' || state === 'interrupted') && attempts.some(isFailure);

const latest = (times: Iterable<number | null>): number | null => {
  let max: number | null = null;
  for (const time of times) {
    if (time !== null && (max === null || time > max)) {
      max = time;
    }
  }
  return max;
};

const timeOf = (attempt: Attempt): number => attempt.endedAtMs ?? attempt.startedAtMs ?? 0;

/** First failure after the success that was followed by none: when the trouble that goes on, or was last, began. */
function troubleSince(runs: readonly Run[]): number | null {
  let first: number | null = null;
  for (const run of runs) {
    for (const attempt of run.attempts) {
      if ((isFailure(attempt) || attempt.outcome === 'deleted') && (first === null || timeOf(attempt) < first)) {
        first = timeOf(attempt);
      }
    }
  }
  return first;
}

function countRuns(runs: readonly Run[], started: number, failedAttempts: number): JobCounts {
  const inState = (...states: Array<Run['state']>): number => runs.filter((run) => states.includes(run.state)).length;
  return {
    started,
    succeeded: inState('succeeded'),
    failedAttempts,
    deleted: inState('deleted', 'deletedByHangfire'),
    failed: inState('failed'),
    retrying: inState('retrying'),
    skipped: inState('skipped'),
    deduplicated: inState('deduplicated'),
    running: inState('running'),
    interrupted: inState('interrupted'),
  };
}

/** Gathers the facts of one job type. `doubts` and `gaps` come from the coverage. */
export function gatherFacts(
  jobType: string,
  runs: readonly Run[],
  rest: { nowMs: number; doubts: readonly Doubt[]; gaps: readonly Gap[] }
): TypeFacts {
  const info = jobTypeInfo(jobType);
  const attempts = runs.flatMap((run) => run.attempts);
  const failedAttempts = attempts.filter(isFailure);
  const retrying = runs.filter((run) => run.state === 'retrying');
  const deletions = retrying.flatMap((run) => (run.deletion ? [run.deletion] : []));
  const started = attempts.filter((attempt) => attempt.startedAtMs !== null).length;
  return {
    jobType,
    info,
    jobClass: info?.jobClass ?? 'other',
    runs,
    counts: countRuns(runs, started, failedAttempts.length),
    lost: runs.filter(isLost),
    retrying,
    underway: runs.filter(isUnderway),
    failedAttempts,
    lastSuccessAtMs: latest(attempts.map((attempt) => (attempt.outcome === 'succeeded' ? timeOf(attempt) : null))),
    lastFailureAtMs: latest([...failedAttempts.map(timeOf), ...runs.map((run) => run.deletedAtMs)]),
    troubleSinceMs: troubleSince(runs),
    nextDeletion: deletions.reduce<TimeSpan | null>(
      (soonest, span) => (soonest === null || span.fromMs < soonest.fromMs ? span : soonest),
      null
    ),
    ...rest,
  };
}
