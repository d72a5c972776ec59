import {
  JobCatalogue,
  JobClass,
  JobTypeInfo,
  LastAttempt,
  RetryRules,
  apiCatalogue,
  apiJobTypes,
  apiRetries,
  job,
} from './jobs/jobCatalogue';
import { hangfireDelays, listed, steady } from './jobs/retryDelays';
import { Step, VerdictId } from './runbook/verdict';

/** Steps that a team wrote for a rule, in place of ours. */
export type OwnSteps = Readonly<Partial<Record<VerdictId, readonly Step[]>>>;

/** What a team knows that no line tells: its jobs, how they are retried, and what it does about them. */
export interface Policy {
  catalogue: JobCatalogue;
  ownSteps: OwnSteps;
}

/** The Get into Teaching API's own. */
export const apiPolicy: Policy = { catalogue: apiCatalogue, ownSteps: {} };

/** What differs from what is known of a job type, or all that is known of a new one. */
export interface JobTypeSettings {
  name: string;
  jobClass?: JobClass;
  purpose?: string;
  /** Period of a recurring job; 0: enqueued by others. */
  everyMinutes?: number;
  lastAttempt?: LastAttempt;
  retries?: number;
  tell?: string;
}

export const delayPolicies = ['steady', 'hangfire'] as const;

/** Hangfire's filter `AutomaticRetry`, as settings write it. */
export interface RetrySettings {
  limit: number;
  delayMinutes: number;
  /** `steady`: always `delayMinutes`; `hangfire`: the growing delays that it has by itself. */
  delays?: (typeof delayPolicies)[number];
  /** The delays one by one, in place of either; the last goes on. */
  delaysInSeconds?: readonly number[];
}

/** A policy as settings write it. */
export interface PolicySettings {
  retry: RetrySettings;
  jobTypes: readonly JobTypeSettings[];
  /** Markdown by rule, one step a line; '': ours. */
  steps: Readonly<Partial<Record<VerdictId, string>>>;
}

const MINUTE_MS = 60_000;

function scheduleOf(everyMinutes: number, known: JobTypeInfo['schedule']): JobTypeInfo['schedule'] {
  const everyMs = everyMinutes * MINUTE_MS;
  if (everyMs === 0) {
    return null;
  }
  // The same period ticks at the same offset: a weekly job on its day.
  return everyMs === known?.everyMs ? known : { everyMs, offsetMs: 0 };
}

function withSettings(known: JobTypeInfo, { everyMinutes, ...rest }: JobTypeSettings): JobTypeInfo {
  return {
    ...known,
    ...rest,
    schedule: everyMinutes === undefined ? known.schedule : scheduleOf(everyMinutes, known.schedule),
  };
}

function jobTypesOf(settings: readonly JobTypeSettings[]): JobTypeInfo[] {
  const types = new Map(apiJobTypes.map((info) => [info.name, info]));
  for (const entry of settings) {
    types.set(entry.name, withSettings(types.get(entry.name) ?? job(entry.name, 'other', ''), entry));
  }
  return [...types.values()];
}

/** One step a line; what makes a list of the lines is not part of a step. */
const stepsOf = (markdown: string): Step[] =>
  markdown
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '')
    .map((text) => ({ text, source: 'runbook', isMarkdown: true }));

function ownStepsOf(settings: PolicySettings['steps']): OwnSteps {
  const written = Object.entries(settings).map(([id, markdown]) => [id, stepsOf(markdown)] as const);
  return Object.fromEntries(written.filter(([, steps]) => steps.length > 0));
}

function retryRulesOf({ limit, delayMinutes, delays, delaysInSeconds = [] }: RetrySettings): RetryRules {
  if (delaysInSeconds.length > 0) {
    return { retries: limit, delays: listed(delaysInSeconds.map((seconds) => seconds * 1000)) };
  }
  return { retries: limit, delays: delays === 'hangfire' ? hangfireDelays(limit) : steady(delayMinutes * MINUTE_MS) };
}

/** The policy that settings write; where they write nothing, it is the API's own. */
export function policyOf({ retry, jobTypes = [], steps = {} }: Partial<PolicySettings>): Policy {
  const rules = retry ? retryRulesOf(retry) : apiRetries;
  return { catalogue: new JobCatalogue(jobTypesOf(jobTypes), rules), ownSteps: ownStepsOf(steps) };
}
