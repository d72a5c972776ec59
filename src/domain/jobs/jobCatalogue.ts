/**
 * What is known of background jobs; those of the Get into Teaching API as data. Source: the API's public repository (see docs/job-logs.md).
 */
import { RetryDelays, steady } from './retryDelays';
import { ServiceLines, apiLines } from './serviceLines';

import { remembered } from './texts';

export const jobClasses = ['sync', 'send', 'other'] as const;

/** `sync` fills the API's local cache; `send` carries a person's data to the CRM; `other` does neither. */
export type JobClass = (typeof jobClasses)[number];

export const lastAttempts = ['none', 'deletes', 'readsCrmThenDeletes'] as const;

/**
 * What the job does on its last attempt.
 * - `none`: nothing special; Hangfire deletes it when the attempt after the last retry fails
 * - `deletes`: it gives up by itself: mails the candidate and logs *Deleted*
 * - `readsCrmThenDeletes`: as `deletes`, but reads the CRM first; while the CRM is down that throws, and Hangfire deletes an
 *   hour later
 */
export type LastAttempt = (typeof lastAttempts)[number];

export interface JobTypeInfo {
  /** Name in the job's log lines. `UpsertModelJob` stands for `UpsertModelJob<T>` of every T. */
  name: string;
  /** .NET class, as it stands in `SourceContext` and in stack traces (without namespace and generic part). */
  className: string;
  /** Of that class; '': not known. */
  namespace: string;
  jobClass: JobClass;
  /** In a few words, what is not done while this job fails. */
  purpose: string;
  lastAttempt: LastAttempt;
  /** How many retries Hangfire makes; null: as many as its global filter says. */
  retries: number | null;
  /** Period in ms of a recurring job and the offset of its ticks in UTC; null: enqueued by others. */
  schedule: { everyMs: number; offsetMs: number } | null;
  /** Whether its first lines carry "n/24". */
  numbered: boolean;
  /** Whether the payload tells one run from another. */
  payloadIdentifies: boolean;
  /** Whether its first line names whom the run is about. */
  startNamesEntity: boolean;
  /** Whether a schedule without any run is a silence: other schedules depend on a feature, or on the day. */
  alwaysOn: boolean;
  /** Whom to tell while it needs somebody, and why: "the events team: …"; '' for nobody. */
  tell: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const API_NAMESPACE = 'GetIntoTeachingApi.Jobs';

/** A job type of which little is known. */
export const job = (
  name: string,
  jobClass: JobClass,
  purpose: string,
  rest: Partial<Omit<JobTypeInfo, 'name' | 'jobClass' | 'purpose'>> = {}
): JobTypeInfo => ({
  name,
  jobClass,
  purpose,
  className: name,
  namespace: API_NAMESPACE,
  lastAttempt: 'none',
  retries: null,
  schedule: null,
  numbered: false,
  payloadIdentifies: false,
  startNamesEntity: false,
  alwaysOn: false,
  tell: '',
  ...rest,
});

const sends = { numbered: true, payloadIdentifies: true, lastAttempt: 'deletes' } as const;

/** Every job type that the API has, the retired LocationBatchJob included. */
export const apiJobTypes: readonly JobTypeInfo[] = [
  job('CrmSyncJob', 'sync', 'events, buildings, policies and pick lists from the CRM', {
    schedule: { everyMs: 5 * MINUTE_MS, offsetMs: 0 },
    alwaysOn: true,
    tell: 'the events team: the site may show outdated events',
  }),
  job('LocationSyncJob', 'sync', 'postcode locations', {
    // Mondays at 00:00; 1 January 1970 was a Thursday.
    schedule: { everyMs: 7 * DAY_MS, offsetMs: 4 * DAY_MS },
  }),
  job('LocationBatchJob', 'sync', 'a batch of postcode locations'),
  job('UpsertCandidateJob', 'send', 'a candidate’s sign-up to the CRM', sends),
  job('UpsertModelJob', 'send', 'a record of a candidate to the CRM', {
    ...sends,
    className: 'UpsertModelWithCandidateIdJob',
    lastAttempt: 'readsCrmThenDeletes',
  }),
  job('UpsertApplicationFormJob', 'send', 'an Apply application form to the CRM', sends),
  job('UpsertContactCreationChannelsJob', 'send', 'a candidate’s contact channels to the CRM', {
    ...sends,
    lastAttempt: 'readsCrmThenDeletes',
  }),
  job('ClaimCallbackBookingSlotJob', 'send', 'a callback slot booked in the CRM', {
    ...sends,
    payloadIdentifies: false,
  }),
  job('ApplySyncJob', 'other', 'changes from Apply', { schedule: { everyMs: HOUR_MS, offsetMs: 0 } }),
  job('ApplyCandidateSyncJob', 'send', 'one Apply candidate’s changes', { startNamesEntity: true }),
  job('MagicLinkTokenGenerationJob', 'other', 'magic-link tokens', {
    schedule: { everyMs: HOUR_MS, offsetMs: 0 },
    alwaysOn: true,
  }),
  job('ApplyBackfillJob', 'other', 'a backfill of Apply candidates', { retries: 0 }),
];

/** Name of a type whose T the lines do not tell. */
export const UNKNOWN_MODEL = '?';

/** The part of a job type's name before its generic part: `UpsertModelJob<PhoneCall>` → `UpsertModelJob`. */
export const baseName = remembered((jobType) => {
  const open = jobType.indexOf('<');
  return open < 0 ? jobType : jobType.slice(0, open);
});

/** Hangfire's global filter: how often it retries a job, and how long it waits after each failure. */
export interface RetryRules {
  retries: number;
  delays: RetryDelays;
}

/** 24 retries, one hour apart, then deletion. Source: the API's Startup. */
export const apiRetries: RetryRules = { retries: 24, delays: steady(HOUR_MS) };

/** A name as people may write it otherwise: `crm-sync`, `CrmSync`. */
const lettersOf = (name: string): string => name.replace(/[^a-z0-9]/gi, '').toLowerCase();

/** What is known of an app's jobs, whatever the lines say. */
export class JobCatalogue implements RetryRules {
  readonly retries: number;
  readonly delays: RetryDelays;
  private readonly byName: ReadonlyMap<string, JobTypeInfo>;
  private readonly byClassName: ReadonlyMap<string, JobTypeInfo>;

