import type { Dialect } from './dialect';
import { runQueries } from './dsQuery';
import { elasticsearchDialect } from './elasticsearch/dialect';
import type { DataSourceSettings } from './elasticsearch/dataSourceSettings';
import type { SearchEngine } from './searchEngine';

/** An answer to send over HTTP. */
export interface HttpAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** Headers of a request with names in lower case, as `node:http` gives them. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** The part of Grafana's back end that serves one data source. No handler ever throws. */
export interface Backend {
  /**
   * `POST /api/ds/query`.
   *
   * @param body the request's JSON: `{queries, from, to}` with times as ms since the epoch, in text or numbers.
   * @returns `{results}` by refId; HTTP 400 as soon as one of them has an error, 404 for another data source.
   */
  handleDsQuery: (body: string, headers: RequestHeaders) => Promise<HttpAnswer>;
  /**
   * `/api/datasources/uid/<uid>/resources/…`: the version, `_mapping`, `_field_caps` (each also for an index) with GET
   * and `_msearch` with POST, answered as the search engine answers. Nothing else is let through.
   *
   * @param path the request's path; its query string, if any, is dropped.
   */
  handleResource: (path: string, method: string, body: string) => Promise<HttpAnswer>;
}

interface BackendOptions extends SearchEngine {
  settings: DataSourceSettings & { uid: string };
  /** Which of the two data sources it is; Elasticsearch's where none is given. */
  dialect?: Dialect;
}

const resourcePath = /^\/api\/datasources\/uid\/([^/]+)\/resources\/?(.*)$/;
const lookUpPath = /^(?:[^/]+\/)?(?:_mapping|_field_caps)$/;

export function createBackend({ settings, dialect = elasticsearchDialect, ...engine }: BackendOptions): Backend {
  async function handleDsQuery(body: string, headers: RequestHeaders): Promise<HttpAnswer> {
    const { queries, from, to } = parsed(body);
    if (!Array.isArray(queries) || queries.length === 0) {
      return message(400, 'no queries found');
    }
    if (queries.some((query) => uidOf(query) !== settings.uid)) {
      return message(404, 'Data source not found');
    }
    const range = { fromMs: timeMs(from), toMs: timeMs(to) };
    if (Number.isNaN(range.fromMs) || Number.isNaN(range.toMs)) {
      return message(400, 'from and to must be times in milliseconds since the epoch');
    }
    const keepLabels = headers['x-grafana-from-expr'] === 'true';
    const results = await runQueries({ queries, range, settings, engine, dialect, keepLabels });
    return json(Object.values(results).some(({ error }) => error) ? 400 : 200, { results });
  }

  async function handleResource(path: string, method: string, body: string): Promise<HttpAnswer> {
    const [, uid, rest = ''] = resourcePath.exec(path.split('?')[0] ?? '') ?? [];
    if (uid !== settings.uid) {
      return message(404, 'Data source not found');
    }
    const resource = decoded(rest);
    const isSearch = resource === '_msearch' && method === 'POST';
    if (!isSearch && !(method === 'GET' && (resource === '' || lookUpPath.test(resource)))) {
      return message(500, `invalid resource URL: ${resource}`);
    }
    try {
      const answer = await (isSearch ? engine.search(body) : engine.lookUp(resource));
      return { ...answer, contentType: 'application/json' };
    } catch (error) {
      return message(502, (error as Error).message);
    }
  }

  return { handleDsQuery, handleResource };
}

/** What is no JSON object has none of the parts. */
function parsed(body: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(body)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function uidOf(query: unknown): unknown {
  const { datasource } = (query ?? {}) as { datasource?: { uid?: unknown } };
  return datasource?.uid;
}

function timeMs(value: unknown): number {
  return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number' ? Number(value) : NaN;
}

function message(status: number, text: string): HttpAnswer {
  return json(status, { message: text });
}

function json(status: number, value: unknown): HttpAnswer {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}
