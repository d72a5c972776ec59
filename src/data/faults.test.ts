import { DataQueryErrorType, DataQueryRequest, DataQueryResponse } from '@grafana/data';
import { toDataQueryResponse } from '@grafana/runtime';
import { Observable, lastValueFrom, of } from 'rxjs';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import type { EngineAnswer, SearchEngine } from '../../preview/server/searchEngine';
import { generateDay } from '../../samples/generator/generateDay';
import { TestedDataSource, dataSourceOn, installDataSource } from '../../tests/setup/dataSourceOn';
import { defaultLogFields } from '../domain/links/logFields';
import { loadReport } from './loadReport';

/**
 * What a search engine, Grafana and the network do in silence, and the verdict that is shown then: never an all-clear. Two
 * days that are well, one without a failure and one that recovered, are read with one fault each.
 */

interface Response {
  hits: { hits: object[] };
  _shards: { total: number; failed: number; failures?: object[] };
  aggregations?: Record<string, unknown>;
  error?: unknown;
  [part: string]: unknown;
}

interface Fault {
  /** The search engine's answer to one search; `at` is its place in its request, `asked` the number of the request. */
  response?: (response: Response, at: number, asked: number) => object;
  /** Its answer to a whole request. */
  request?: (asked: number) => EngineAnswer | Error | null;
  /** Grafana's data source. */
  source?: (dataSource: TestedDataSource) => Partial<TestedDataSource>;
  index?: string;
  documents?: (documents: readonly Document[]) => Document[];
}

type Document = Readonly<Record<string, unknown>>;

function withFault(engine: SearchEngine, { response, request }: Fault): SearchEngine {
  let requests = 0;
  return {
    ...engine,
    search: async (ndjson) => {
      const asked = requests++;
      const answer = request?.(asked) ?? (await engine.search(ndjson));
      if (answer instanceof Error) {
        throw answer;
      }
      if (!response || answer.status >= 400) {
        return answer;
      }
      const { responses } = JSON.parse(answer.body) as { responses: Response[] };
      const changed = responses.map((one, at) => (one.error ? one : response(one, at, asked)));
      return { ...answer, body: JSON.stringify({ responses: changed }) };
    },
  };
}

const status = (code: number, body = '{"error":{"reason":"no"}}') => ({ status: code, body });
const error = (reason: string) => ({ status: 400, error: { root_cause: [{ reason }] } });
const hasLines = ({ hits }: Response) => hits.hits.length > 1;
const isCount = ({ aggregations, hits }: Response) => aggregations !== undefined && hits.hits.length === 0;
const deleted = { status: 404, statusText: 'Not Found', data: { message: 'Data source not found' } };
const cancelled = { data: [], error: { type: DataQueryErrorType.Cancelled, cancelled: true, status: -1 } };

/** Changes what the data source gives the browser. */
const answering =
  (change: (response: DataQueryResponse) => DataQueryResponse) =>
  (dataSource: TestedDataSource): TestedDataSource => ({
    ...dataSource,
    query: (request: DataQueryRequest): Observable<DataQueryResponse> =>
      new Observable((subscriber) =>
        dataSource.query(request).subscribe({
          next: (response) => subscriber.next(change(response)),
          complete: () => subscriber.complete(),
        })
      ),
  });

const without = (refId: string) =>
  answering(({ data, ...rest }) => ({ ...rest, data: data.filter((frame) => frame.refId !== refId) }));

