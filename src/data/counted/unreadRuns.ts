import { CountedRuns, CountedStep } from '../../domain/counted';
import { TimeSpan } from '../../domain/coverage';
import { JobCatalogue } from '../../domain/jobs/jobCatalogue';
import { JobEvent } from '../../domain/jobs/jobEvent';
import { longestQuietMs } from '../../domain/findings/silence';
import { ChannelCounts, channelsIn } from './channelCounts';
import { CountStep } from '../countGaps';
import { KindCounts, stepMsOf } from './kindCounts';
import { EDGE_MS, ReadLine, eventIn } from './lineSlice';
import { CHANNELS_JOB, DUPLICATES_JOB } from './plainLines';
import { TypeWindow } from './planNeighbours';
import { floorTo } from './tickCounts';

/**
 * Between two steps in a row some job may be under way; within so many there is a moment in which none is. The fewer, the
 * less can a start that is missing later hide an end that is missing now.
 */
const STEPS_TO_REST = 3;

type Steps = Map<number, number>;

function add(steps: Steps, startMs: number, lines: number): void {
  steps.set(startMs, (steps.get(startMs) ?? 0) + lines);
}

/** Lines of a kind that were counted, less those that were read, by job type and step. */
function unread(
  counts: ReadonlyMap<string, readonly CountStep[]>,
  kind: JobEvent['kind'],
  lines: readonly ReadLine[],
  stepMs: (jobType: string) => number
): Map<string, Steps> {
  const left = new Map<string, Steps>();
  for (const [jobType, steps] of counts) {
    left.set(jobType, new Map(steps.map((step) => [step.startMs, step.lines])));
  }
  for (const line of lines) {
    const event = eventIn(line);
    const steps = event?.kind === kind && event.jobType !== null ? left.get(event.jobType) : undefined;
    if (steps && event?.jobType && line.timeMs !== null) {
      add(steps, floorTo(line.timeMs, stepMs(event.jobType)), -1);
    }
  }
  return left;
}

/** The runs that were counted and of which no line was read. */
export function unreadRuns(
  { starts, duplicates, widths }: KindCounts,
  lines: readonly ReadLine[],
  range: TimeSpan,
  catalogue: JobCatalogue
): CountedRuns[] {
  const { coarseMs } = widths;
  const left = unread(starts, 'started', lines, (jobType) => stepMsOf(jobType, widths, catalogue));
  const leftDuplicates = unread(new Map([[DUPLICATES_JOB, duplicates]]), 'deduplicated', lines, () => coarseMs);
  return [...new Set([...left.keys(), ...leftDuplicates.keys()])].flatMap((jobType) => {
    const steps = countedStepsOf(left.get(jobType), stepMsOf(jobType, widths, catalogue), range);
    const ofDuplicates = countedStepsOf(leftDuplicates.get(jobType), coarseMs, range);
    const more = ofDuplicates.length > 0 ? { duplicates: ofDuplicates } : {};
    return steps.length + ofDuplicates.length > 0 ? [{ jobType, steps, ...more }] : [];
  });
}

const countedStepsOf = (steps: Steps | undefined, stepMs: number, range: TimeSpan): CountedStep[] =>
  [...(steps ?? [])]
    .filter(([, runs]) => runs > 0)
    .map(([fromMs, runs]) => ({
      fromMs: Math.max(fromMs, range.fromMs),
      toMs: Math.min(fromMs + stepMs - 1, range.toMs),
      runs,
    }))
    .sort((a, b) => a.fromMs - b.fromMs);

/** In steps of what width attempts were counted (ms). */
interface StepWidths {
  startMs: (jobType: string) => number;
  endMs: number;
}

/**
 * Steps in which more attempts began than ended, or ended than began, and which those around do not make up for: something
 * there has no end, or its line is missing or came twice.
 * @returns by job type: where the line may stand, and so far around that no attempt which begins or
 *   ends there is cut off
 */
