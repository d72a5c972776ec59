import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { runQueries } from '../dsQuery';
import { sharedFolder } from '../sharedFolder';
import type { DataSourceSettings } from './dataSourceSettings';
import { elasticsearchDialect } from './dialect';
import { multiSearchBody } from './multiSearchBody';
import { readTarget } from './queryModel';

const golden = sharedFolder('golden/elasticsearch');

/** The settings and the time range behind all golden files. */
const settings: DataSourceSettings = {
  index: '[testdb-]YYYY.MM.DD',
  interval: 'Daily',
  timeField: 'testtime',
  logMessageField: 'line',
  logLevelField: 'lvl',
};
const range = { fromMs: 1668422437218, toMs: 1668422625668 };

function read(...path: string[]): unknown {
  const text = readFileSync(join(golden ?? '', ...path), 'utf8');
  return JSON.parse(text.replace(/^\/\/.*$/gm, ''));
}

async function answer(queries: unknown[], response: unknown) {
  const results = await runQueries({
    queries,
    range,
    settings,
    dialect: elasticsearchDialect,
    engine: {
      search: async () => ({ status: 200, body: JSON.stringify(response) }),
      lookUp: () => Promise.reject(new Error('not asked')),
    },
    keepLabels: false,
  });
  return Object.fromEntries(
    Object.entries(results).map(([refId, { status, frames }]) => [
      refId,
      {
        status,
        // The golden frames were taken before Grafana puts the refId in.
        frames: frames.map(({ schema, data }) => {
          expect(schema.refId).toBe(refId);
          return { schema: { ...schema, refId: undefined }, data };
        }),
      },
    ])
  );
}

if (!golden) {
  describe('Grafana’s golden files', () => {
    test.skip('not checked: there is no ../shared/golden/elasticsearch beside the repository', () => undefined);
  });
}

(golden ? describe : describe.skip)('Grafana 12.3.0’s golden requests', () => {
  test.each([
    ['logs', 1],
    ['raw_data', 1],
    ['raw_document', 1],
    ['metric_simple', 1],
    ['metric_complex', 1],
    ['metric_multi', 2],
  ])('%s is sent as Grafana sends it', (stem, count) => {
    const queries = read('grafana-12.3.0/testdata_request', `${stem}.queries.json`) as unknown[];
    const lines = multiSearchBody(queries.map(readTarget), settings, range).trimEnd().split('\n');
    expect(lines).toHaveLength(2 * count);
    for (let at = 0; at < count; at++) {
      expect(lines[2 * at]).toBe(
        '{"ignore_unavailable":true,"index":"testdb-2022.11.14","search_type":"query_then_fetch"}'
      );
      expect(JSON.parse(lines[2 * at + 1] ?? '')).toEqual(
        read('grafana-12.3.0/testdata_request', `${stem}.request.line${at + 1}.json`)
      );
    }
  });
});

(golden ? describe : describe.skip)('Grafana 12.3.0’s golden frames', () => {
  test.each([
    ['logs', ['a']],
    ['raw_data', ['a']],
    ['metric_avg', ['A']],
    ['metric_simple', ['a']],
    ['metric_complex', ['a']],
    ['metric_multi', ['a', 'b']],
  ])('%s gives the frames that Grafana makes', async (stem, refIds) => {
    const queries = read('grafana-12.3.0/testdata_response', `${stem}.queries.json`) as unknown[];
    const results = await answer(queries, read('grafana-12.3.0/testdata_response', `${stem}.response.json`));
    expect(Object.keys(results)).toEqual(refIds);
    for (const refId of refIds) {
      expect(results[refId]).toEqual(
        read('grafana-12.3.0/testdata_response', `${stem}.${refId.toLowerCase()}.golden.jsonc`)
      );
    }
  });
});
