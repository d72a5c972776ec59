import { DataFrame, DataFrameJSON, dataFrameFromJSON } from '@grafana/data';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocuments } from './readDocuments';

// Grafana's own data, whose licence is not ours: they stay where they are, and hand-written cases stand beside this file.
const golden = join(__dirname, '../../../shared/golden/elasticsearch');
const described = existsSync(golden) ? describe : describe.skip;

function goldenFrame(path: string): DataFrame {
  const text = readFileSync(join(golden, path), 'utf8').replace(/^\/\/.*$/gm, '');
  const { frames } = JSON.parse(text) as { frames: [DataFrameJSON] };
  return dataFrameFromJSON(frames[0]);
}

/** What Elasticsearch or OpenSearch answered, of which Grafana's back end made the frame. */
function goldenHits(path: string): Array<{ _id: string; _index: string; _source: Record<string, unknown> }> {
  const { responses } = JSON.parse(readFileSync(join(golden, path), 'utf8'));
  return responses[0].hits.hits;
}

function flatten(value: Record<string, unknown>, prefix = ''): Array<[string, unknown]> {
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) && Object.keys(inner).length > 0
      ? flatten(inner as Record<string, unknown>, `${prefix}${name}.`)
      : [[prefix + name, inner] as [string, unknown]]
  );
}

described('Grafana’s golden frames', () => {
  test.each([
    [
      'logs of 12.3.0',
      'grafana-12.3.0/testdata_response/logs.a.golden.jsonc',
      'grafana-12.3.0/testdata_response/logs.response.json',
    ],
    [
      'logs of 12.8.0',
      'plugin-12.8.0/testdata_response/logs.a.golden.jsonc',
      'plugin-12.8.0/testdata_response/logs.response.json',
    ],
    [
      'logs of OpenSearch',
      'opensearch-2.34.2/lucene_logs.expected_result_generated_snapshot.golden.jsonc',
      'opensearch-2.34.2/lucene_logs.response_from_opensearch.json',
    ],
  ])('%s: every document is what the search engine holds', (_name, framePath, responsePath) => {
    const frame = goldenFrame(framePath);
    const read = readDocuments(frame, 'message');
    const hits = goldenHits(responsePath);
    expect(read?.documents.map(({ id }) => id)).toEqual(hits.map(({ _index, _id }) => `${_index}#${_id}`));
    read?.documents.forEach(({ source }, row) => {
      expect(source).toMatchObject(Object.fromEntries(flatten(hits[row]?._source ?? {})));
    });
    expect(read?.timesMs.every((timeMs) => timeMs !== null)).toBe(true);
  });

  test('raw_data without a time column keeps the time that the documents have', () => {
    const read = readDocuments(goldenFrame('grafana-12.3.0/testdata_response/raw_data.a.golden.jsonc'), 'message');
    expect(read?.documents.length).toBeGreaterThan(0);
    expect(read?.timesMs).toEqual(read?.documents.map(({ source }) => Date.parse(String(source['@timestamp']))));
  });

  test('raw_document gives the documents as they are', () => {
    const stem = 'opensearch-2.34.2/lucene_raw_document';
    const read = readDocuments(goldenFrame(`${stem}.expected_result_generated_snapshot.golden.jsonc`), 'message');
    const hits = goldenHits(`${stem}.response_from_opensearch.json`);
    expect(read?.documents).toHaveLength(hits.length);
    expect(read?.documents[0]?.id).toBe(`${hits[0]?._index}#${hits[0]?._id}`);
  });

  test.each([
    'grafana-12.3.0/testdata_response/metric_simple.a.golden.jsonc',
    'opensearch-2.34.2/lucene_metric_max_group_by_terms.expected_result_generated_snapshot.golden.jsonc',
  ])('%s holds no log lines', (path) => {
    expect(readDocuments(goldenFrame(path), 'message')).toBeNull();
  });
});
