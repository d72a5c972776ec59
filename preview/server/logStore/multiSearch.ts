import { aggregate } from './aggregate';
import { docNumbers, intersection } from './docSet';
import { matchingIndices } from './indexNames';
import type { LogIndex } from './logIndex';
import { matchQuery } from './matchQuery';
import { matchTerm } from './matchField';
import { union } from './docSet';
import { searchHits } from './searchHits';
import { failedSearch, refusedRequest, requestError, SearchError } from './searchError';

type Json = Record<string, unknown>;

/** Elasticsearch counts hits exactly up to here unless `track_total_hits` says otherwise. */
const countedHits = 10_000;

/**
 * Answers an `_msearch` body (NDJSON: header and body lines by turns) as Elasticsearch does.
 *
 * @returns the HTTP status and the JSON value of the answer; a body that cannot be read is refused as a whole.
 */
export function multiSearch(index: LogIndex, ndjson: string): { status: number; body: unknown } {
  const start = performance.now();
  try {
    const responses = readLines(ndjson).map(({ header, body }) => search(index, header, body));
    return { status: 200, body: { took: Math.round(performance.now() - start), responses } };
  } catch (error) {
    if (error instanceof SearchError) {
      return { status: 400, body: refusedRequest(error) };
    }
    throw error;
  }
}

function search(index: LogIndex, header: Json, body: Json): Json {
  const start = performance.now();
  const indexNames = matchingIndices(index.indexNames, header.index);
  const finish = (docs: number[], hits: Json[], aggs: Json) => ({
    took: Math.round(performance.now() - start),
    timed_out: false,
    _shards: { total: indexNames.length, successful: indexNames.length, skipped: 0, failed: 0 },
    hits: { ...totalOf(docs.length, body.track_total_hits), max_score: null, hits },
    ...aggs,
    status: 200,
  });
  if (indexNames.length === 0) {
    return finish([], [], {});
  }
  try {
    const found = matchQuery(index, body.query ?? { match_all: {} });
    const docs = docNumbers(intersection([found, ...withinIndices(index, indexNames)], index.documents.length));
    const aggs = (body.aggs ?? body.aggregations) as Json | undefined;
    return finish(docs, searchHits(index, docs, body), aggs ? { aggregations: aggregate(index, docs, aggs) } : {});
  } catch (error) {
    if (error instanceof SearchError && error.scope !== 'request') {
      return failedSearch(error, indexNames);
    }
    throw error;
  }
}

function withinIndices(index: LogIndex, indexNames: string[]) {
  const field = index.fields.get('_index');
  return !field || indexNames.length === index.indexNames.length
    ? []
    : [
        union(
          indexNames.map((name) => matchTerm(field, name)),
          index.documents.length
        ),
      ];
}

function totalOf(count: number, track: unknown): Json {
  if (track === false) {
    return {};
  }
  const limit = track === true ? Infinity : typeof track === 'number' ? track : countedHits;
  return { total: { value: Math.min(count, limit), relation: count > limit ? 'gte' : 'eq' } };
}

function readLines(ndjson: string): Array<{ header: Json; body: Json }> {
  if (!ndjson.endsWith('\n')) {
    throw requestError('The msearch request must be terminated by a newline [\n]', 'illegal_argument_exception');
  }
  const lines = ndjson.slice(0, -1).split('\n').map(readLine);
  if (lines.length % 2 !== 0) {
    throw requestError('a header line without a body line', 'illegal_argument_exception');
  }
  return lines.filter((_line, at) => at % 2 === 0).map((header, at) => ({ header, body: lines[2 * at + 1] ?? {} }));
}

function readLine(line: string): Json {
  try {
    return (line === '' ? {} : JSON.parse(line)) as Json;
  } catch (error) {
    throw requestError((error as Error).message, 'x_content_parse_exception');
  }
}
