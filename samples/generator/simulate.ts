import { Clock } from './clock';
import { Hangfire } from './hangfire';
import type { Job } from './job';
import type { LogEvent } from './logEvent';
import type { World } from './perform';
import { HOUR_MS, type Plan } from './plan';
import type { Random } from './random';
import { scheduleRestarts } from './restarts';
import { scheduleBackfills, scheduleRecurringJobs } from './schedules';
import { SignUps } from './signUps';
import { scheduleTasks } from './ticketOffice';

/** What one environment of the API did: everything it logged within the window, and every job it had. */
export interface Simulation {
  events: LogEvent[];
  jobs: Job[];
}

/** Runs the plan. `fromMs` is the start of the window, ms since epoch, UTC; times in the result count from it. */
export function simulate(plan: Plan, fromMs: number, random: Random): Simulation {
  const events: LogEvent[] = [];
  const endMs = plan.hours * HOUR_MS;
  const log = (event: LogEvent) => {
    if (event.atMs >= 0 && event.atMs < endMs) {
      events.push(event);
    }
  };
  const iso = (atMs: number) => new Date(fromMs + atMs).toISOString();
  const clock = new Clock(-plan.leadHours * HOUR_MS);
  const world: World = { plan, random, iso, submissions: new Map(), recentApplyIds: [] };
  const hangfire = new Hangfire(clock, world, log);
  if (plan.service === 'api') {
    scheduleRecurringJobs(hangfire, clock, fromMs);
    scheduleBackfills(hangfire, clock, plan.backfills);
    scheduleRestarts(hangfire, clock, plan.restarts, random);
    new SignUps(hangfire, clock, plan, random, iso, log).schedule();
  } else {
    scheduleTasks(hangfire, clock, plan, random);
  }
  clock.runUntil(endMs);
  hangfire.logUnfinished();
  return { events, jobs: hangfire.queue.jobs };
}
