export type RunbookClass = 'sync' | 'candidate' | 'unlisted';

/** What the simulation needs to know of one job type; from the API's public source. */
export interface JobType {
  /** As the log and the truth name it. */
  name: string;
  className: string;
  /** T of `UpsertModelJob<T>`; the log line's property TypeName. */
  typeName?: string;
  runbookClass: RunbookClass;
  /** Says `n/24` in its Started line, and ends itself at attempt 24 instead of failing on. */
  countsAttempts: boolean;
  /** Mail template of the last attempt. */
  lastMail?: string;
  /** The last attempt reads the candidate from the CRM before it mails. */
  lastReadsCrm?: boolean;
  whenPaused: 'skips' | 'aborts' | 'runs';
  /** A job that writes reads as well. */
  crm: 'writes' | 'reads' | 'none';
  /** How long it waits for other runs of its type to end (DisableConcurrentExecution). */
  lockWaitMs?: number;
  retried: boolean;
  medianMs: number;
  sigma: number;
  /** Stack frames below the CRM client, innermost first: method, source file and line. */
  frames: ReadonlyArray<readonly [method: string, file: string, line: number]>;
}
