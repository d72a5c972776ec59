import { DataQueryRequest, DataQueryResponse, DataSourceInstanceSettings } from '@grafana/data';
import { DataSourceSrv, setDataSourceSrv, toDataQueryResponse } from '@grafana/runtime';
import { readFileSync } from 'node:fs';
import { from, lastValueFrom } from 'rxjs';
import { logsDataSource } from '../../preview/dataSource';
import { logsToShow } from '../../preview/logsToShow';
import { createBackend } from '../../preview/server/createBackend';
import { loadLogs } from '../../preview/server/loadLogs';
import { readStartOptions } from '../../preview/startOptions';
import { loadReport } from '../../src/data/loadReport';
import { LogTarget } from '../../src/data/logTargets';
import { Report } from '../../src/domain/report';
import { defaultLogFields } from '../../src/domain/links/logFields';
import { describeWithEngine, engineUrl, fillEngine } from './engine';

/** What the preview serves with some options, behind Grafana's own code that reads answers in the browser. */
function usePreview(...args: string[]): void {
  const { engine } = logsToShow(readStartOptions(args, {}));
  const { uid, jsonData } = logsDataSource;
  const backend = createBackend({ settings: { uid, ...jsonData }, ...engine });
  const query = async (request: DataQueryRequest<LogTarget>): Promise<DataQueryResponse> => {
    const { range, intervalMs, targets } = request;
    const queries = targets.map((target) => ({ ...target, intervalMs, datasource: { type: 'elasticsearch', uid } }));
    const body = JSON.stringify({ queries, from: `${range.from.valueOf()}`, to: `${range.to.valueOf()}` });
    const answer = await backend.handleDsQuery(body, {});
    return toDataQueryResponse({ data: JSON.parse(answer.body) }, targets);
  };
  const postResource = async (path: string, body: string): Promise<unknown> => {
    const answer = await backend.handleResource(`/api/datasources/uid/${uid}/resources/${path}`, 'POST', body);
    return JSON.parse(answer.body);
  };
  setDataSourceSrv({
    getInstanceSettings: () => ({ uid, type: 'elasticsearch', jsonData }) as unknown as DataSourceInstanceSettings,
    get: async () => ({ query: (request: DataQueryRequest<LogTarget>) => from(query(request)), postResource }),
  } as unknown as DataSourceSrv);
}

describeWithEngine('a sample day through the preview', () => {
  test.each(['crm-outage-small', 'candidates-lost-small'])(
    '%s: the real search engine gives the report that the embedded log store gives',
    async (name) => {
      const file = `samples/${name}.ndjson.gz`;
      const { meta } = JSON.parse(readFileSync(`samples/${name}.truth.json`, 'utf8'));
      const range = { fromMs: Date.parse(meta.from), toMs: Date.parse(meta.to) - 1 };
      const request = {
        settings: { dataSourceUid: 'logs', fields: defaultLogFields },
        app: meta.app,
        range,
        nowMs: range.toMs,
      };
      const reportOf = async (...args: string[]): Promise<Report | null> => {
        usePreview(...args);
        return (await lastValueFrom(loadReport(request))).report;
      };
      await fillEngine(loadLogs(file).documents);
      const [real, embedded] = [await reportOf('--elasticsearch', engineUrl), await reportOf('--logs', file)];
      expect(real?.coverage.gaps).toEqual([]);
      expect(real).toEqual(embedded);
      expect(real?.verdicts.length).toBeGreaterThan(1);
    },
    60_000
  );
});
