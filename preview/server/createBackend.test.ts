import { createBackend, type RequestHeaders } from './createBackend';
import { createLogStore } from './logStore/createLogStore';
import type { EngineAnswer, SearchEngine } from './searchEngine';

const settings = { uid: 'logs', index: 'filebeat-*', timeField: '@timestamp', logMessageField: 'message' };
const documents = [
  { '@timestamp': '2026-06-17T08:00:00.100Z', message: 'CrmSyncJob - Started', cf: { app: 'api' } },
  { '@timestamp': '2026-06-17T08:00:04.200Z', message: 'CrmSyncJob - Succeeded', cf: { app: 'api' } },
];
const [from, to] = [String(Date.parse('2026-06-17T00:00:00Z')), String(Date.parse('2026-06-17T23:59:59Z'))];
const logs = {
  refId: 'A',
  datasource: { uid: 'logs' },
  metrics: [{ id: '1', type: 'logs', settings: { limit: '5' } }],
  intervalMs: 60_000,
};
const counts = {
  refId: 'B',
  datasource: { uid: 'logs' },
  metrics: [{ id: '1', type: 'count' }],
  bucketAggs: [
    { id: '2', type: 'filters', settings: { filters: [{ label: 'started', query: 'message:Started' }] } },
    { id: '3', type: 'date_histogram', settings: { interval: '12h' } },
  ],
};

interface Answer {
  message?: string;
  results: Record<
    string,
    {
      status: number;
      error?: string;
      errorSource?: string;
      frames: Array<{ schema: { name?: string; fields: Array<{ labels?: object }> }; data: { values: unknown[][] } }>;
    }
  >;
}

async function query(
  queries: unknown,
  { engine = createLogStore(documents), headers = {} }: { engine?: SearchEngine; headers?: RequestHeaders } = {}
) {
  const backend = createBackend({ ...engine, settings });
  const { status, body } = await backend.handleDsQuery(JSON.stringify({ queries, from, to }), headers);
  return { status, ...(JSON.parse(body) as Answer) };
}

const engineThat = (search: () => EngineAnswer): SearchEngine => ({
  search: async () => search(),
  lookUp: async (path) => ({ status: 203, body: `looked up ${path}` }),
});

