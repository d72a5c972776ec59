import { baseName } from '../domain/jobs/jobCatalogue';
import { Verdict } from '../domain/runbook/verdict';

/**
 * Parts the verdicts by the panel's option; each part keeps its order.
 * @param jobTypes names as in the catalogue, which stand for all of their generic parts; none: every type is shown
 */
export function shownTypes(verdicts: readonly Verdict[], jobTypes: readonly string[] = []) {
  const isShown = ({ jobType }: Verdict) => jobTypes.length === 0 || jobTypes.includes(baseName(jobType));
  return { shown: verdicts.filter(isShown), hidden: verdicts.filter((verdict) => !isShown(verdict)) };
}
