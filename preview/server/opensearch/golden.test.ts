import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQueries } from '../dsQuery';
import { sharedFolder } from '../sharedFolder';
import { openSearchDialect } from './dialect';

const golden = sharedFolder('golden/elasticsearch/opensearch-2.34.2');
const settings = { index: 'flights', timeField: 'timestamp' };

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(golden ?? '', name), 'utf8').replace(/^\/\/.*$/gm, ''));
}

if (!golden) {
  describe('the golden frames of Grafana’s OpenSearch data source', () => {
    test.skip('not checked: there is no ../shared/golden/elasticsearch beside the repository', () => undefined);
  });
}

(golden ? describe : describe.skip)('the golden frames of Grafana’s OpenSearch data source', () => {
  test.each(['lucene_logs', 'lucene_raw_data', 'lucene_raw_document', 'lucene_metric_max_group_by_terms'])(
    '%s gives the frames that it makes',
    async (stem) => {
      const response = read(`${stem}.response_from_opensearch.json`);
      const results = await runQueries({
        queries: read(`${stem}.query_input.json`) as unknown[],
        range: { fromMs: 1_680_300_000_000, toMs: 1_681_300_000_000 },
        settings,
        engine: {
          search: async () => ({ status: 200, body: JSON.stringify(response) }),
          lookUp: () => Promise.reject(new Error('not asked')),
        },
        dialect: openSearchDialect,
        keepLabels: false,
      });
      const { status, frames } = results.A ?? { status: 0, frames: [] };
      const withoutRefId = frames.map(({ schema, data }) => ({ schema: { ...schema, refId: undefined }, data }));
      expect({ status, frames: withoutRefId }).toEqual(read(`${stem}.expected_result_generated_snapshot.golden.jsonc`));
    }
  );
});
