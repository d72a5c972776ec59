import { TimeSpan } from '../coverage';
import { JobClass } from './jobCatalogue';
import { AttemptError } from './jobEvent';
import { RetryDelays } from './retryDelays';

export type AttemptOutcome =
  | 'succeeded'
  | 'failed'
  /** failed before it began, since the CRM integration is paused */
  | 'aborted'
  /** the job's own last attempt: it gave up and logged *Deleted* */
  | 'deleted'
  | 'skipped'
  | 'deduplicated'
  | 'running'
  /** no ending seen: its process was stopped, or the line was not read */
  | 'interrupted';

/** One execution of a job. Times are ms since the epoch, UTC. */
export interface Attempt {
  /** From 1; null when neither a line nor arithmetic tells. */
  n: number | null;
  /** Null: no *Started* line was seen (paused and lock time-outs write none). */
  startedAtMs: number | null;
  /** Null while it runs, or when no ending was seen. */
  endedAtMs: number | null;
  outcome: AttemptOutcome;
  error: AttemptError | null;
  /** Process that ran it; '' when the lines do not tell. */
  instance: string;
  /** True where this attempt was joined to its run, or its end to its start, by arithmetic and not by an id. */
  inferred: boolean;
  /** True where no line of its end was read: that it gave up is worked out from the mail it sent. */
  endIsInferred?: boolean;
  /** Ids of the documents that it was read from. */
  lineIds: readonly string[];
}

export type RunState =
  | 'running'
  | 'succeeded'
  | 'retrying'
  /** lost for good: the job gave up by itself on its last attempt */
  | 'deleted'
  /** lost for good: Hangfire deleted it */
  | 'deletedByHangfire'
  /** in Hangfire's *Failed* state: not retried, kept until somebody acts */
  | 'failed'
  | 'interrupted'
  | 'skipped'
  | 'deduplicated';

/**
 * What is known of the e-mail that tells a candidate to sign up again. `impossible`: the candidate came by a magic link or
 * from Apply, so nobody signed up, and there is no address to write to.
 */
export type LossEmail = 'sent' | 'failed' | 'none' | 'impossible';

/** One background job from its first attempt to its end. */
export interface Run {
  /** Names the run in addresses: stable as long as its lines exist. */
  key: string;
  jobType: string;
  /** Null: the job type is not known, so its runs may carry data. */
  jobClass: JobClass | null;
  hangfireJobId: string | null;
  correlationId: string | null;
  entityId: string | null;
  state: RunState;
  /** True where any part of it was worked out rather than read. */
  inferred: boolean;
  /** In order of time; never empty. */
  attempts: readonly Attempt[];
  /** Highest number of attempts, as the lines say; the catalogue's default otherwise. */
  maxAttempts: number;
  /** From each failure to the next attempt, as Hangfire says it; its default otherwise. */
  delays: RetryDelays;
  /** While it retries: when the next attempt starts, never earlier than `fromMs`. */
  nextAttempt: TimeSpan | null;
  /** While it retries: when it is lost if every attempt fails. */
  deletion: TimeSpan | null;
  /** While it has not ended: how many attempts are left that can save it; 0: it will be lost, whatever happens. */
  triesLeft: number | null;
  deletedAtMs: number | null;
  /** For a lost run: whether the candidate was told. */
  lossEmail: LossEmail;
  /** Whether the first attempt that was seen is the run's first. */
  seenFromFirst: boolean;
}

/** When an attempt's outcome came (ms, UTC): its end, else its start. */
export const outcomeMs = ({ endedAtMs, startedAtMs }: Attempt): number => endedAtMs ?? startedAtMs ?? 0;

/** All attempts of some runs. (A plain loop: there are many.) */
export function attemptsOf(runs: readonly Run[]): Attempt[] {
  const all: Attempt[] = [];
  for (const { attempts } of runs) {
    for (const attempt of attempts) {
      all.push(attempt);
    }
  }
  return all;
}

/** Whether the run is lost for good. */
export function isLost(run: Run): boolean {
  return run.state === 'deleted' || run.state === 'deletedByHangfire';
}
