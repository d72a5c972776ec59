import { PanelData } from '@grafana/data';
import { apiCatalogue } from '../domain/jobs/jobCatalogue';
import { LogFields } from '../domain/links/logFields';
import { errorsOf, reasonOf } from './answers';
import { AskedTarget, mayHoldLines } from './askedTargets';
import { DataProblem, metricQuery, noDataSource, noQuery, wrongDataSource } from './dataProblem';
import { sourceKind } from './logSource';
import { isFinished } from './panelDoubts';

const NOT_FOUND = /data ?source.{0,80}not found/i;

const isForeign = ({ sourceType }: AskedTarget): boolean => sourceType !== null && sourceKind(sourceType) === null;

/**
 * Why a panel's queries cannot give the lines of the jobs, whatever came back; null: they can.
 * @param targets queries that are not hidden; null where the data do not tell
 */
export function panelProblem(
  data: PanelData,
  targets: readonly AskedTarget[] | null,
  fields: LogFields,
  catalogue = apiCatalogue
): DataProblem | null {
  if (!isFinished(data)) {
    return null;
  }
  const errors = errorsOf(data);
  if (errors.some((error) => NOT_FOUND.test(reasonOf(error)))) {
    return noDataSource(data.request?.targets[0]?.datasource?.uid ?? '');
  }
  if (!targets) {
    return data.series.length === 0 && errors.length === 0 ? noQuery(fields, catalogue) : null;
  }
  if (targets.length === 0) {
    return noQuery(fields, catalogue);
  }
  if (targets.some(mayHoldLines)) {
    return null;
  }
  return targets.every(isForeign) ? wrongDataSource(targets[0]?.sourceType ?? '') : metricQuery(fields, catalogue);
}
