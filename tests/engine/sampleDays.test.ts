import { readFileSync } from 'node:fs';
import { lastValueFrom } from 'rxjs';
import { logsDataSource } from '../../preview/dataSource';
import { logsToShow } from '../../preview/logsToShow';
import { loadLogs } from '../../preview/server/loadLogs';
import { readStartOptions } from '../../preview/startOptions';
import { loadReport } from '../../src/data/loadReport';
import { Report } from '../../src/domain/report';
import { defaultLogFields } from '../../src/domain/links/logFields';
import { dataSourceOn, installDataSource } from '../setup/dataSourceOn';
import { describeWithEngine, engineUrl, fillEngine } from './engine';

/** Shows the page what the preview serves with some options. */
function usePreview(...args: string[]): void {
  const { jsonData } = logsDataSource;
  installDataSource(dataSourceOn(logsToShow(readStartOptions(args, {})).engine, jsonData), jsonData);
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