describe('POST /api/ds/query', () => {
  test('answers each refId with its frames', async () => {
    const { status, results } = await query([logs, counts]);
    expect(status).toBe(200);
    expect(results.A).toMatchObject({ status: 200 });
    expect(results.A?.frames[0]?.data.values[1]).toEqual(['CrmSyncJob - Succeeded', 'CrmSyncJob - Started']);
    expect(results.B?.frames).toMatchObject([{ schema: { name: 'started' } }]);
    expect(results.B?.frames[0]?.data.values[1]).toEqual([1, 0]);
  });

  test('keeps series labels with the header X-Grafana-From-Expr', async () => {
    const { results } = await query([counts], { headers: { 'x-grafana-from-expr': 'true' } });
    expect(results.B?.frames[0]?.schema.fields[1]?.labels).toEqual({ filter: 'started' });
  });

  test('a query that fails in the search is an error on its own refId; the others have their frames', async () => {
    const { status, results } = await query([{ ...logs, query: '"abc' }, counts]);
    expect(status).toBe(400);
    expect(results.A).toMatchObject({ status: 500, error: 'Failed to parse query ["abc]', errorSource: 'downstream' });
    expect(results.B?.frames).toHaveLength(1);
  });

  test('too many buckets are said in the words of what caused it', async () => {
    const { results } = await query([{ ...logs, intervalMs: 1 }]);
    expect(results.A?.error).toMatch(/^Trying to create too many buckets/);
  });

  test.each([
    [{ status: 503, body: '{"error":"busy"}' }, 'unexpected status code: 503'],
    [{ status: 502, body: '<html>' }, "invalid character '<' looking for beginning of value"],
    [{ status: 200, body: 'nonsense' }, "invalid character 'n' looking for beginning of value"],
  ])(
    'when the whole request fails (%j) the first refId has the error and the others have nothing',
    async (answer, error) => {
      const { status, results } = await query([logs, counts], { engine: engineThat(() => answer) });
      expect(status).toBe(400);
      expect(Object.keys(results)).toEqual(['A']);
      expect(results.A).toMatchObject({ error, frames: [] });
    }
  );

  test('when no answer comes the first refId has the transport’s text', async () => {
    const engine = engineThat(() => {
      throw new Error('connect ECONNREFUSED');
    });
    expect((await query([logs, counts], { engine })).results).toEqual({
      A: { status: 500, error: 'connect ECONNREFUSED', errorSource: 'downstream', frames: [] },
    });
  });

  test('a query that cannot be read is an error on its refId, and nothing is sent', async () => {
    let isSent = false;
    const engine = engineThat(() => {
      isSent = true;
      return { status: 200, body: '{}' };
    });
    const { status, results } = await query([logs, { refId: 'X', datasource: { uid: 'logs' } }], { engine });
    expect([status, isSent]).toEqual([400, false]);
    expect(results).toMatchObject({ X: { error: 'invalid query, missing metrics and aggregations' } });
    expect(Object.keys(results)).toEqual(['X']);
  });

  test.each([
    ['not JSON', 400],
    ['null', 400],
    ['{}', 400],
    ['{"queries":[]}', 400],
    [JSON.stringify({ queries: [logs] }), 400],
    [JSON.stringify({ queries: [logs], from: 'now-6h', to: 'now' }), 400],
    [JSON.stringify({ queries: [{ ...logs, datasource: { uid: 'other' } }], from, to }), 404],
    [JSON.stringify({ queries: [null], from, to }), 404],
  ])('%s is answered with HTTP %d', async (body, status) => {
    const backend = createBackend({ ...createLogStore([]), settings });
    const answer = await backend.handleDsQuery(body, {});
    expect(answer).toMatchObject({ status, contentType: 'application/json' });
    expect(JSON.parse(answer.body)).toEqual({ message: expect.any(String) });
  });
});

describe('/api/datasources/uid/<uid>/resources', () => {
  const backend = createBackend({ ...engineThat(() => ({ status: 429, body: 'as it came' })), settings });
  const resource = (path: string, method = 'GET') =>
    backend.handleResource(`/api/datasources/uid/logs/resources${path}`, method, 'body');

  test.each([
    ['', ''],
    ['/', ''],
    ['/_mapping', '_mapping'],
    ['/filebeat-*/_mapping', 'filebeat-*/_mapping'],
    ['/_field_caps?fields=no', '_field_caps'],
    ['/a%2Cb/_field_caps', 'a,b/_field_caps'],
  ])('GET %s is looked up', async (path, lookedUp) => {
    expect(await resource(path)).toEqual({
      status: 203,
      contentType: 'application/json',
      body: `looked up ${lookedUp}`,
    });
  });

  test('POST _msearch is passed on, status and body', async () => {
    expect(await resource('/_msearch', 'POST')).toEqual({
      status: 429,
      contentType: 'application/json',
      body: 'as it came',
    });
  });

  test.each([
    ['/_cat/indices', 'GET'],
    ['/_msearch', 'GET'],
    ['/_mapping', 'POST'],
    ['/a/b/_mapping', 'GET'],
    ['/../_mapping', 'DELETE'],
    ['/%zz', 'GET'],
  ])('%s with %s is not let through', async (path, method) => {
    expect((await resource(path, method)).status).toBe(500);
  });

  test('another data source is not found, and an engine that gives no answer is said', async () => {
    expect((await backend.handleResource('/api/datasources/uid/x/resources/_mapping', 'GET', '')).status).toBe(404);
    const dead = createBackend({
      search: () => Promise.reject(new Error('no route')),
      lookUp: () => Promise.reject(new Error('no route')),
      settings,
    });
    const answer = await dead.handleResource('/api/datasources/uid/logs/resources/_msearch', 'POST', '{}\n{}\n');
    expect(answer).toMatchObject({ status: 502, body: '{"message":"no route"}' });
  });
});
