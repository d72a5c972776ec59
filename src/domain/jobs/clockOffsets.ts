import { Steps, eachInSteps } from '../steps';
import { JobCatalogue, apiCatalogue } from './jobCatalogue';
import { OpenAttempt } from './openAttempt';

/** How far a process's clock is ahead of the schedule's (ms; negative: behind; 0: not known to differ). */
export type ClockOffsets = (instance: string) => number;

const FEWEST_STARTS = 3;
// The scheduler polls every 15 s and another process may take the first job; only what is later still is the clock's.
const LATEST_START_MS = 45_000;
// Nothing starts before its tick.
const EARLIEST_START_MS = -3000;

/** Distance (ms) of a moment from the nearest tick; negative: before it. */
function offTickMs(atMs: number, everyMs: number, offsetMs: number): number {
  const behind = (((atMs - offsetMs) % everyMs) + everyMs) % everyMs;
  return behind > everyMs / 2 ? behind - everyMs : behind;
}

/** Starts that a schedule made, not a retry: by process and period, the distance of each from its tick. */
function* collectStarts(
  attempts: readonly OpenAttempt[],
  catalogue: JobCatalogue
): Steps<Map<string, Map<number, number[]>>> {
  const byInstance = new Map<string, Map<number, number[]>>();
  yield* eachInSteps(attempts, ({ jobType, n, startedAtMs, instance }) => {
    const schedule = jobType === null ? null : catalogue.info(jobType)?.schedule;
    if (!schedule || startedAtMs === null || (n !== null && n !== 1)) {
      return;
    }
    const byPeriod = byInstance.get(instance) ?? new Map<number, number[]>();
    const starts = byPeriod.get(schedule.everyMs) ?? [];
    starts.push(offTickMs(startedAtMs, schedule.everyMs, schedule.offsetMs));
    byPeriod.set(schedule.everyMs, starts);
    byInstance.set(instance, byPeriod);
  });
  return byInstance;
}

/**
 * Measures each process's clock against the schedule of the recurring jobs: their first attempts start within seconds of
 * their tick. Hourly jobs tell up to half an hour, those of every five minutes only up to half of that.
 */
export function* measureClocks(attempts: readonly OpenAttempt[], catalogue = apiCatalogue): Steps<ClockOffsets> {
  const offsets = new Map<string, number>();
  for (const [instance, byPeriod] of yield* collectStarts(attempts, catalogue)) {
    const periods = [3_600_000, 300_000].map((everyMs) => byPeriod.get(everyMs) ?? []);
    const starts = periods.find(({ length }) => length >= FEWEST_STARTS)?.sort((a, b) => a - b);
    // Nearly the earliest: queues make starts later, nothing makes them earlier.
    const offset = starts?.[Math.floor(starts.length / 20)];
    if (offset !== undefined) {
      offsets.set(instance, offset);
    }
  }
  const [least = 0, ...others] = [...offsets.values()].sort((a, b) => a - b);
  const most = others[others.length - 1] ?? least;
  if (most - least <= LATEST_START_MS - EARLIEST_START_MS) {
    // What all share is the schedule's: it ticks at another minute than the catalogue says.
    const shared = least < EARLIEST_START_MS || least > LATEST_START_MS ? least : 0;
    return () => shared;
  }
  return (instance) => offsets.get(instance) ?? 0;
}