export function unbalancedSpans(
  { starts, ends, channels }: KindCounts,
  lines: readonly ReadLine[],
  range: TimeSpan,
  { startMs: startWidth, endMs: stepMs }: StepWidths
): TypeWindow[] {
  const began = unread(starts, 'started', lines, startWidth);
  const ended = unread(ends, 'succeeded', lines, () => stepMs);
  const differences = new Map<string, Steps[]>();
  for (const jobType of ended.keys()) {
    const steps: Steps = new Map<number, number>();
    // The recurring jobs' starts are counted in finer steps.
    began.get(jobType)?.forEach((count, startMs) => add(steps, floorTo(startMs, stepMs), count));
    ended.get(jobType)?.forEach((count, startMs) => add(steps, startMs, -count));
    differences.set(jobType, [steps]);
  }
  if (channels) {
    differences.set(CHANNELS_JOB, channelDifferences(channels, began.get(CHANNELS_JOB), lines, stepMs));
  }
  return [...differences].flatMap(([jobType, all]) =>
    all.flatMap((steps) => unbalanced(steps, range, stepMs)).map((span) => ({ jobType, ...span }))
  );
}

/** How many more channels' runs began than have a payload, and how many more channels were due than were saved. */
function channelDifferences(
  { begun, due, saved }: ChannelCounts,
  starts: Steps | undefined,
  lines: readonly ReadLine[],
  stepMs: number
): Steps[] {
  const withoutPayload = new Map(starts);
  const unsaved = new Map<number, number>();
  begun.forEach(({ startMs, lines: count }) => add(withoutPayload, startMs, -count));
  due.forEach(({ startMs, lines: count }) => add(unsaved, startMs, count));
  saved.forEach(({ startMs, lines: count }) => add(unsaved, startMs, -count));
  for (const line of lines) {
    const startMs = floorTo(line.timeMs ?? 0, stepMs);
    const count = channelsIn(line);
    const event = eventIn(line);
    add(withoutPayload, startMs, count > 0 ? 1 : 0);
    add(unsaved, startMs, event?.kind === 'succeeded' && event.jobType === CHANNELS_JOB ? 1 : -count);
  }
  return [withoutPayload, unsaved];
}

/** Spans of the steps after which the number of open attempts comes to rest elsewhere than before. */
function unbalanced(differences: Steps, range: TimeSpan, stepMs: number): TimeSpan[] {
  const starts: number[] = [];
  for (let startMs = floorTo(range.fromMs, stepMs); startMs <= range.toMs; startMs += stepMs) {
    starts.push(startMs);
  }
  let open = 0;
  const carried = starts.map((startMs) => (open += differences.get(startMs) ?? 0));
  const restAt = (at: number): number => Math.min(...carried.slice(at, at + STEPS_TO_REST));
  let rest = 0;
  return starts.flatMap((startMs, at) => {
    const before = rest;
    const now = carried[at] as number;
    rest = now < before ? now : Math.max(before, restAt(at));
    if (rest === before) {
      return [];
    }
    return rest < before
      ? [{ fromMs: startMs - stepMs - EDGE_MS, toMs: startMs + stepMs - 1 }]
      : [{ fromMs: startMs - stepMs, toMs: startMs + STEPS_TO_REST * stepMs + EDGE_MS - 1 }];
  });
}

/**
 * Spans in which a recurring job may have been silent for too long, as far as its counts tell; read in full, they tell
 * exactly.
 * @param heard every line of the jobs that was read
 */
export function possibleSilences(
  counted: readonly CountedRuns[],
  heard: readonly ReadLine[],
  { fromMs, toMs }: TimeSpan,
  { types, heartbeat }: JobCatalogue
): TimeSpan[] {
  return types.flatMap(({ name, schedule }) => {
    const steps = counted.find(({ jobType }) => jobType === name)?.steps ?? [];
    const signs = heard.flatMap((line) => {
      const event = eventIn(line);
      return event?.jobType === name ? [{ fromMs: event.timeMs, toMs: event.timeMs, runs: 0 }] : [];
    });
    if (!schedule || steps.length + signs.length === 0) {
      return [];
    }
    const edges = [
      { fromMs, toMs: fromMs },
      ...[...steps, ...signs].sort((a, b) => a.fromMs - b.fromMs),
      { fromMs: toMs, toMs },
    ];
    const mostMs = longestQuietMs(schedule.everyMs);
    return edges.slice(1).flatMap((next, at) => {
      const before = edges[at] as TimeSpan;
      // While the job that runs most often is silent, any other's line tells that the app is not.
      const isRead = name !== heartbeat?.jobType && before.fromMs === before.toMs && next.fromMs === next.toMs;
      return next.toMs - before.fromMs > mostMs && !isRead ? [{ fromMs: before.fromMs, toMs: next.toMs }] : [];
    });
  });
}
