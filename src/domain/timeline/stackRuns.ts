import { delayBetween } from '../jobs/retryDelays';
import { Attempt, isLost, Run } from '../jobs/run';

/** How many runs wait for a retry and how many are lost, from this moment to the next point's. */
export interface StackPoint {
  atMs: number;
  waiting: number;
  lost: number;
}

export interface Stack {
  /** What was read, up to now. */
  seen: readonly StackPoint[];
  /** What follows if every further attempt fails, from now on. */
  projected: readonly StackPoint[];
  /** Highest sum of waiting and lost. */
  peak: number;
}

interface Change {
  atMs: number;
  waiting: number;
  lost: number;
}

/** Runs of one job type as a stack over time. Runs that never failed do not count. */
export function stackRuns(runs: readonly Run[], nowMs: number): Stack {
  const seen = accumulate(runs.flatMap(seenChanges), { atMs: Number.NEGATIVE_INFINITY, waiting: 0, lost: 0 });
  const atNow = stackAt(seen, nowMs);
  const projected = accumulate(
    runs.flatMap(({ deletion }) =>
      deletion ? [{ atMs: Math.max(deletion.fromMs, nowMs), waiting: -1, lost: 1 }] : []
    ),
    { ...atNow, atMs: nowMs }
  );
  // Not by spreading: there may be more points than a call takes arguments.
  const peakOf = (points: readonly StackPoint[]) =>
    points.reduce((peak, { waiting, lost }) => Math.max(peak, waiting + lost), 0);
  return { seen, projected, peak: Math.max(peakOf(seen), peakOf(projected)) };
}

/** The counts at a moment; the points are in order of time. */
export function stackAt(points: readonly StackPoint[], ms: number): StackPoint {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.atMs <= ms) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return points[low - 1] ?? { atMs: ms, waiting: 0, lost: 0 };
}

function seenChanges(run: Run): Change[] {
  const firstFailure = run.attempts.find(({ outcome }) => outcome === 'failed' || outcome === 'aborted');
  const failedAtMs = firstFailure ? firstFailureMs(run, firstFailure) : null;
  const last = run.attempts.at(-1);
  const lastAtMs = last?.endedAtMs ?? last?.startedAtMs ?? null;
  const lostAtMs = isLost(run) ? (run.deletedAtMs ?? lastAtMs) : null;
  const endMs = lostAtMs ?? (run.state === 'retrying' || run.state === 'running' ? null : lastAtMs);
  return [
    ...(failedAtMs === null ? [] : [{ atMs: failedAtMs, waiting: 1, lost: 0 }]),
    ...(failedAtMs === null || endMs === null ? [] : [{ atMs: endMs, waiting: -1, lost: 0 }]),
    ...(lostAtMs === null ? [] : [{ atMs: lostAtMs, waiting: 0, lost: 1 }]),
  ];
}

/** When a run began to wait. A run that is seen from its fifth attempt on has waited four delays: its numbers say so. */
function firstFailureMs({ seenFromFirst, delays }: Run, { n, endedAtMs, startedAtMs }: Attempt): number | null {
  const atMs = endedAtMs ?? startedAtMs;
  return atMs === null || seenFromFirst || n === null ? atMs : atMs - delayBetween(delays, 1, n).leastMs;
}

function accumulate(changes: Change[], start: StackPoint): StackPoint[] {
  const points: StackPoint[] = [start];
  for (const change of changes.sort((a, b) => a.atMs - b.atMs)) {
    const last = points.at(-1)!;
    const next = { atMs: change.atMs, waiting: last.waiting + change.waiting, lost: last.lost + change.lost };
    if (last.atMs === change.atMs) {
      points[points.length - 1] = next;
    } else {
      points.push(next);
    }
  }
  return points;
}
