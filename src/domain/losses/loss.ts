import { JobCatalogue, apiCatalogue } from '../jobs/jobCatalogue';
import { AttemptError } from '../jobs/jobEvent';
import { Attempt, LossEmail, Run, isLost, outcomeMs } from '../jobs/run';

/** Whether a person's data went with the run; null: the catalogue does not know the job type, so it may have. */
export type Affects = 'person' | 'nobody' | null;

/** One run that is lost for good. Times are ms since the epoch, UTC. */
export interface Loss {
  /** The run's key. */
  key: string;
  jobType: string;
  hangfireJobId: string | null;
  correlationId: string | null;
  entityId: string | null;
  lostAtMs: number;
  /** Its first failure within the range; null: none was read. */
  failingSinceMs: number | null;
  /** Who gave it up: the job itself on its last attempt, which mails the candidate, or Hangfire, which tells nobody. */
  by: 'job' | 'hangfire';
  /** No attempt that was read did any work: the CRM integration was paused. */
  untried: boolean;
  /** `end`: no line of its end was read, its mail tells of it. `joining`: attempts were joined by arithmetic. */
  inferred: 'end' | 'joining' | null;
  affects: Affects;
  /** Whether the person was told. */
  email: LossEmail;
  /** Of its last failed attempt that tells one; untrusted text. */
  cause: AttemptError | null;
  /** Number of its last attempt; null: not known. */
  attempts: number | null;
  /** Documents that tell of its end. */
  lineIds: readonly string[];
}

function affectsOf(jobType: string, catalogue: JobCatalogue): Affects {
  const jobClass = catalogue.info(jobType)?.jobClass;
  return jobClass === undefined ? null : jobClass === 'send' ? 'person' : 'nobody';
}

const isFailure = ({ outcome }: Attempt): boolean => outcome === 'failed' || outcome === 'aborted';

function inferredPart({ inferred }: Run, last: Attempt): Loss['inferred'] {
  return last.endIsInferred ? 'end' : inferred ? 'joining' : null;
}

function lossOf(run: Run, catalogue: JobCatalogue): Loss {
  const last = run.attempts[run.attempts.length - 1] as Attempt;
  const failures = run.attempts.filter(isFailure);
  const told = [...run.attempts].reverse().find(({ error }) => error !== null);
  return {
    key: run.key,
    jobType: run.jobType,
    hangfireJobId: run.hangfireJobId,
    correlationId: run.correlationId,
    entityId: run.entityId,
    lostAtMs: run.deletedAtMs ?? outcomeMs(last),
    failingSinceMs: failures[0] ? outcomeMs(failures[0]) : null,
    by: run.state === 'deleted' ? 'job' : 'hangfire',
    untried: failures.length > 0 && failures.every(({ outcome }) => outcome === 'aborted'),
    inferred: inferredPart(run, last),
    affects: affectsOf(run.jobType, catalogue),
    email: run.lossEmail,
    cause: told?.error ?? null,
    attempts: last.n,
    lineIds: last.lineIds,
  };
}

/** Whether somebody's data may have gone with it. A job type that the catalogue does not know counts as one that carries data. */
export const mayAffectPerson = ({ affects }: Pick<Loss, 'affects'>): boolean => affects !== 'nobody';

/** Every run that is lost for good: those that carry a person's data first, then the newest first. */
export function findLosses(runs: readonly Run[], catalogue: JobCatalogue = apiCatalogue): Loss[] {
  return runs
    .filter(isLost)
    .map((run) => lossOf(run, catalogue))
    .sort(
      (a, b) =>
        Number(mayAffectPerson(b)) - Number(mayAffectPerson(a)) || b.lostAtMs - a.lostAtMs || (a.key < b.key ? -1 : 1)
    );
}
