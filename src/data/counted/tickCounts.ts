import { TimeSpan } from '../../domain/coverage';
import { JobCatalogue } from '../../domain/jobs/jobCatalogue';
import { NotCountable } from './countable';
import { CountStep, countedLines } from '../countGaps';
import { joined } from './doubtfulSpans';
import { ReadLine, eventIn } from './lineSlice';

/**
 * A job that runs every few minutes is counted in wide steps first. A step with exactly as many starts as the schedule makes
 * due has no hole in which anybody could be silent; only the others are counted finely.
 */

const MINUTE_MS = 60_000;
/** Silence is told to the minute of CrmSyncJob's schedule. */
export const BEAT_MS = 5 * MINUTE_MS;
export const TICKS_MS = 30 * MINUTE_MS;
/** A killed or failed run comes back within the hour after; its new start may fill the place of one that is missing. */
const COMES_BACK_MS = 90 * MINUTE_MS;

/** Whether a job runs so often that its starts are counted in wide steps. */
export function isTicking(jobType: string, catalogue: JobCatalogue): boolean {
  const everyMs = catalogue.info(jobType)?.schedule?.everyMs;
  return everyMs !== undefined && everyMs <= BEAT_MS && BEAT_MS % everyMs === 0;
}

interface Ticks {
  /** What is known, in fine steps. */
  steps: CountStep[];
  /** Whole wide steps, or parts of them at the range's edges, that tell nothing. */
  uneven: TimeSpan[];
}

/** Divides the wide steps of a job's starts into fine ones, where they are even and no doubt is about them. */
function evenTicks(
  counted: readonly CountStep[],
  everyMs: number,
  ticksMs: number,
  range: TimeSpan,
  doubted: readonly TimeSpan[]
): Ticks {
  const linesAt = new Map(counted.map(({ startMs, lines }) => [startMs, lines]));
  const ticks: Ticks = { steps: [], uneven: [] };
  for (let startMs = floorTo(range.fromMs, ticksMs); startMs <= range.toMs; startMs += ticksMs) {
    const step = { fromMs: startMs, toMs: startMs + ticksMs - 1 };
    const isWhole = step.fromMs >= range.fromMs && step.toMs <= range.toMs;
    const isDoubted = doubted.some(({ fromMs, toMs }) => fromMs <= step.toMs && toMs >= step.fromMs);
    if (!isWhole || isDoubted || linesAt.get(startMs) !== ticksMs / everyMs) {
      ticks.uneven.push(step);
      continue;
    }
    for (let beatMs = startMs; beatMs < startMs + ticksMs; beatMs += BEAT_MS) {
      ticks.steps.push({ startMs: beatMs, lines: BEAT_MS / everyMs });
    }
  }
  return ticks;
}

/** Spans in which a start may be that of a run that came back, so that as many starts as are due prove nothing. */
const doubtedTicks = (trouble: Iterable<ReadLine>, ticksMs: number, catalogue: JobCatalogue): TimeSpan[] =>
  [...trouble].flatMap((line) => {
    const event = eventIn(line);
    const mayCount = event && (event.jobType === null || isTicking(event.jobType, catalogue));
    const atMs = line.timeMs ?? event?.timeMs;
    return mayCount && atMs !== undefined ? [{ fromMs: atMs - ticksMs, toMs: atMs + COMES_BACK_MS }] : [];
  });

type Starts = ReadonlyMap<string, readonly CountStep[]>;

/**
 * The starts of all jobs, those of the jobs that run every few minutes in fine steps as far as the wide ones tell, and the
 * spans in which they are still to be counted.
 * @param ticksMs width of the wide steps
 */
export function divideTicks(
  starts: Starts,
  ticksMs: number,
  trouble: Iterable<ReadLine>,
  range: TimeSpan,
  catalogue: JobCatalogue
): { starts: Starts; uneven: TimeSpan[] } {
  const doubted = joined(doubtedTicks(trouble, ticksMs, catalogue), range);
  const divided = new Map(starts);
  const uneven = catalogue.types.flatMap(({ name, schedule }) => {
    const counted = starts.get(name) ?? [];
    if (!schedule || counted.length === 0 || !isTicking(name, catalogue)) {
      return [];
    }
    const ticks = evenTicks(counted, schedule.everyMs, ticksMs, range, doubted);
    divided.set(name, ticks.steps);
    return ticks.uneven;
  });
  return { starts: divided, uneven: joined(uneven, range) };
}

/**
 * Adds what was counted finely.
 * @param wide the first counts, none of which may be missing now
 */
export function withFineTicks(wide: Starts, even: Starts, fine: Starts): Starts {
  const starts = new Map(even);
  for (const [jobType, steps] of fine) {
    const known = new Set((even.get(jobType) ?? []).map(({ startMs }) => startMs));
    const all = [...(even.get(jobType) ?? []), ...steps.filter(({ startMs }) => !known.has(startMs))];
    starts.set(
      jobType,
      all.sort((a, b) => a.startMs - b.startMs)
    );
  }
  for (const [jobType, steps] of wide) {
    if (countedLines(starts.get(jobType) ?? []) < countedLines(steps)) {
      // Starts that were counted were not found again.
      throw new NotCountable();
    }
  }
  return starts;
}

export const floorTo = (ms: number, stepMs: number): number => Math.floor(ms / stepMs) * stepMs;
