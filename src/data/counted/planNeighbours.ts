import { TimeSpan } from '../../domain/coverage';
import { JobCatalogue } from '../../domain/jobs/jobCatalogue';
import { JobEvent } from '../../domain/jobs/jobEvent';
import { LATEST_START_MS } from '../../domain/jobs/fragment';
import { LONGEST_ATTEMPT_MS } from '../../domain/jobs/openAttempt';
import { delayAfter } from '../../domain/jobs/retryDelays';
import { canBeSameType } from '../../domain/jobs/canEnd';
import { ReadLine, eventIn } from './lineSlice';
import { CHANNELS_JOB } from './plainLines';

/** The lines of one process that came just before, or from, a line of trouble. */
export interface Neighbours {
  /** Id of the line. */
  of: string;
  instance: string;
  /** The lines of this job type only; null: where nothing tells which, all. */
  jobType: string | null;
  /** By the search engine's clock (ms, UTC). */
  atMs: number;
  side: 'before' | 'after';
  size: number;
}

/** All lines of one job type in a span. */
export interface TypeWindow extends TimeSpan {
  jobType: string;
}

export interface NeighbourPlan {
  neighbours: Neighbours[];
  /** Those that a window holds, unless the attempt began long before it failed. */
  inWindows: Neighbours[];
  windows: TypeWindow[];
  /** Where a run may go on whose lines name whom they are about, once it is known how its attempt began. */
  ofEntities: Array<{ beginning: Neighbours; window: TypeWindow }>;
}

const MINUTE_MS = 60_000;
// Started, Payload and what may share their millisecond; the channels' outcome is a line for each.
const BEFORE = 3;
const ATTEMPT = 6;
const ATTEMPT_OF_CHANNELS = 14;
// The success before the trouble is among the lines; and of every start that may be the retry, the end.
const LEAD_MS = 15 * MINUTE_MS;

/** Most lines of one attempt, and the next. */
export const attemptLines = ({ jobType }: JobEvent): number =>
  jobType === CHANNELS_JOB ? ATTEMPT_OF_CHANNELS : ATTEMPT;

const failures: ReadonlySet<JobEvent['kind']> = new Set(['attemptFailed', 'deletedByHangfire', 'failed']);

const isEndOf = (end: JobEvent, start: JobEvent): boolean =>
  (failures.has(end.kind) || end.kind === 'deleted') &&
  end.attempt === start.attempt &&
  canBeSameType(end.jobType, start.jobType) &&
  end.timeMs - start.timeMs <= LONGEST_ATTEMPT_MS;

/** Where the neighbours of a line are to be found. */
export const placeOf = (event: JobEvent, line: ReadLine): Omit<Neighbours, 'side' | 'size'> => ({
  of: event.id,
  instance: event.instance,
  jobType: event.jobType,
  atMs: line.timeMs ?? event.timeMs,
});

/**
 * What an attempt that failed needs beside its own line: how it began, and its retry where no number tells it. In between, the
 * starts of a job that runs every few minutes are none.
 */
function afterFailure(event: JobEvent, line: ReadLine, plan: NeighbourPlan, catalogue: JobCatalogue): void {
  const { jobType } = event;
  const atMs = line.timeMs ?? event.timeMs;
  const info = jobType === null ? undefined : catalogue.info(jobType);
  const isInWindow = jobType !== null && !info?.numbered;
  const beginning: Neighbours = { ...placeOf(event, line), side: 'before', size: BEFORE };
  if (event.earlyFailure === null || event.earlyFailure === undefined) {
    const isAmongLines = isInWindow && !info?.startNamesEntity;
    (isAmongLines ? plan.inWindows : plan.neighbours).push(beginning);
  }
  if (!isInWindow) {
    return;
  }
  const { leastMs, mostMs } = delayAfter(catalogue.delays, event.attempt ?? 1);
  const retry = {
    jobType,
    fromMs: atMs + (event.retryDelayMs ?? leastMs) - MINUTE_MS,
    toMs: atMs + (event.retryDelayMs ?? mostMs) + LATEST_START_MS + LEAD_MS,
  };
  if (info?.startNamesEntity) {
    plan.ofEntities.push({ beginning, window: retry });
  } else {
    plan.windows.push({ jobType, fromMs: atMs - LEAD_MS, toMs: atMs + MINUTE_MS }, retry);
  }
}

/** Windows of one job type that touch become one. */
export function merged(windows: readonly TypeWindow[]): TypeWindow[] {
  const sorted = [...windows].sort((a, b) =>
    a.jobType < b.jobType ? -1 : a.jobType > b.jobType ? 1 : a.fromMs - b.fromMs
  );
  return sorted.reduce<TypeWindow[]>((all, window) => {
    const last = all[all.length - 1];
    if (last?.jobType === window.jobType && window.fromMs <= last.toMs) {
      last.toMs = Math.max(last.toMs, window.toMs);
      return all;
    }
    return [...all, { ...window }];
  }, []);
}

/**
 * Which lines, beside those of trouble, the runs in trouble consist of: the beginning of each attempt that failed, the end of
 * each attempt after the first, and, of jobs whose attempts bear no number, all lines around the failure and the retry.
 * @param trouble by process, in order of time
 */
export function planNeighbours(trouble: Iterable<readonly ReadLine[]>, catalogue: JobCatalogue): NeighbourPlan {
  const plan: NeighbourPlan = { neighbours: [], inWindows: [], windows: [], ofEntities: [] };
  for (const lines of trouble) {
    lines.forEach((line, at) => {
      const event = eventIn(line);
      if (!event) {
        return;
      }
      const place = placeOf(event, line);
      if (failures.has(event.kind)) {
        afterFailure(event, line, plan, catalogue);
      } else if (event.kind === 'started') {
        const ends = lines.slice(at + 1).map(eventIn);
        if (!ends.some((end) => end && isEndOf(end, event))) {
          plan.neighbours.push({ ...place, side: 'after', size: attemptLines(event) });
        }
      } else if (event.kind === 'skipped' || event.kind === 'deduplicated') {
        return;
      } else {
        plan.neighbours.push({ ...place, side: 'before', size: BEFORE });
      }
    });
  }
  return { ...plan, windows: merged(plan.windows) };
}
