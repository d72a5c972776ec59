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
import { PatternKind, linePattern, patternKinds } from './jobs/linePattern';
import { ServiceLines, apiLines, serviceLines, simpleName } from './jobs/serviceLines';
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

export const services = ['get-into-teaching', 'other'] as const;

/** What differs from what is known of a job type, or all that is known of a new one. */
export interface JobTypeSettings {
  /** As its lines name it. */
  name: string;
  /** .NET class with its namespace, where the name is not its class's. */
  className?: string;
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
  /** Whose jobs are known beside those that are named here: the API's, or none. */
  service: (typeof services)[number];
  retry: RetrySettings;
  jobTypes: readonly JobTypeSettings[];
  /** What the jobs' own lines say, beside `<Job> - Started` and the like: by what they tell. */
  linePatterns: Readonly<Record<PatternKind, readonly string[]>>;
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

function classOf(fullName: string): Pick<JobTypeInfo, 'className' | 'namespace'> {
  const className = simpleName(fullName);
  return { className, namespace: fullName.slice(0, -className.length - 1) };
}

function withSettings(known: JobTypeInfo, { everyMinutes, className, ...rest }: JobTypeSettings): JobTypeInfo {
  return {
    ...known,
    ...rest,
    ...(className !== undefined && classOf(className)),
    schedule: everyMinutes === undefined ? known.schedule : scheduleOf(everyMinutes, known.schedule),
  };
}

/** Of a service's own job its namespace is not known, and its clock says that it runs. */
const newJob = ({ name, everyMinutes = 0 }: JobTypeSettings, isApi: boolean): JobTypeInfo =>
  job(name, 'other', '', isApi ? {} : { namespace: '', alwaysOn: everyMinutes > 0 });

function jobTypesOf(settings: readonly JobTypeSettings[], isApi: boolean): JobTypeInfo[] {
  const types = new Map((isApi ? apiJobTypes : []).map((info) => [info.name, info]));
  for (const entry of settings) {
    types.set(entry.name, withSettings(types.get(entry.name) ?? newJob(entry, isApi), entry));
  }
  return [...types.values()];
}

function linesOf(
  types: readonly JobTypeInfo[],
  written: PolicySettings['linePatterns'] | undefined,
  isApi: boolean
): ServiceLines {
  const patterns = patternKinds.flatMap((kind) => (written?.[kind] ?? []).map((text) => linePattern(kind, text)));
  const isAsKnown = isApi && patterns.length === 0 && types.every(isLikeApis);
  return isAsKnown ? apiLines : serviceLines(types, patterns, isApi);
}

const isLikeApis = ({ name, namespace }: JobTypeInfo): boolean =>
  name.endsWith('Job') && namespace === 'GetIntoTeachingApi.Jobs';

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
export function policyOf({ service, retry, jobTypes = [], linePatterns, steps = {} }: Partial<PolicySettings>): Policy {
  const isApi = service !== 'other';
  const types = jobTypesOf(jobTypes, isApi);
  const rules = retry ? retryRulesOf(retry) : apiRetries;
  return {
    catalogue: new JobCatalogue(types, rules, linesOf(types, linePatterns, isApi)),
    ownSteps: ownStepsOf(steps),
  };
}
