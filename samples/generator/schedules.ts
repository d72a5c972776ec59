import type { Clock } from './clock';
import type { Hangfire } from './hangfire';
import { jobType } from './jobTypes';
import { HOUR_MS, MINUTE_MS, type Plan } from './plan';

const WEEK_MS = 7 * 24 * HOUR_MS;
const MONDAY_MS = Date.UTC(2024, 0, 1);
const SCHEDULER_POLL_MS = 15_000;

/** Recurring jobs, by how often they are due, counted from a Monday midnight. */
const RECURRING: ReadonlyArray<{ name: string; everyMs: number }> = [
  { name: 'LocationSyncJob', everyMs: WEEK_MS },
  { name: 'CrmSyncJob', everyMs: 5 * MINUTE_MS },
  { name: 'MagicLinkTokenGenerationJob', everyMs: HOUR_MS },
  { name: 'ApplySyncJob', everyMs: HOUR_MS },
];

/** Hangfire's scheduler looks every 15 s what became due, and makes one job of however many occurrences it missed. */
export function scheduleRecurringJobs(hangfire: Hangfire, clock: Clock, fromMs: number): void {
  const sinceMonday = (atMs: number) => fromMs + atMs - MONDAY_MS;
  let lookedMs = clock.nowMs - 1;
  hangfire.every(SCHEDULER_POLL_MS, () => {
    const by = hangfire.anyInstance();
    if (!by) {
      return;
    }
    for (const { name, everyMs } of RECURRING) {
      if (Math.floor(sinceMonday(clock.nowMs) / everyMs) > Math.floor(sinceMonday(lookedMs) / everyMs)) {
        hangfire.enqueue({ type: jobType(name), recurring: true }, by);
      }
    }
    lookedMs = clock.nowMs;
  });
}

/** What an administrator starts by hand. */
export function scheduleBackfills(hangfire: Hangfire, clock: Clock, backfills: Plan['backfills']): void {
  for (const { atMs } of backfills) {
    clock.at(atMs, () => {
      const by = hangfire.anyInstance();
      if (by) {
        hangfire.enqueue({ type: jobType('ApplyBackfillJob'), startPage: 1 }, by);
      }
    });
  }
}
