import type { Dialect } from './dialect';
import type { DataSourceSettings, TimeRangeMs } from './elasticsearch/dataSourceSettings';
import { readTarget, type Target } from './elasticsearch/queryModel';
import { searchErrorText, type SearchResponse } from './elasticsearch/searchResponse';
import type { WireFrame } from './elasticsearch/wireFrame';
import type { SearchEngine } from './searchEngine';

/** What one refId gets: frames, or an error. */
export interface QueryResult {
  status: number;
  frames: WireFrame[];
  error?: string;
  errorSource?: 'downstream' | 'plugin';
}

export type QueryResults = Record<string, QueryResult>;

interface DsQuery {
  queries: unknown[];
  range: TimeRangeMs;
  settings: DataSourceSettings;
  engine: SearchEngine;
  dialect: Dialect;
  /** Grafana's header `X-Grafana-From-Expr`: series keep their labels. */
  keepLabels: boolean;
}

/**
 * Runs the queries of one request as Grafana's back end does: all in one `_msearch`, results by refId. A failed search
 * is an error on its own refId. When the request as a whole fails the first refId has the error and the others have
 * nothing at all; when a query cannot be read the same is true of its refId, and nothing is sent.
 */
export async function runQueries({
  queries,
  range,
  settings,
  engine,
  dialect,
  keepLabels,
}: DsQuery): Promise<QueryResults> {
  const targets: Target[] = [];
  for (const query of queries) {
    try {
      targets.push(readTarget(query));
    } catch (error) {
      return { [refIdOf(query)]: failed((error as Error).message, 'plugin') };
    }
  }
  let responses: SearchResponse[];
  try {
    responses = readResponses(await engine.search(dialect.multiSearchBody(targets, settings, range)));
  } catch (error) {
    return { [targets[0]?.refId ?? 'A']: failed((error as Error).message, 'downstream') };
  }
  const results: QueryResults = {};
  targets.forEach((target, at) => {
    const response = responses[at];
    if (response?.error) {
      const failure = failed(searchErrorText(response.error), 'downstream');
      results[target.refId] = { ...failure, frames: dialect.errorFrames(target.refId) };
    } else if (response) {
      results[target.refId] = {
        status: 200,
        frames: dialect.responseFrames(response, target, settings, { keepLabels }),
      };
    }
  });
  return results;
}

function readResponses({ status, body }: { status: number; body: string }): SearchResponse[] {
  let answer: { responses?: SearchResponse[] };
  try {
    answer = JSON.parse(body) as typeof answer;
  } catch {
    throw new Error(`invalid character '${body.trimStart()[0] ?? ' '}' looking for beginning of value`);
  }
  if (status >= 400) {
    throw new Error(`unexpected status code: ${status}`);
  }
  return answer.responses ?? [];
}

function failed(error: string, errorSource: QueryResult['errorSource']): QueryResult {
  return { status: 500, frames: [], error, errorSource };
}

function refIdOf(query: unknown): string {
  const { refId } = (query ?? {}) as { refId?: unknown };
  return typeof refId === 'string' && refId !== '' ? refId : 'A';
}