  constructor(
    readonly types: readonly JobTypeInfo[],
    { retries, delays }: RetryRules,
    /** How the lines of these jobs look. */
    readonly lines: ServiceLines = apiLines
  ) {
    this.retries = retries;
    this.delays = delays;
    this.byName = new Map(types.map((info) => [info.name, info]));
    this.byClassName = new Map(types.map((info) => [info.className, info]));
  }

  /** What is known of a job type, by the name in its lines; undefined: it is not known. */
  info(jobType: string): JobTypeInfo | undefined {
    return this.byName.get(jobType) ?? this.byName.get(baseName(jobType));
  }

  /** The job that is heard of most often; undefined: none runs by the clock alone. */
  get heartbeat(): { jobType: string; everyMs: number } | undefined {
    const beats = this.types.flatMap(({ name, schedule, alwaysOn }) =>
      schedule && alwaysOn ? [{ jobType: name, everyMs: schedule.everyMs }] : []
    );
    return beats.sort((a, b) => a.everyMs - b.everyMs)[0];
  }

  /** Hangfire's id of a recurring job, `crm-sync`, as the job type that it runs; undefined: not a known one. */
  typeOfRecurringJob(id: string): string | undefined {
    const name = lettersOf(id);
    const isIt = (own: string): boolean => [name, `${name}job`].includes(lettersOf(own));
    return this.types.find((info) => info.schedule && (isIt(info.name) || isIt(info.className)))?.name;
  }

  /** The job type that a .NET class logs as; `UpsertModelJob<?>` where only the class is known. Undefined: not a known job. */
  typeOfClass(className: string): string | undefined {
    const info = this.byClassName.get(className);
    if (!info) {
      return undefined;
    }
    return info.name === 'UpsertModelJob' ? `${info.name}<${UNKNOWN_MODEL}>` : info.name;
  }
}

/** The Get into Teaching API's own. */
export const apiCatalogue = new JobCatalogue(apiJobTypes, apiRetries);
