import { DataSourceApi, DataSourceInstanceSettings } from '@grafana/data';
import { DataSourceWithBackend, getDataSourceSrv } from '@grafana/runtime';
import { SourceRef } from '../domain/links/exploreLink';
import { LogFields } from '../domain/links/logFields';
import { DataProblem, chooseDataSource, noDataSource, wrongDataSource } from './dataProblem';

/** The two data sources that hand out log lines in a form that is read here; they name a few things differently. */
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

/** The search engine behind a data source, asked past the data source's own reading of its answers. */
export interface RawSearch {
  /** Index or indices, as a search takes them; '' for all. */
  index: string;
  timeField: string;
  /** Sends an `_msearch` body; rejects where that is not allowed. */
  post: (ndjson: string) => Promise<unknown>;
}

/** A data source that can be asked for log lines. */
export interface LogSource {
  /** Which of the two it is; undefined: Elasticsearch's. */
  kind?: SourceKind;
  api: Pick<DataSourceApi, 'query'>;
  /** Null: the data source lets nobody ask so. */
  rawSearch: RawSearch | null;
}

/** The indices of a data source; of a date pattern (`[logs-]YYYY.MM.DD`) all that may fit it. */
function indexOf({ index, database, interval }: Readonly<Record<string, unknown>>, kind: SourceKind): string {
  const name = String((kind === 'opensearch' ? database : index) ?? '');
  return interval ? name.replace(/\[([^\]]*)\]|[^[]+/g, (_, literal?: string) => literal ?? '*') : name;
}

function rawSearchOf(api: DataSourceApi, { jsonData }: DataSourceInstanceSettings, kind: SourceKind): RawSearch | null {
  const { postResource } = api as Partial<DataSourceWithBackend>;
  const options = { headers: { 'content-type': 'application/x-ndjson' }, showErrorAlert: false };
  const settings = jsonData as Readonly<Record<string, unknown>>;
  return postResource
    ? {
        index: indexOf(settings, kind),
        timeField: String(settings.timeField || '@timestamp'),
        post: (ndjson) => postResource.call(api, '_msearch', ndjson, options),
      }
    : null;
}

/** The data sources that the uid or name may mean; with '' all of the two kinds. */
function candidates(uid: string): DataSourceInstanceSettings[] {
  const service = getDataSourceSrv();
  if (uid === '') {
    return service.getList().filter(({ type }) => sourceKind(type) !== null);
  }
  const settings = service.getInstanceSettings(uid);
  return settings ? [settings] : [];
}

/**
 * The data source with the logs, for links to it.
 * @param uid uid or name of a data source; '' takes the only one of the two kinds that Grafana has
 * @returns null where there is none, or more than one
 */
export function logSourceRef(uid: string): SourceRef | null {
  const [only, ...others] = candidates(uid);
  return only && others.length === 0 ? { uid: only.uid, type: only.type } : null;
}

/**
 * Finds the data source with the logs.
 * @param uid uid or name of a data source; '' takes the only one of the two kinds that Grafana has
 * @returns the problem, where there is none to ask
 */
export async function openLogSource(uid: string): Promise<LogSource | DataProblem> {
  const found = candidates(uid);
  if (found.length > 1) {
    return chooseDataSource(found.map(({ name }) => name));
  }
  const [settings] = found;
  if (!settings) {
    return noDataSource(uid);
  }
  const kind = sourceKind(settings.type);
  if (kind === null) {
    return wrongDataSource(settings.type);
  }
  try {
    const api = await getDataSourceSrv().get(settings.uid);
    return { api, kind, rawSearch: rawSearchOf(api, settings, kind) };
  } catch {
    return noDataSource(uid);
  }
}
