import type { Job } from './job';
import { stateOf } from './tellRun';
import type { Tally, TypeTruth } from './truth';

/** The verdicts that the runbook and the facts know, least serious first, and what they ask for. */
const ACTIONS = {
  'no-failures': 'nothing to do',
  recovered: 'no panic; raise a ticket to look into it later',
  'failing-continually': 'look for a related error in Sentry; if it is CrmSyncJob, tell the events team',
  'at-risk': 'nothing is lost yet; find the cause before the last attempt',
  'failed-unlisted': 'permanent failure of a job the runbook does not name',
  'candidate-single': 'high priority: find the cause, and ask the CRM team about outages',
  'candidate-multiple': 'the CRM is probably unavailable; ask the CRM team',
};

export type VerdictId = keyof typeof ACTIONS;

const BY_SERIOUSNESS = Object.keys(ACTIONS) as VerdictId[];

/** The verdict on one job type from its counts; `jobs` are the same ones, to see what is fair to say instead. */
export function judge(counts: Tally, jobs: readonly Job[]): TypeTruth {
  const verdict = verdictOf(counts, jobs);
  const fair = new Set<VerdictId>([verdict]);
  if (verdict === 'recovered' && counts.runbookClass !== 'sync') {
    fair.add('no-failures');
  }
  if (verdict === 'failing-continually' && counts.failedAttempts === 1) {
    fair.add('at-risk');
  }
  if (verdict === 'at-risk' && counts.retrying === 0) {
    fair.add('recovered');
  }
  if (counts.failedAttempts > 0 && counts.deleted === 0 && !jobs.some(failureTellsType)) {
    fair.add('no-failures');
  }
  return { ...counts, verdict, ...(fair.size > 1 && { acceptableVerdicts: [...fair] }), action: ACTIONS[verdict] };
}

/** The most serious one. */
export function overallOf(verdicts: readonly VerdictId[]): VerdictId {
  const worst = verdicts.reduce((index, verdict) => Math.max(index, BY_SERIOUSNESS.indexOf(verdict)), 0);
  return BY_SERIOUSNESS[worst]!;
}

function verdictOf(counts: Tally, jobs: readonly Job[]): VerdictId {
  const { runbookClass, failedAttempts, deleted, failed, retrying, lastSuccessAt, lastFailureAt } = counts;
  if (runbookClass === 'candidate' && deleted > 0) {
    return deleted === 1 ? 'candidate-single' : 'candidate-multiple';
  }
  if (runbookClass === 'unlisted' && (deleted > 0 || failed > 0)) {
    return 'failed-unlisted';
  }
  if (failedAttempts === 0) {
    return 'no-failures';
  }
  if (runbookClass === 'sync') {
    return lastSuccessAt !== null && lastSuccessAt > lastFailureAt! ? 'recovered' : 'failing-continually';
  }
  return retrying > 0 || jobs.some(isRetryUnderway) ? 'at-risk' : 'recovered';
}

/** Neither waiting nor ended: a later attempt is running, or was cut off. */
const isRetryUnderway = (job: Job) => job.failures > 0 && ['running', 'interrupted'].includes(stateOf(job));

/** Where a job's services could not be built, nothing in its failure says of which type it is. */
const failureTellsType = ({ attempts }: Job) =>
  attempts.some(({ outcome, error }) => outcome === 'failed' && !error!.includes('DataverseConnectionException'));
