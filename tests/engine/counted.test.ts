import { lastValueFrom } from 'rxjs';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import type { SearchEngine } from '../../preview/server/searchEngine';
import { DayOptions, generateDay } from '../../samples/generator/generateDay';
import { askSource } from '../../src/data/askSource';
import { LinesResult, fetchLines } from '../../src/data/fetchLines';
import { kindTargets, readKinds } from '../../src/data/counted/kindCounts';
import { LogSource } from '../../src/data/logSource';
import { analyse } from '../../src/domain/analyse';
import { apiPolicy } from '../../src/domain/policy';
import { apiCatalogue } from '../../src/domain/jobs/jobCatalogue';
import { defaultLogFields } from '../../src/domain/links/logFields';
import { dataSourceOn } from '../setup/dataSourceOn';
import { describeWithEngine, fillEngine } from './engine';

const jsonData = { index: 'filebeat-*', timeField: '@timestamp' };

function sourceOn(engine: SearchEngine): LogSource {
  const api = dataSourceOn(engine, jsonData);
  return { api, rawSearch: { ...jsonData, post: (ndjson) => api.postResource('_msearch', ndjson) } };
}

describeWithEngine('a day whose plain successes are counted', () => {
  test.each<DayOptions>([
    { scenario: 'flapping', seed: 523, shape: 'compact-app', envelope: 'aks' },
    { scenario: 'one-candidate-lost', seed: 504, shape: 'compact-fields', envelope: 'cf' },
    { scenario: 'paused', seed: 542, shape: 'compact-message', envelope: 'cf' },
  ])(
    '$shape: the real search engine gives the lines and counts that the embedded log store gives, and the report of all lines',
    async (options) => {
      const { documents, truth } = generateDay({ ...options, trafficPerDay: 150, noise: 0.02 });
      const { app, from, to } = truth.meta;
      const range = { fromMs: Date.parse(from), toMs: Date.parse(to) - 1 };
      const read = async (engine: SearchEngine, wholeLines: number): Promise<LinesResult> => {
        const request = {
          source: sourceOn(engine),
          app,
          fields: defaultLogFields,
          catalogue: apiCatalogue,
          range,
          wholeLines,
        };
        return (await lastValueFrom(fetchLines(request))) as LinesResult;
      };
      const countsOf = async (engine: SearchEngine) => {
        const targets = kindTargets(app, defaultLogFields, range, apiCatalogue);
        return readKinds(targets, await lastValueFrom(askSource(sourceOn(engine), targets, range)));
      };
      const idsOf = (result: LinesResult): string[] => result.documents.map(({ id }) => id).sort();
      const real = await fillEngine(documents);
      const [counted, embedded, whole] = [
        await read(real, 0),
        await read(createLogStore(documents), 0),
        await read(real, Infinity),
      ];
      const kinds = await countsOf(real);
      expect(kinds?.channels?.saved.length).toBeGreaterThan(0);
      expect(kinds).toEqual(await countsOf(createLogStore(documents)));
      expect(counted.gaps).toEqual([]);
      expect(counted.counted).toEqual(embedded.counted);
      expect(idsOf(counted)).toEqual(idsOf(embedded));
      const verdictsOf = ({ documents: lines, gaps, counted: more }: LinesResult) =>
        analyse(lines, {
          app,
          fields: defaultLogFields,
          policy: apiPolicy,
          ...range,
          nowMs: range.toMs,
          gaps,
          counted: more,
        }).verdicts;
      expect(verdictsOf(counted)).toEqual(verdictsOf(whole));
      expect(counted.documents.length).toBeLessThan(whole.documents.length / 2);
    },
    120_000
  );
});
