import { lastValueFrom } from 'rxjs';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import type { SearchEngine } from '../../preview/server/searchEngine';
import { DayOptions, generateDay } from '../../samples/generator/generateDay';
import { askSource } from '../../src/data/askSource';
import { LinesResult, fetchLines } from '../../src/data/fetchLines';
import { kindSteps, kindTargets, readKinds } from '../../src/data/counted/kindCounts';
import { LogSource, SourceKind } from '../../src/data/logSource';
import { analyse } from '../../src/domain/analyse';
import { TimeSpan } from '../../src/domain/coverage';
import { apiPolicy } from '../../src/domain/policy';
import { apiCatalogue } from '../../src/domain/jobs/jobCatalogue';
import { defaultLogFields } from '../../src/domain/links/logFields';
import { dataSourceOn } from '../setup/dataSourceOn';
import { describeWithEngine, fillEngine, limitBuckets } from './engine';

const jsonData = { index: 'filebeat-*', timeField: '@timestamp' };

function sourceOn(engine: SearchEngine, kind?: SourceKind): LogSource {
  const api = dataSourceOn(engine, jsonData, kind);
  return { api, kind, rawSearch: { ...jsonData, post: (ndjson) => api.postResource('_msearch', ndjson) } };
}

const verdictsOf = ({ documents, gaps, counted }: LinesResult, { app, range }: { app: string; range: TimeSpan }) =>
  analyse(documents, {
    app,
    fields: defaultLogFields,
    policy: apiPolicy,
    ...range,
    nowMs: range.toMs,
    gaps,
    counted,
  }).verdicts;

describeWithEngine('a day whose plain successes are counted', () => {
  test.each<DayOptions>([
    { scenario: 'flapping', seed: 523, shape: 'compact-app', envelope: 'aks' },
    { scenario: 'one-candidate-lost', seed: 504, shape: 'compact-fields', envelope: 'cf' },
    { scenario: 'paused', seed: 542, shape: 'compact-message', envelope: 'cf' },
  ])(
    '$shape: the real search engine gives the lines and counts that the embedded log store gives, with either data source, and the report of all lines',
    async (options) => {
      const { documents, truth } = generateDay({ ...options, trafficPerDay: 150, noise: 0.02 });
      const { app, from, to } = truth.meta;
      const range = { fromMs: Date.parse(from), toMs: Date.parse(to) - 1 };
      const read = async (engine: SearchEngine, wholeLines: number, kind?: SourceKind): Promise<LinesResult> => {
        const request = {
          source: sourceOn(engine, kind),
          app,
          fields: defaultLogFields,
          catalogue: apiCatalogue,
          range,
          wholeLines,
        };
        return (await lastValueFrom(fetchLines(request))) as LinesResult;
      };
      const countsOf = async (engine: SearchEngine) => {
        const widths = kindSteps(range, 1);
        const targets = kindTargets(app, defaultLogFields, widths, apiCatalogue);
        return readKinds(targets, await lastValueFrom(askSource(sourceOn(engine), targets, range)), widths);
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
      const ofPlugin = await read(real, 0, 'opensearch');
      expect({ ...ofPlugin, documents: idsOf(ofPlugin) }).toEqual({ ...counted, documents: idsOf(counted) });
      expect(verdictsOf(counted, { app, range })).toEqual(verdictsOf(whole, { app, range }));
      expect(counted.documents.length).toBeLessThan(whole.documents.length / 2);
    },
    120_000
  );

  test('where the search engine allows fewer steps, they are wider, and the report is that of all lines', async () => {
    const { documents, truth } = generateDay({
      scenario: 'one-candidate-lost',
      seed: 504,
      shape: 'compact-fields',
      envelope: 'cf',
      trafficPerDay: 150,
      noise: 0.02,
    });
    const { app, from, to } = truth.meta;
    const range = { fromMs: Date.parse(from), toMs: Date.parse(to) - 1 };
    const request = { app, fields: defaultLogFields, catalogue: apiCatalogue, range };
    const source = sourceOn(await fillEngine(documents));
    const read = async (wholeLines: number): Promise<LinesResult> =>
      (await lastValueFrom(fetchLines({ ...request, source, wholeLines }))) as LinesResult;
    const [usual, whole] = [await read(0), await read(Infinity)];
    await limitBuckets(300);
    const wide = await read(0).finally(() => limitBuckets(null));
    const widest = ({ counted = [] }: LinesResult) =>
      Math.max(...counted.flatMap(({ steps }) => steps.map(({ fromMs, toMs }) => toMs - fromMs + 1)));
    expect(widest(wide)).toBeGreaterThan(widest(usual));
    expect(wide.documents.length).toBeLessThan(whole.documents.length / 2);
    expect(wide.gaps).toEqual([]);
    expect(verdictsOf(wide, { app, range })).toEqual(verdictsOf(whole, { app, range }));
  }, 120_000);
});