/** Fault, what it does, and what the screen says of it. */
const faults: Array<[name: string, fault: Fault, said: RegExp]> = [
  [
    'lines are handed out short',
    { response: (one) => ({ ...one, hits: { ...one.hits, hits: one.hits.hits.slice(0, 400) } }) },
    /did not arrive/,
  ],
  [
    'lines are missing amid a page',
    { response: (one) => ({ ...one, hits: { ...one.hits, hits: one.hits.hits.filter((_, at) => at !== 7) } }) },
    /1 of \d+ lines that were counted did not arrive/,
  ],
  [
    'the lines come oldest first',
    { response: (one) => ({ ...one, hits: { ...one.hits, hits: [...one.hits.hits].reverse() } }) },
    /did not come newest first/,
  ],
  [
    'the lines’ search fails, the count does not',
    { response: (one) => (hasLines(one) ? error('too many clauses') : one) },
    /too many clauses/,
  ],
  [
    'the count fails, the lines do not',
    { response: (one) => (isCount(one) ? error('too many buckets') : one) },
    /count .* failed.*too many buckets/,
  ],
  ['HTTP 400', { request: () => status(400) }, /status code: 400/],
  ['HTTP 401', { request: () => status(401) }, /status code: 401/],
  ['HTTP 403', { request: () => status(403) }, /status code: 403/],
  ['HTTP 404', { request: () => status(404) }, /status code: 404/],
  ['HTTP 500', { request: () => status(500) }, /status code: 500/],
  ['a proxy’s page', { request: () => status(200, '<html>Sign in</html>') }, /invalid character '<'/],
  ['the network is gone', { request: () => new Error('connect ECONNREFUSED') }, /ECONNREFUSED/],
  [
    'the network goes amid reading',
    { request: (asked) => (asked < 2 ? null : new Error('socket hang up')) },
    /socket hang up/,
  ],
  ['HTTP 502 amid reading', { request: (asked) => (asked < 2 ? null : status(502)) }, /status code: 502/],
  [
    'some shards fail',
    {
      response: (one) => ({
        ...one,
        _shards: { total: 3, failed: 1, failures: [{ reason: { reason: 'node left' } }] },
      }),
    },
    /1 of 3 parts of the index did not answer: node left/,
  ],
  ['the search times out', { response: (one) => ({ ...one, timed_out: true }) }, /ran out of time/],
  [
    'lines and their count are cut short alike',
    {
      response: (one) => ({
        ...one,
        hits: { ...one.hits, hits: hasLines(one) ? [] : one.hits.hits },
        ...(one.aggregations?.['2'] ? { aggregations: { '2': { buckets: [] } } } : {}),
      }),
    },
    /found when asked again/,
  ],
  ['the index is missing', { index: 'nothing-*' }, /No index is named “nothing-\*”/],
  [
    'the check of the shards is not allowed',
    { source: ({ query }) => ({ query, postResource: () => Promise.reject({ statusText: 'Forbidden' }) }) },
    /could not be checked.*Forbidden/,
  ],
  ['the data source has no such check', { source: ({ query }) => ({ query }) }, /could not be checked/],
  [
    'the data source was deleted while the page is open',
    {
      source: () => ({
        query: () => of(toDataQueryResponse(deleted as unknown as Parameters<typeof toDataQueryResponse>[0])),
        postResource: () => Promise.reject(deleted),
      }),
    },
    /Data source not found/,
  ],
  ['no answer for the lines', { source: without('lines') }, /No answer came for this query/],
  ['no answer for the count', { source: without('count') }, /No answer came for this query/],
  ['no answer at all', { source: answering(() => ({ data: [] })) }, /No answer came for this query/],
  [
    'an error for one query, and good frames of the other',
    {
      source: answering(({ data }) => ({
        data: data.filter(({ refId }) => refId === 'lines'),
        errors: [{ refId: 'count', message: 'unexpected status code: 400' }],
        state: undefined,
      })),
    },
    /status code: 400/,
  ],
  [
    'a cancelled request, which looks like an empty success',
    { source: (dataSource) => ({ ...dataSource, query: () => of(cancelled) }) },
    /cancelled/,
  ],
  [
    'more lines of one millisecond than a page',
    { documents: (all) => [...all, ...crowdOf(all)] },
    /More lines than one page holds have the same time/,
  ],
];

/** So many lines of one moment that no page holds them. */
function crowdOf(documents: readonly Document[]): Document[] {
  const line = documents.find(({ message }) => String(message).includes('Started')) as Document;
  return Array.from({ length: 10_001 }, () => line);
}

const days = {
  'no failure': generateDay({
    scenario: 'quiet-day',
    seed: 4,
    shape: 'rendered',
    envelope: 'cf',
    noise: 0,
    scale: 0.4,
  }),
  recovered: generateDay({
    scenario: 'crm-outage',
    seed: 4,
    shape: 'rendered',
    envelope: 'cf',
    noise: 0,
    scale: 0.4,
    outageHours: 1,
  }),
};

describe.each(Object.entries(days))('a day with the verdict: %s', (_name, { documents, truth }) => {
  const [fromMs, endMs] = [Date.parse(String(truth.meta.from)), Date.parse(String(truth.meta.to))];
  const range = { fromMs, toMs: endMs - 1 };
  const whole = createLogStore(documents);

  async function read(fault: Fault) {
    const jsonData = { index: fault.index ?? '', timeField: '@timestamp' };
    const engine = withFault(fault.documents ? createLogStore(fault.documents(documents)) : whole, fault);
    const dataSource = dataSourceOn(engine, jsonData);
    installDataSource(fault.source?.(dataSource) ?? dataSource, jsonData);
    const settings = { dataSourceUid: 'logs', fields: defaultLogFields };
    const request = { settings, app: String(truth.meta.app), range, nowMs: range.toMs };
    const { report } = await lastValueFrom(loadReport(request));
    return { level: report?.overall.level, said: report?.coverage.gaps.map(({ detail }) => detail).join(' ') };
  }

  test('without a fault it is well', async () => {
    const { level, said } = await read({});
    expect(['ok', 'recovered']).toContain(level);
    expect(said).toBe('');
  });

  test('a search engine that was busy for a moment: it is well', async () => {
    const { level } = await read({ request: (asked) => (asked < 2 ? status(429) : null) });
    expect(['ok', 'recovered']).toContain(level);
  });

  test.each(faults)(
    '%s: cannot tell',
    async (_fault, fault, words) => {
      const { level, said } = await read(fault);
      expect(said).toMatch(words);
      expect(level).toBe('unknown');
    },
    30_000
  );
});
