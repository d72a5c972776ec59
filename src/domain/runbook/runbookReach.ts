import { ErrorSignature, errorSignatures } from '../jobs/errorSignatures';
import { JobCatalogue, apiCatalogue } from '../jobs/jobCatalogue';
import { Run, isLost } from '../jobs/run';
import { namedInRunbook } from './rules';

/** How far the team's runbook reaches: of the runs that failed, those that it has an answer to. */
export interface RunbookReach {
  /** Runs of which an attempt failed, or that are lost or in Hangfire's *Failed* state. */
  failedRuns: number;
  /** Of those: runs that the runbook speaks to. */
  spokenTo: number;
  /** Errors of the others, most attempts first. */
  silentOn: readonly ErrorSignature[];
}

const hasFailed = (run: Run): boolean =>
  isLost(run) ||
  run.state === 'failed' ||
  run.attempts.some(({ outcome }) => outcome === 'failed' || outcome === 'aborted');

/**
 * Whether the team's runbook speaks to a run that failed: to every failure of a sync job that it names, and to a candidate
 * that is lost. Of a candidate that is still tried again, and of the jobs that it does not name, it says nothing.
 */
const isSpokenTo = (run: Run, catalogue: JobCatalogue): boolean =>
  namedInRunbook.has(run.jobType) && (catalogue.info(run.jobType)?.jobClass === 'sync' || isLost(run));

export function runbookReach(runs: readonly Run[], catalogue: JobCatalogue = apiCatalogue): RunbookReach {
  const failed = runs.filter(hasFailed);
  const silent = failed.filter((run) => !isSpokenTo(run, catalogue));
  return { failedRuns: failed.length, spokenTo: failed.length - silent.length, silentOn: errorSignatures(silent) };
}
