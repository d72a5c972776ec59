import type { JobType } from './jobType';

export type Outcome = 'succeeded' | 'failed' | 'deleted' | 'skipped' | 'deduplicated' | 'interrupted';

/** One execution of a job on one worker. Times are milliseconds from the start of the window, true time. */
export interface Attempt {
  /** Hangfire's retry count + 1: the same again when a killed or re-queued execution is repeated. */
  n: number;
  instance: number;
  startedAtMs: number;
  startedLogged: boolean;
  /** Null while running, and for good when the process died. */
  endedAtMs: number | null;
  outcome: Outcome | null;
  error: string | null;
}

/** What someone asks Hangfire to do. */
export interface JobRequest {
  type: JobType;
  payload?: string;
  correlationId?: string | null;
  entityId?: string | null;
  /** Equal keys within five seconds are one submission (UpsertCandidateJob only). */
  submissionKey?: string;
  /** Magic-link candidates come without one, so no mail can reach them. */
  hasEmail?: boolean;
  /** Log names of the jobs that follow a success. */
  followUps?: readonly string[];
  /** The CRM will never accept it. */
  doomed?: boolean;
  recurring?: boolean;
  parentId?: number;
  /** Backfill only: first page of ten. */
  startPage?: number;
  delayMs?: number;
}

export interface Job extends JobRequest {
  id: number;
  createdAtMs: number;
  attempts: Attempt[];
  /** Failed attempts so far: Hangfire's RetryCount. */
  failures: number;
  state: 'pending' | 'succeeded' | 'deleted' | 'deletedByHangfire' | 'skipped' | 'deduplicated' | 'failed';
  deletedAtMs: number | null;
}
