/**
 * The background jobs of the Get into Teaching API, as data. Source: the API's public repository (see docs/job-logs.md).
 */

/** `sync` fills the API's local cache; `send` carries a person's data to the CRM; `other` does neither. */
export type JobClass = 'sync' | 'send' | 'other';

/** What the job does on its last attempt. */
export type LastAttempt =
  /** nothing special: Hangfire deletes it when the attempt after the last retry fails */
  | 'none'
  /** it gives up by itself: mails the candidate and logs *Deleted* */
  | 'deletes'
  /** as `deletes`, but reads the CRM first; while the CRM is down that throws, and Hangfire deletes an hour later */
  | 'readsCrmThenDeletes';

export interface JobTypeInfo {
  /** Name in the job's log lines. `UpsertModelJob` stands for `UpsertModelJob<T>` of every T. */
  name: string;
  /** .NET class, as it stands in `SourceContext` and in stack traces (without namespace and generic part). */
  className: string;
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
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const job = (
  name: string,
  jobClass: JobClass,
  purpose: string,
  rest: Partial<Omit<JobTypeInfo, 'name' | 'jobClass' | 'purpose'>> = {}
): JobTypeInfo => ({
  name,
  jobClass,
  purpose,
  className: name,
  lastAttempt: 'none',
  retries: null,
  schedule: null,
  numbered: false,
  payloadIdentifies: false,
  ...rest,
});

const sends = { numbered: true, payloadIdentifies: true, lastAttempt: 'deletes' } as const;

/** Every job type that the API has, the retired LocationBatchJob included. */
export const jobCatalogue: readonly JobTypeInfo[] = [
  job('CrmSyncJob', 'sync', 'events, buildings, policies and pick lists from the CRM', {
    schedule: { everyMs: 5 * MINUTE_MS, offsetMs: 0 },
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
  job('ApplyCandidateSyncJob', 'send', 'one Apply candidate’s changes'),
  job('MagicLinkTokenGenerationJob', 'other', 'magic-link tokens', { schedule: { everyMs: HOUR_MS, offsetMs: 0 } }),
  job('ApplyBackfillJob', 'other', 'a backfill of Apply candidates', { retries: 0 }),
];

/** Name of a type whose T the lines do not tell. */
export const UNKNOWN_MODEL = '?';

const byName = new Map(jobCatalogue.map((info) => [info.name, info]));
const byClassName = new Map(jobCatalogue.map((info) => [info.className, info]));

/** The part of a job type's name before its generic part: `UpsertModelJob<PhoneCall>` → `UpsertModelJob`. */
export function baseName(jobType: string): string {
  const open = jobType.indexOf('<');
  return open < 0 ? jobType : jobType.slice(0, open);
}

/** What the catalogue says of a job type, by the name in its lines; undefined when it does not know it. */
export function jobTypeInfo(jobType: string): JobTypeInfo | undefined {
  return byName.get(jobType) ?? byName.get(baseName(jobType));
}

/** Hangfire's id of a recurring job, `crm-sync`, as the job type that it runs; undefined: not a known one. */
export function jobTypeOfRecurringJob(id: string): string | undefined {
  const name = `${id.replaceAll('-', '')}job`;
  return jobCatalogue.find((info) => info.schedule && info.name.toLowerCase() === name)?.name;
}

/** The job type that a .NET class logs as; `UpsertModelJob<?>` where only the class is known. Undefined: not a known job. */
export function jobTypeOfClass(className: string): string | undefined {
  const info = byClassName.get(className);
  if (!info) {
    return undefined;
  }
  return info.name === 'UpsertModelJob' ? `${info.name}<${UNKNOWN_MODEL}>` : info.name;
}
