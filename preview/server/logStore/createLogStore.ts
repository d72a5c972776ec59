import type { SearchEngine } from '../searchEngine';
import { fieldCaps, mappings } from './fieldCaps';
import { matchingIndices } from './indexNames';
import { buildLogIndex, type LogDocument } from './logIndex';
import { multiSearch } from './multiSearch';
import { refusedRequest, requestError } from './searchError';

/**
 * An embedded log store: answers what Grafana's Elasticsearch data source asks, in this process, from documents in
 * memory. Highlighting is not done, and a document that Elasticsearch would refuse for a value of the wrong type is
 * kept without that value.
 */
export function createLogStore(documents: readonly LogDocument[]): SearchEngine {
  const index = buildLogIndex(documents);
  return {
    search: async (ndjson) => {
      const { status, body } = multiSearch(index, ndjson);
      return { status, body: JSON.stringify(body) };
    },
    lookUp: async (path) => {
      const { status, body } = lookUp(path);
      return { status, body: JSON.stringify(body) };
    },
  };

  function lookUp(path: string): { status: number; body: unknown } {
    const [, pattern = '', what] = /^(?:(.*)\/)?(_mapping|_field_caps)?$/.exec(path) ?? [];
    const names = matchingIndices(index.indexNames, pattern);
    switch (what) {
      case '_mapping':
        return { status: 200, body: mappings(index, names) };
      case '_field_caps':
        return { status: 200, body: fieldCaps(index, names) };
      default:
        return path === ''
          ? {
              status: 200,
              body: { name: 'embedded log store', version: { number: '8.17.0', build_flavor: 'embedded' } },
            }
          : { status: 400, body: refusedRequest(requestError(`no handler found for [${path}]`)) };
    }
  }
}
