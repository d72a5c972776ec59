import { JobCatalogue, apiCatalogue } from '../jobs/jobCatalogue';
import { Run, isLost, outcomeMs } from '../jobs/run';
import { Report } from '../report';
import { VerdictId } from './verdict';

/** When a rule last had something to say in the range. Times are ms since the epoch, UTC. */
export interface RuleUse {
  /** Job types of which it speaks at the moment of the report. */
  now: readonly string[];
  /** What it spoke of last: a loss, a failure, a success after failures; null: nothing in the range. */
  last: { jobType: string; atMs: number } | null;
}

type Moment = NonNullable<RuleUse['last']>;

const CANDIDATE = 'UpsertCandidateJob';

const isFailure = ({ outcome }: Run['attempts'][number]): boolean => outcome === 'failed' || outcome === 'aborted';

const latest = (moments: readonly Moment[]): Moment | null =>
  moments.reduce<Moment | null>((last, moment) => (last === null || moment.atMs > last.atMs ? moment : last), null);

const lossesOf = (runs: readonly Run[]): Moment[] =>
  runs.filter(isLost).map(({ jobType, deletedAtMs }) => ({ jobType, atMs: deletedAtMs ?? 0 }));

const failuresOf = (runs: readonly Run[]): Moment[] =>
  runs.flatMap(({ jobType, attempts }) =>
    attempts.filter(isFailure).map((attempt) => ({ jobType, atMs: outcomeMs(attempt) }))
  );

/** The first success of a sync job after each of its troubles; of the others, the success of each run that had failed. */
function recoveriesOf(runs: readonly Run[], isSync: boolean): Moment[] {
  const successes = runs.flatMap((run) =>
    run.attempts
      .filter(({ outcome }) => outcome === 'succeeded')
      .map((attempt) => ({ run, jobType: run.jobType, atMs: outcomeMs(attempt) }))
  );
  if (!isSync) {
    return successes.filter(({ run }) => run.attempts.some(isFailure));
  }
  const lastFailures = new Map<string, number>();
  for (const { jobType, atMs } of failuresOf(runs)) {
    lastFailures.set(jobType, Math.max(atMs, lastFailures.get(jobType) ?? 0));
  }
  return [...lastFailures].flatMap(([jobType, failedMs]) => {
    const atMs = successes.reduce(
      (first, success) =>
        success.jobType === jobType && success.atMs > failedMs ? Math.min(first, success.atMs) : first,
      Infinity
    );
    return atMs < Infinity ? [{ jobType, atMs }] : [];
  });
}

/** When each rule of the runbook last applied to what was read. */
export function ruleUses(
  { runs, verdicts }: Pick<Report, 'runs' | 'verdicts'>,
  catalogue: JobCatalogue = apiCatalogue
): Record<VerdictId, RuleUse> {
  const isSyncRun = ({ jobType }: Run): boolean => catalogue.info(jobType)?.jobClass === 'sync';
  const sync = runs.filter(isSyncRun);
  const others = runs.filter((run) => !isSyncRun(run));
  const candidates = lossesOf(others.filter(({ jobType }) => jobType === CANDIDATE)).sort((a, b) => a.atMs - b.atMs);
  const unlisted = [
    ...lossesOf(others.filter(({ jobType }) => jobType !== CANDIDATE)),
    ...failuresOf(others.filter(({ state }) => state === 'failed')),
  ];
  const record = (id: VerdictId, moments: readonly Moment[]): RuleUse => ({
    now: verdicts.filter((verdict) => verdict.id === id).map(({ jobType }) => jobType),
    last: latest(moments),
  });
  const recoveries = [...recoveriesOf(sync, true), ...recoveriesOf(others, false)];
  // Plain successes may have been counted only: of those the last is known.
  const counted = verdicts.flatMap(({ id, jobType, lastSuccessAtMs }) =>
    id === 'recovered' && lastSuccessAtMs !== null && !recoveries.some((moment) => moment.jobType === jobType)
      ? [{ jobType, atMs: lastSuccessAtMs }]
      : []
  );
  return {
    'candidate-multiple': record('candidate-multiple', candidates.slice(1)),
    'candidate-single': record('candidate-single', candidates.slice(0, 1)),
    'failed-unlisted': record('failed-unlisted', unlisted),
    'at-risk': record('at-risk', failuresOf(others)),
    'failing-continually': record('failing-continually', failuresOf(sync)),
    'cannot-tell': record('cannot-tell', []),
    recovered: record('recovered', [...recoveries, ...counted]),
    'no-failures': record('no-failures', []),
  };
}
