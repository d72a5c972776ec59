import { CountedRuns } from '../counted';
import { Coverage, Gap, TimeSpan } from '../coverage';
import { Silence } from '../findings/silence';
import { canBeSameType } from '../jobs/canEnd';
import { LATEST_START_MS } from '../jobs/fragment';
import { JobCatalogue, JobTypeInfo } from '../jobs/jobCatalogue';
import { delayAfter, longestDelayMs } from '../jobs/retryDelays';
import { Run, outcomeMs } from '../jobs/run';
import { LooseLine } from '../report';
import { count, duration } from '../words';
import { mayHideLoss } from './hiddenLoss';
import { Doubt } from './typeFacts';

// A run that waits for its retry shows itself once a delay; a look that is not longer can miss every sign of it.
const LATE_RETRY_MS = 10 * 60_000;

// A retry that is due has started, and left a line, so soon.
const RETRY_SEEN_MS = 2 * 60_000;

export interface DoubtInput {
  catalogue: JobCatalogue;
  runs: readonly Run[];
  /** Plain successes beside the runs. */
  counted?: readonly CountedRuns[];
  coverage: Coverage;
  nowMs: number;
  looseLines: readonly LooseLine[];
  unreadable: ReadonlyArray<{ timeMs: number | null; mayTellOfFailure: boolean }>;
  silences: readonly Silence[];
  /** Spans in which the app was down: nothing is missing, but nothing was heard of runs that waited. */
  downtimes: readonly TimeSpan[];
}

const why: Record<Gap['reason'], string> = {
  'not-read': 'were not read',
  'being-read': 'are still being read',
  truncated: 'were cut off: there are more lines than were handed out',
  'query-failed': 'could not be read: the query failed',
  unreadable: 'hold lines that could not be read',
  silent: 'hold no line of any job: the API did not run, or its lines did not arrive',
  'after-range': 'lie between the end of the range and now',
};

/** A doubt about lines that were not read, or not understood. */
const unread = (text: string, span: TimeSpan | null, hidesLoss = true): Doubt => ({
  text,
  span,
  kind: 'unread',
  mayHideLoss: hidesLoss,
});

function gapDoubts(jobType: string, runs: readonly Run[], { catalogue, coverage, downtimes }: DoubtInput): Doubt[] {
  // A job that fills the local cache is as well as its last success, whatever was before; and its own stop is told.
  const isSync = catalogue.info(jobType)?.jobClass === 'sync';
  const gaps = coverage.gaps.filter(({ reason }) => !(isSync && reason === 'silent'));
  const unheard = [...coverage.gaps, ...downtimes];
  return gaps.map((gap) => ({
    text: `${duration(gap.toMs - gap.fromMs)} ${why[gap.reason]}.`,
    span: { fromMs: gap.fromMs, toMs: gap.toMs },
    kind: gap.reason === 'silent' ? 'quiet' : 'unread',
    mayHideLoss: mayHideLoss(jobType, runs, gap, { fromMs: coverage.fromMs, unheard, catalogue }),
  }));
}

function lineDoubts(jobType: string | null, { looseLines, unreadable }: DoubtInput): Doubt[] {
  const loose = looseLines.filter((line) => line.mayTellOfFailure && canBeSameType(line.jobType, jobType));
  const broken = unreadable.filter((line) => line.mayTellOfFailure);
  const doubts: Doubt[] = [];
  if (loose.length > 0) {
    const span = { fromMs: loose[0]?.timeMs ?? 0, toMs: loose[loose.length - 1]?.timeMs ?? 0 };
    const [reason, ...others] = new Set(loose.map((line) => line.reason));
    const why = reason !== undefined && others.length === 0 ? `: ${reason}` : '';
    doubts.push(unread(`${count(loose.length, 'line')} may tell of a failure and could not be placed${why}.`, span));
  }
  if (broken.length > 0) {
    doubts.push(unread(`${count(broken.length, 'line')} could not be read and may tell of a failure.`, null));
  }
  return doubts;
}

function rangeDoubts({ catalogue, coverage, nowMs }: DoubtInput): Doubt[] {
  const delayMs = longestDelayMs(catalogue.delays, catalogue.retries);
  const lookedMs = Math.min(coverage.toMs, nowMs) - coverage.fromMs;
  const text = `The range is ${duration(lookedMs)} long; a failed job may show itself only every ${duration(delayMs)}. Look back ${duration(2 * delayMs)} or more.`;
  return lookedMs < delayMs + LATE_RETRY_MS ? [unread(text, null)] : [];
}

/** Runs that carry a person's data and whose end nobody saw: cut off and not seen again, or retried for too long. */
function endlessDoubts(info: JobTypeInfo | undefined, runs: readonly Run[], nowMs: number): Doubt[] {
  if (info?.jobClass !== 'send') {
    return [];
  }
  const cutOff = runs.filter(({ state }) => state === 'interrupted');
  const overdue = runs.filter(({ deletion }) => deletion !== null && deletion.toMs + LATEST_START_MS < nowMs);
  return [
    ...(cutOff.length > 0 ? [unread(`${count(cutOff.length, 'run')} began and no end was seen.`, null)] : []),
    ...(overdue.length > 0
      ? [unread(`${count(overdue.length, 'run')} must have ended by now, and no end was seen.`, null)]
      : []),
  ];
}

/**
 * Runs that seem to have recovered in these minutes: where neither id nor number joins a retry, the success may have been of
 * a new run that carries the same person's data, and the retry is still to come.
 */
function freshDoubts(info: JobTypeInfo | undefined, runs: readonly Run[], nowMs: number): Doubt[] {
  const isFresh = ({ state, attempts, delays }: Run): boolean => {
    const [before, last] = attempts.slice(-2);
    return (
      state === 'succeeded' &&
      last !== undefined &&
      before !== undefined &&
      last.inferred &&
      nowMs - (outcomeMs(before) + delayAfter(delays, before.n ?? 1).mostMs) < RETRY_SEEN_MS
    );
  };
  const fresh = info?.jobClass === 'send' && !info.numbered ? runs.filter(isFresh) : [];
  return fresh.length > 0
    ? [
        unread(
          `${count(fresh.length, 'run was', 'runs were')} to be retried just now; that shows itself in minutes.`,
          null
        ),
      ]
    : [];
}

/** A recurring job that stopped is not well, though nothing of it failed. */
function silenceDoubts(jobType: string, { silences }: DoubtInput): Doubt[] {
  return silences
    .filter((silence) => silence.lasts && silence.jobType === jobType)
    .map(({ fromMs, toMs, everyMs }) => ({
      text: `It has not run for ${duration(toMs - fromMs)}, though it is due every ${duration(everyMs)}.`,
      span: { fromMs, toMs },
      kind: 'stopped',
      mayHideLoss: true,
    }));
}

/** Every reason not to give an all-clear for one job type, from what was not read or not understood. */
export function doubtsOf(jobType: string, runs: readonly Run[], input: DoubtInput): Doubt[] {
  const info = input.catalogue.info(jobType);
  return [
    ...gapDoubts(jobType, runs, input),
    ...rangeDoubts(input),
    ...lineDoubts(jobType, input),
    ...endlessDoubts(info, runs, input.nowMs),
    ...freshDoubts(info, runs, input.nowMs),
    ...silenceDoubts(jobType, input),
  ];
}

/** Every reason not to give an all-clear for the app as a whole. */
export function overallDoubts(input: DoubtInput): Doubt[] {
  return lineDoubts(null, input);
}
