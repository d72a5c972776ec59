import { Gap, TimeSpan } from '../coverage';
import { JobCatalogue, JobClass, JobTypeInfo } from '../jobs/jobCatalogue';
import { Attempt, Run, attemptsOf, isLost, outcomeMs } from '../jobs/run';
import { JobCounts } from './verdict';

/** What the rules look at: everything known of one job type in one range. Times are ms since the epoch, UTC. */
export interface TypeFacts {
  jobType: string;
  info: JobTypeInfo | undefined;
  jobClass: JobClass;
  /** Whether it is the API's, which the team's runbook is about. */
  isApi: boolean;
  nowMs: number;
  runs: readonly Run[];
  counts: JobCounts;
  lost: readonly Run[];
  retrying: readonly Run[];
  /** Of those that retry: an attempt can still save them. The others are lost with their last attempt, whatever happens. */
  savable: readonly Run[];
  /** Runs that failed before and are tried again at this moment, or were cut off while they were: not saved yet, but may be. */
  underway: readonly Run[];
  failedAttempts: readonly Attempt[];
  lastSuccessAtMs: number | null;
  lastFailureAtMs: number | null;
  /** First failure of the trouble that goes on, or was last; null: no failure. */
  troubleSinceMs: number | null;
  nextDeletion: TimeSpan | null;
  nextAvoidableDeletion: TimeSpan | null;
  /** What keeps an all-clear from being given; empty: nothing does. */
  doubts: readonly Doubt[];
  gaps: readonly Gap[];
}

/** A reason why the lines that were read cannot prove that nothing was lost. */
export interface Doubt {
  /** Plain text, a whole sentence. */
  text: string;
  span: TimeSpan | null;
  /** The job itself has stopped; no line of any job arrived; or else not everything was read, or understood. */
  kind: 'stopped' | 'quiet' | 'unread';
  /** Whether a permanent loss could hide, not only a failure that recovered. */
  mayHideLoss: boolean;
}

/** Whether a loss can hide in what was not read, or not understood. A job that stopped hides none: it did not run. */
export const hidesLoss = (doubts: readonly Doubt[]): boolean =>
  doubts.some((doubt) => doubt.mayHideLoss && doubt.kind !== 'stopped');

const isFailure = (attempt: Attempt): boolean => attempt.outcome === 'failed' || attempt.outcome === 'aborted';

// A second attempt tells of a first that failed, though it was before the range.
const isUnderway = ({ state, attempts, triesLeft }: Run): boolean =>
  (state === 'running' || state === 'interrupted') &&
  triesLeft !== 0 &&
  attempts.some((attempt) => isFailure(attempt) || (attempt.n ?? 1) > 1);

const latest = (times: Iterable<number | null>): number | null => {
  let max: number | null = null;
  for (const time of times) {
    if (time !== null && (max === null || time > max)) {
      max = time;
    }
  }
  return max;
};

const earliest = (times: readonly number[]): number | null =>
  times.reduce<number | null>((min, time) => (min === null || time < min ? time : min), null);

/** When the trouble that goes on, or was last, began: a sync job is well with any success, the others run by run. */
function troubleSince(runs: readonly Run[], jobClass: JobClass): number | null {
  const timesOf = (of: readonly Run[], isSuch: (attempt: Attempt) => boolean): number[] =>
    attemptsOf(of).filter(isSuch).map(outcomeMs);
  const isTrouble = (attempt: Attempt): boolean => isFailure(attempt) || attempt.outcome === 'deleted';
  const failures = timesOf(runs, isTrouble);
  if (jobClass === 'sync') {
    const lastMs = latest(failures) ?? -Infinity;
    const successes = timesOf(runs, ({ outcome }) => outcome === 'succeeded');
    const wellMs = latest(successes.filter((ms) => ms < lastMs)) ?? -Infinity;
    return earliest(failures.filter((ms) => ms > wellMs));
  }
  const unsaved = runs.filter(({ state }) => state !== 'succeeded');
  return earliest(timesOf(unsaved, isTrouble)) ?? earliest(failures);
}

function soonestDeletion(runs: readonly Run[]): TimeSpan | null {
  return runs.reduce<TimeSpan | null>(
    (soonest, { deletion }) =>
      deletion && (soonest === null || deletion.fromMs < soonest.fromMs) ? deletion : soonest,
    null
  );
}

function countRuns(
  runs: readonly Run[],
  {
    started,
    failedAttempts,
    counted,
    duplicates,
  }: { started: number; failedAttempts: number; counted: number; duplicates: number }
): JobCounts {
  const inState = (...states: Array<Run['state']>): number => runs.filter((run) => states.includes(run.state)).length;
  return {
    started: started + counted,
    succeeded: inState('succeeded') + counted,
    failedAttempts,
    deleted: inState('deleted', 'deletedByHangfire'),
    failed: inState('failed'),
    retrying: inState('retrying'),
    savable: runs.filter(({ state, triesLeft }) => state === 'retrying' && triesLeft !== 0).length,
    doomed: runs.filter(({ triesLeft }) => triesLeft === 0).length,
    skipped: inState('skipped'),
    deduplicated: inState('deduplicated') + duplicates,
    running: inState('running'),
    interrupted: inState('interrupted'),
  };
}

interface FactInput {
  catalogue: JobCatalogue;
  nowMs: number;
  doubts: readonly Doubt[];
  gaps: readonly Gap[];
  /** How many more runs were counted, which ended well at the first attempt. */
  counted?: number;
  /** How many more were counted that ended at once, as duplicates. */
  duplicates?: number;
}

/** Gathers the facts of one job type; `doubts` and `gaps` come from the coverage. */
export function gatherFacts(
  jobType: string,
  runs: readonly Run[],
  { catalogue, counted = 0, duplicates = 0, ...rest }: FactInput
): TypeFacts {
  const info = catalogue.info(jobType);
  const attempts = attemptsOf(runs);
  const failedAttempts = attempts.filter(isFailure);
  const retrying = runs.filter((run) => run.state === 'retrying');
  const savable = retrying.filter(({ triesLeft }) => triesLeft !== 0);
  const started = attempts.filter((attempt) => attempt.startedAtMs !== null).length;
  return {
    jobType,
    info,
    jobClass: info?.jobClass ?? 'other',
    isApi: catalogue.lines.isApi,
    runs,
    counts: countRuns(runs, { started, failedAttempts: failedAttempts.length, counted, duplicates }),
    lost: runs.filter(isLost),
    retrying,
    savable,
    underway: runs.filter(isUnderway),
    failedAttempts,
    lastSuccessAtMs: latest(attempts.map((attempt) => (attempt.outcome === 'succeeded' ? outcomeMs(attempt) : null))),
    lastFailureAtMs: latest([...failedAttempts.map(outcomeMs), ...runs.map((run) => run.deletedAtMs)]),
    troubleSinceMs: troubleSince(runs, info?.jobClass ?? 'other'),
    nextDeletion: soonestDeletion(retrying),
    nextAvoidableDeletion: soonestDeletion(savable),
    ...rest,
  };
}
