import { buildLogIndex, type LogDocument } from '../../preview/server/logStore/logIndex';
import { remoteElasticsearch } from '../../preview/server/remoteElasticsearch';
import type { SearchEngine } from '../../preview/server/searchEngine';

const { ENGINE_URL = '', ENGINE_ABSENT } = process.env;

export const engineUrl = ENGINE_URL;

/** Tests that need the real search engine; where there is none, one test that says why they are not run. */
export function describeWithEngine(name: string, tests: () => void): void {
  describe(name, () => {
    if (ENGINE_ABSENT === undefined) {
      tests();
    } else {
      test.skip(`not run: there is no search engine. ${ENGINE_ABSENT}`, () => undefined);
    }
  });
}

/** Sends a request to the search engine itself; rejects where it refuses. */
export async function send(method: string, path: string, body?: string): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/x-ndjson' };
  const response = await fetch(`${engineUrl}/${path}`, { method, headers, body });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${JSON.stringify(answer).slice(0, 500)}`);
  }
  return answer;
}

/** How many steps of a count, times groups, the search engine hands out; null: as many as by default. */
export const limitBuckets = (most: number | null): Promise<unknown> =>
  send('PUT', '_cluster/settings', JSON.stringify({ transient: { 'search.max_buckets': most } }));

const BULK_LINES = 5_000;

/**
 * Empties the search engine and fills it with documents under the ids and in the indices that the embedded log store gives
 * them, a shard each, so that both must answer alike.
 */
export async function fillEngine(sources: readonly LogDocument[]): Promise<SearchEngine> {
  await send('DELETE', 'filebeat-*');
  const { documents } = buildLogIndex(sources);
  for (let at = 0; at < documents.length; at += BULK_LINES) {
    const lines = documents.slice(at, at + BULK_LINES).flatMap(({ id, indexName, source }) => {
      return [JSON.stringify({ index: { _index: indexName, _id: id } }), JSON.stringify(source)];
    });
    const { errors, items } = await send('POST', '_bulk', `${lines.join('\n')}\n`);
    if (errors) {
      const refused = (items as Array<{ index: { error?: unknown } }>).find(({ index }) => index.error);
      throw new Error(`The engine refused a document: ${JSON.stringify(refused)}`);
    }
  }
  await send('POST', 'filebeat-*/_refresh');
  return remoteElasticsearch(engineUrl);
}
