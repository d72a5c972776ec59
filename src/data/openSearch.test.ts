import { lastValueFrom } from 'rxjs';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import { generateDay } from '../../samples/generator/generateDay';
import { dataSourceOn } from '../../tests/setup/dataSourceOn';
import { apiCatalogue } from '../domain/jobs/jobCatalogue';
import { defaultLogFields } from '../domain/links/logFields';
import { LinesResult, fetchLines } from './fetchLines';
import { SourceKind } from './logSource';

/** Grafana's OpenSearch data source asks in its own words and hands out frames of its own form. */

const jsonData = { index: 'filebeat-*', timeField: '@timestamp' };
const day = generateDay({
  scenario: 'one-candidate-lost',
  seed: 504,
  shape: 'compact-fields',
  envelope: 'cf',
  trafficPerDay: 150,
  noise: 0.02,
});
const { app, from, to } = day.truth.meta;
const range = { fromMs: Date.parse(from), toMs: Date.parse(to) - 1 };
const engine = createLogStore(day.documents);

async function read(kind: SourceKind, wholeLines: number): Promise<LinesResult> {
  const api = dataSourceOn(engine, jsonData, kind);
  const rawSearch = { ...jsonData, post: (ndjson: string) => api.postResource('_msearch', ndjson) };
  const source = { api, kind, rawSearch };
  const request = { source, app, fields: defaultLogFields, catalogue: apiCatalogue, range, wholeLines };
  return (await lastValueFrom(fetchLines(request))) as LinesResult;
}

const idsOf = ({ documents }: LinesResult): string[] => documents.map(({ id }) => id).sort();

test.each([
  ['counted', 0],
  ['read', Infinity],
])('where plain successes are %s, it gives the lines that Elasticsearch’s gives', async (_how, wholeLines) => {
  const [ours, theirs] = [await read('opensearch', wholeLines), await read('elasticsearch', wholeLines)];
  expect(ours.gaps).toEqual([]);
  expect(ours.counted).toEqual(theirs.counted);
  expect(idsOf(ours)).toEqual(idsOf(theirs));
});
