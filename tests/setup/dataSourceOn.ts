import { DataQueryRequest, DataQueryResponse, DataSourceInstanceSettings } from '@grafana/data';
import { DataSourceSrv, setDataSourceSrv, toDataQueryResponse } from '@grafana/runtime';
import { Observable, from } from 'rxjs';
import { createBackend } from '../../preview/server/createBackend';
import { openSearchDialect } from '../../preview/server/opensearch/dialect';
import type { SearchEngine } from '../../preview/server/searchEngine';
import type { SourceKind } from '../../src/data/logSource';
import type { LogTarget } from '../../src/data/logTargets';

/** The parts of Grafana's data source that the plugin uses. */
export interface TestedDataSource {
  query: (request: DataQueryRequest) => Observable<DataQueryResponse>;
  postResource: (path: string, body: string) => Promise<unknown>;
  getResource: (path: string) => Promise<unknown>;
}

/**
 * A data source over a search engine: the preview's back end, and Grafana's own code that reads its answers in the browser.
 * @param jsonData settings of the data source, as Grafana keeps them for Elasticsearch's
 * @param kind which of the two data sources it is
 */
export function dataSourceOn(
  engine: SearchEngine,
  jsonData: { index: string; timeField: string },
  kind: SourceKind = 'elasticsearch'
): TestedDataSource {
  const uid = 'logs';
  const dialect = kind === 'opensearch' ? openSearchDialect : undefined;
  const backend = createBackend({ ...engine, settings: { uid, ...jsonData }, dialect });
  const ask = async ({ range, intervalMs, targets }: DataQueryRequest<LogTarget>): Promise<DataQueryResponse> => {
    const queries = targets.map((target) => ({ ...target, intervalMs, datasource: { type: 'elasticsearch', uid } }));
    const body = JSON.stringify({ queries, from: `${range.from.valueOf()}`, to: `${range.to.valueOf()}` });
    const answer = await backend.handleDsQuery(body, {});
    return toDataQueryResponse({ data: JSON.parse(answer.body) }, targets);
  };
  const askResource = async (method: string, path: string, body = ''): Promise<unknown> => {
    const answer = await backend.handleResource(`/api/datasources/uid/${uid}/resources/${path}`, method, body);
    if (answer.status >= 400) {
      throw { status: answer.status, statusText: answer.body };
    }
    return JSON.parse(answer.body) as unknown;
  };
  return {
    query: (request) => from(ask(request as DataQueryRequest<LogTarget>)),
    postResource: (path, body) => askResource('POST', path, body),
    getResource: (path) => askResource('GET', path),
  };
}

/** Makes it the only data source of Grafana, under the uid `logs`. */
export function installDataSource(dataSource: Partial<TestedDataSource>, jsonData: object): void {
  setDataSourceSrv({
    getInstanceSettings: () => ({ uid: 'logs', type: 'elasticsearch', jsonData }) as DataSourceInstanceSettings,
    get: () => Promise.resolve(dataSource),
  } as unknown as DataSourceSrv);
}
