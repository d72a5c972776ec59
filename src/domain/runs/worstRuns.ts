import { Run } from '../jobs/run';
import { listRuns } from './listRuns';
import { runGroup } from './runGroup';

const calm: readonly string[] = ['succeeded', 'skipped', 'running'];

/** The runs of a job type that failed or have no ending, the worst first. */
export function worstRuns(runs: readonly Run[], jobType: string): Run[] {
  const troubled = runs.filter((run) => run.jobType === jobType && !calm.includes(runGroup(run)));
  return listRuns(troubled, { group: '', error: '', text: '', order: 'worst' });
}
