import { DataSourceApi } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { LogFields } from '../domain/links/logFields';
import { DataProblem, chooseDataSource, noDataSource, wrongDataSource } from './dataProblem';

/** The two data sources that hand out log lines in a form that is read here; their query models differ in details. */
export type SourceKind = 'elasticsearch' | 'opensearch';

const kindsByType: Readonly<Record<string, SourceKind>> = {
  elasticsearch: 'elasticsearch',
  'grafana-opensearch-datasource': 'opensearch',
};

/** Kind of a data source by its plugin id; null: not one of the two. */
export function sourceKind(type: string): SourceKind | null {
  return Object.hasOwn(kindsByType, type) ? (kindsByType[type] as SourceKind) : null;
}

/** The settings that say where the lines are. */
export interface LogPlace {
  /** uid or name of a data source; '' for the only one of the two kinds that Grafana has. */
  dataSourceUid: string;
  fields: LogFields;
}

/** A data source that can be asked for log lines. */
export interface LogSource {
  kind: SourceKind;
  api: Pick<DataSourceApi, 'query'>;
}

/**
 * Finds the data source with the logs.
 * @param uid uid or name of a data source; '' takes the only one of the two kinds that Grafana has
 * @returns the problem, where there is none to ask
 */
export async function openLogSource(uid: string): Promise<LogSource | DataProblem> {
  const service = getDataSourceSrv();
  const ofOurKinds = uid === '' ? service.getList().filter(({ type }) => sourceKind(type) !== null) : [];
  if (ofOurKinds.length > 1) {
    return chooseDataSource(ofOurKinds.map(({ name }) => name));
  }
  const settings = uid === '' ? ofOurKinds[0] : service.getInstanceSettings(uid);
  if (!settings) {
    return noDataSource(uid);
  }
  const kind = sourceKind(settings.type);
  if (kind === null) {
    return wrongDataSource(settings.type);
  }
  try {
    return { kind, api: await service.get(settings.uid) };
  } catch {
    return noDataSource(uid);
  }
}
