import { createLogStore } from './createLogStore';

interface Hit {
  _index: string;
  _id: string;
  _source?: Record<string, unknown>;
  fields?: Record<string, unknown>;
  sort?: unknown[];
}

interface Response {
  _shards: { total: number; failed: number };
  hits: { total?: { value: number; relation: string }; hits: Hit[] };
  aggregations?: Record<string, { value?: number | null; buckets: unknown }>;
  error?: { reason: string; root_cause: Array<{ reason: string }>; caused_by?: { reason: string } };
  status: number;
}

const line = (time: string, message: string, more: object = {}) => ({
  '@timestamp': `2026-06-${time}Z`,
  message,
  cf: { app: 'api-prod' },
  ...more,
});

const store = createLogStore([
  line('17T08:00:00.100', 'CrmSyncJob - Started', { ms: 5, level: 'Information' }),
  line('17T08:00:04.200', 'CrmSyncJob - Succeeded', { ms: 15, tags: ['a', 'b'] }),
  line('17T09:00:00.000', 'UpsertCandidateJob - Started (1/24) CID-1b2c-77', { cf: { app: 'api-test' } }),
  line('18T01:30:00.000', 'UpsertCandidateJob - Started (2/24) CID-1b2c-77', { level: 'Warning' }),
  line('18T01:30:01.500', `UpsertCandidateJob - Payload ${'x'.repeat(300)}`),
  { access: { method: 'GET', response_code: 404 }, '@timestamp': '2026-06-18T02:00:00.000Z', cf: { app: 'api-prod' } },
  { message: 'a line without a time', cf: { app: 'api-prod' } },
]);

async function ask(
  body: object,
  header: object = { index: 'filebeat-*' }
): Promise<{ status: number; answer: Response }> {
  const { status, body: text } = await store.search(`${JSON.stringify(header)}\n${JSON.stringify(body)}\n`);
  const whole = JSON.parse(text) as { responses?: Response[] } & Response;
  return { status, answer: whole.responses?.[0] ?? whole };
}

const search = async (body: object, header?: object) => (await ask(body, header)).answer;
const newestFirst = { '@timestamp': { order: 'desc' }, _doc: { order: 'desc' } };
const lucene = (query: string) => ({ query_string: { analyze_wildcard: true, query } });

async function idsOf(query: object): Promise<string> {
  const { hits } = await search({ query, sort: { '@timestamp': 'asc' } });
  return hits.hits.map(({ _id }) => _id).join(' ');
}

// These were compared, on a whole sample day, with what Elasticsearch 7.17.28 answers.
describe('a Lucene query', () => {
  test.each([
    ['Started', 'd0 d2 d3'],
    ['started', 'd0 d2 d3'],
    ['"CrmSyncJob - Started"', 'd0'],
    ['"Started CrmSyncJob"', ''],
    ['"Started CrmSyncJob"~3', 'd0'],
    ['"2/24"', 'd3'],
    ['message:"1/24"', 'd2'],
    ['CrmSyncJob Payload', 'd0 d1 d4'],
    ['Started AND NOT CrmSyncJob', 'd2 d3'],
    ['Started AND CrmSyncJob OR Succeeded', 'd0'],
    ['NOT Started', 'd1 d4 d5 d6'],
    ['Started AND (NOT CrmSyncJob)', 'd2 d3'],
    ['cf.app.keyword:api\\-test', 'd2'],
    ['cf.app.keyword:("api-test" OR "none")', 'd2'],
    ['cf.app:api\\-test', 'd0 d1 d2 d3 d4 d5 d6'],
    ['cf.app:"api-test"', 'd2'],
    ['cf.app.keyword:API\\-TEST', ''],
    ['cf.app.keyword:*test', 'd2'],
    ['message:Crm*', 'd0 d1'],
    ['message:*SyncJob', 'd0 d1'],
    ['message:CrmSync*Started', ''],
    ['message.keyword:CrmSync*Started', 'd0'],
    ['message:/crm.*job/', 'd0 d1'],
    ['message.keyword:*Payload*', ''],
    ['cf.\\*:"api-test"', 'd2'],
    ['tags:b', 'd1'],
    ['_exists_:access', 'd5'],
    ['_exists_:ms AND ms:[6 TO *]', 'd1'],
    ['ms:>5', 'd1'],
    ['ms:{5 TO 15]', 'd1'],
    ['access.response_code:404', 'd5'],
    ['404', 'd5'],
    ['access.response_code:abc', ''],
    ['nothing:here', ''],
    ['NOT nothing:here', 'd0 d1 d2 d3 d4 d5 d6'],
    ['@timestamp:2026\\-06\\-18', 'd3 d4 d5'],
    ['@timestamp:[2026-06-17T09 TO 2026-06-18T01:30]', 'd2 d3 d4'],
    ['@timestamp:{2026-06-17 TO *]', 'd3 d4 d5'],
    ['*', 'd0 d1 d2 d3 d4 d5 d6'],
    ['message:*', 'd0 d1 d2 d3 d4 d6'],
    ['message:"-" AND Payload', 'd4'],
    ['"-" AND Payload', ''],
    ['"-"', ''],
    ['_id:d3', 'd3'],
    ['1b*', 'd2 d3'],
    ['level:[A TO J]', 'd0'],
    ['level.keyword:[A TO J]', 'd0'],
  ])('%s finds %s', async (query, ids) => {
    expect(await idsOf(lucene(query))).toBe(ids);
  });

  test('that cannot be parsed fails its own search only, in Elasticsearch’s words', async () => {
    const lines = [{}, { query: lucene('"abc') }, {}, { query: lucene('Started'), size: 0 }];
    const { status, body } = await store.search(lines.map((each) => `${JSON.stringify(each)}\n`).join(''));
    const { responses } = JSON.parse(body) as { responses: Response[] };
    expect(status).toBe(200);
    expect(responses[0]).toMatchObject({
      status: 400,
      error: {
        type: 'search_phase_execution_exception',
        reason: 'all shards failed',
        root_cause: [{ type: 'query_shard_exception', reason: 'Failed to parse query ["abc]' }],
      },
    });
    expect(responses[1]?.hits.total).toEqual({ value: 3, relation: 'eq' });
  });
});

describe('the query DSL', () => {
  test.each([
    [{ match_all: {} }, 'd0 d1 d2 d3 d4 d5 d6'],
    [{ match_none: {} }, ''],
    [{ bool: {} }, 'd0 d1 d2 d3 d4 d5 d6'],
    [{ bool: { filter: { term: { 'cf.app.keyword': 'api-test' } } } }, 'd2'],
    [{ bool: { must: [lucene('Started')], must_not: { term: { ms: 5 } } } }, 'd2 d3'],
    [{ bool: { should: [{ term: { ms: 5 } }, { term: { ms: 15 } }] } }, 'd0 d1'],
    [{ bool: { filter: lucene('Started'), should: [{ term: { ms: 5 } }] } }, 'd0 d2 d3'],
    [{ bool: { filter: lucene('Started'), should: [{ term: { ms: 5 } }], minimum_should_match: 1 } }, 'd0'],
    [{ range: { '@timestamp': { gte: 1781683200100, lte: 1781683204200, format: 'epoch_millis' } } }, 'd0 d1'],
    [{ range: { '@timestamp': { gt: '2026-06-17T08:00:00.100Z', lt: '2026-06-18' } } }, 'd1 d2'],
    [{ term: { message: 'started' } }, 'd0 d2 d3'],
    [{ term: { message: { value: 'Started' } } }, ''],
    [{ terms: { ms: [5, 15, 99] } }, 'd0 d1'],
    [{ exists: { field: 'access.method' } }, 'd5'],
    [{ match_phrase: { message: 'CrmSyncJob - Started' } }, 'd0'],
    [{ wildcard: { 'cf.app.keyword': { value: '*-te?t' } } }, 'd2'],
  ])('%j finds %s', async (query, ids) => {
    expect(await idsOf(query)).toBe(ids);
  });

  test('documents without a time are found, but by no time range', async () => {
    expect(await idsOf(lucene('"without a time"'))).toBe('d6');
    expect(await idsOf({ range: { '@timestamp': { gte: 0 } } })).toBe('d0 d1 d2 d3 d4 d5');
  });

  test('what is not known refuses the whole request', async () => {
    expect(await ask({ query: { nope: {} } })).toMatchObject({
      status: 400,
      answer: { error: { reason: 'unknown query [nope]' } },
    });
    expect(await ask({ aggs: { a: { nope: {} } } })).toMatchObject({
      status: 400,
      answer: { error: { reason: 'Unknown aggregation type [nope]' } },
    });
    expect((await store.search('{}\n{"size":\n')).status).toBe(400);
    expect((await store.search('{}\n{}')).status).toBe(400);
    expect((await store.search('{}\n')).status).toBe(400);
  });
});

describe('hits', () => {
  test('come newest first with ids, day indices, sort values and times as Elasticsearch prints them', async () => {
    const { hits } = await search({
      size: 2,
      query: lucene('UpsertCandidateJob'),
      sort: newestFirst,
      docvalue_fields: ['@timestamp'],
      fields: [{ field: '@timestamp', format: 'strict_date_optional_time_nanos' }],
      _source: ['cf'],
    });
    expect(hits).toEqual({
      total: { value: 3, relation: 'eq' },
      max_score: null,
      hits: [
        {
          _index: 'filebeat-2026.06.18',
          _id: 'd4',
          _score: null,
          _source: { cf: { app: 'api-prod' } },
          fields: { '@timestamp': ['2026-06-18T01:30:01.500Z'] },
          sort: [1781746201500, 1],
        },
        expect.objectContaining({ _id: 'd3', sort: [1781746200000, 0] }),
      ],
    });
  });

  test('go on after a line', async () => {
    const after = await search({ size: 2, sort: newestFirst, search_after: [1781746200000, 0] });
    expect(after.hits.hits.map(({ _id }) => _id)).toEqual(['d2', 'd1']);
  });

  test('sorted by _doc first are not the newest: numbers start anew in each index', async () => {
    const { hits } = await search({
      size: 2,
      query: lucene('_exists_:@timestamp'),
      sort: { _doc: 'desc', '@timestamp': 'desc' },
    });
    expect(hits.hits.map(({ _id }) => _id)).toEqual(['d5', 'd2']);
  });

  test('may be had without their source, or with parts of it', async () => {
    const sources = async (_source: unknown) =>
      (await search({ size: 1, sort: newestFirst, _source })).hits.hits[0]?._source;
    expect(await sources(false)).toBeUndefined();
    expect(await sources('access.method')).toEqual({ access: { method: 'GET' } });
    expect(await sources({ includes: ['access.*', 'cf'], excludes: ['*.method'] })).toEqual({
      access: { response_code: 404 },
      cf: { app: 'api-prod' },
    });
  });

  test('more than 10,000 in one window are refused', async () => {
    for (const body of [{ size: 10_001 }, { size: 9_999, from: 2 }]) {
      expect((await search(body)).error?.root_cause[0]?.reason).toMatch(
        /^Result window is too large, from \+ size must be less than or equal to: \[10000\] but was \[10001\]/
      );
    }
    expect((await search({ size: 10_000 })).error).toBeUndefined();
  });

  test('are counted up to 10,000, unless asked otherwise', async () => {
    const many = createLogStore(Array.from({ length: 10_050 }, (_, at) => ({ '@timestamp': 1781654400000 + at })));
    const total = async (body: object) => {
      const { body: text } = await many.search(`{}\n${JSON.stringify({ size: 0, ...body })}\n`);
      return (JSON.parse(text) as { responses: Response[] }).responses[0]?.hits.total;
    };
    expect(await total({})).toEqual({ value: 10_000, relation: 'gte' });
    expect(await total({ track_total_hits: true })).toEqual({ value: 10_050, relation: 'eq' });
    expect(await total({ track_total_hits: 7 })).toEqual({ value: 7, relation: 'gte' });
    expect(await total({ track_total_hits: false })).toBeUndefined();
  });
});

describe('indices', () => {
  test.each([
    ['filebeat-*', 3, 7],
    ['', 3, 7],
    ['filebeat-2026.06.17', 1, 3],
    ['filebeat-2026.06.17,filebeat-2026.06.18', 2, 6],
    ['filebeat-*,-filebeat-2026.06.18', 2, 4],
    ['logs-*', 0, 0],
  ])('%j means %d of them with %d documents', async (index, shards, count) => {
    const { _shards, hits, aggregations } = await search({ size: 0, aggs: { a: { max: { field: 'ms' } } } }, { index });
    expect([_shards.total, hits.total?.value]).toEqual([shards, count]);
    expect(aggregations === undefined).toBe(shards === 0);
  });
});

describe('aggregations', () => {
  const day = { min: Date.parse('2026-06-17T00:00:00Z'), max: Date.parse('2026-06-18T23:59:59Z') };
  const aggregate = async (aggs: object, query: object = { match_all: {} }) =>
    (await search({ size: 0, query, aggs })).aggregations;

  test('filters over time are filled with zeros, empty filters too', async () => {
    const histogram = {
      field: '@timestamp',
      fixed_interval: '1d',
      min_doc_count: 0,
      extended_bounds: day,
      format: 'epoch_millis',
    };
    const result = await aggregate({
      '2': {
        filters: { filters: { started: lucene('message:Started'), lost: lucene('message:Deleted') } },
        aggs: { '3': { date_histogram: histogram } },
      },
    });
    const step = (key: number, doc_count: number) => ({ key, key_as_string: String(key), doc_count });
    const [first, second] = [day.min, day.min + 86_400_000];
    expect(result).toEqual({
      '2': {
        buckets: {
          started: { doc_count: 3, '3': { buckets: [step(first, 2), step(second, 1)] } },
          lost: { doc_count: 0, '3': { buckets: [step(first, 0), step(second, 0)] } },
        },
      },
    });
  });

  test('a histogram without bounds reaches from the first document to the last, or holds only what is there', async () => {
    const buckets = async (parameters: object) =>
      (await aggregate({ a: { date_histogram: { field: '@timestamp', fixed_interval: '1h', ...parameters } } }))?.a
        ?.buckets as Array<{
        key_as_string: string;
        doc_count: number;
      }>;
    expect(await buckets({})).toHaveLength(19);
    expect((await buckets({ min_doc_count: 1 })).map((bucket) => [bucket.key_as_string, bucket.doc_count])).toEqual([
      ['2026-06-17T08:00:00.000Z', 2],
      ['2026-06-17T09:00:00.000Z', 1],
      ['2026-06-18T01:00:00.000Z', 2],
      ['2026-06-18T02:00:00.000Z', 1],
    ]);
    const [first] = await buckets({ fixed_interval: '1d', time_zone: '+01:00' });
    expect(first?.key_as_string).toBe('2026-06-17T00:00:00.000+01:00');
  });

  test('terms are ordered by count, then key; what is left out is counted', async () => {
    expect(await aggregate({ a: { terms: { field: 'cf.app.keyword', size: 1 } } })).toEqual({
      a: { doc_count_error_upper_bound: 0, sum_other_doc_count: 1, buckets: [{ key: 'api-prod', doc_count: 6 }] },
    });
    const keys = async (terms: object, inner?: object) => {
      const result = await aggregate({ a: { terms: { field: 'cf.app.keyword', ...terms }, aggs: inner } });
      return (result?.a?.buckets as Array<{ key: unknown }>).map(({ key }) => key);
    };
    expect(await keys({ order: { _key: 'desc' } })).toEqual(['api-test', 'api-prod']);
    expect(await keys({ order: { m: 'asc' } }, { m: { max: { field: 'ms' } } })).toEqual(['api-test', 'api-prod']);
    expect(await keys({ field: 'level.keyword', missing: 'none' })).toEqual(['none', 'Information', 'Warning']);
    expect(await keys({ field: 'tags.keyword' })).toEqual(['a', 'b']);
    expect(await keys({ field: 'message.keyword', size: 20 })).not.toContainEqual(expect.stringContaining('Payload'));
    expect(await keys({ field: 'ms' })).toEqual([5, 15]);
    expect(await keys({ field: 'nothing' })).toEqual([]);
  });

  test('metrics over numbers, and none over nothing', async () => {
    const metrics = (field: string) =>
      Object.fromEntries(['avg', 'sum', 'min', 'max', 'cardinality'].map((type) => [type, { [type]: { field } }]));
    const values = async (field: string) =>
      Object.fromEntries(
        Object.entries((await aggregate(metrics(field))) ?? {}).map(([type, { value }]) => [type, value])
      );
    expect(await values('ms')).toEqual({ avg: 10, sum: 20, min: 5, max: 15, cardinality: 2 });
    expect(await values('nothing')).toEqual({ avg: null, sum: 0, min: null, max: null, cardinality: 0 });
  });

  test.each([
    [{ terms: { field: 'message' } }, /^Text fields are not optimised .* fielddata=true on \[message\]/],
    [
      { avg: { field: 'cf.app.keyword' } },
      /^Field \[cf.app.keyword\] of type \[keyword\] is not supported for aggregation \[avg\]$/,
    ],
    [{ date_histogram: { field: '@timestamp' } }, /^Invalid interval specified/],
  ])('%j fails on all shards', async (aggregation, reason) => {
    const { error, status } = await search({ size: 0, aggs: { a: aggregation } });
    expect(error?.root_cause[0]?.reason).toMatch(reason);
    expect(status).toBe(400);
  });

  test('65,536 buckets in one search are allowed, one more is not', async () => {
    const steps = (count: number) => ({
      date_histogram: {
        field: 'nothing',
        fixed_interval: '1s',
        extended_bounds: { min: 0, max: (count - 1) * 1000 },
      },
    });
    expect((await search({ size: 0, aggs: { a: steps(65_536) } })).error).toBeUndefined();
    const { error, status } = await search({ size: 0, aggs: { a: steps(65_537) } });
    expect(status).toBe(503);
    expect(error?.root_cause).toEqual([]);
    expect(error?.caused_by?.reason).toMatch(
      /^Trying to create too many buckets. Must be less than or equal to: \[65536\]/
    );
    const filters = { filters: { a: { match_all: {} }, b: { match_all: {} } } };
    expect((await search({ size: 0, aggs: { f: { filters, aggs: { a: steps(40_000) } } } })).error).toBeDefined();
  });
});

describe('looking up', () => {
  const lookUp = async (path: string) => JSON.parse((await store.lookUp(path)).body) as Record<string, never>;

  test('field capabilities tell text from keyword, and objects', async () => {
    const { fields, indices } = await lookUp('filebeat-2026.06.17/_field_caps');
    expect(indices).toEqual(['filebeat-2026.06.17']);
    const capability = (type: string, searchable: boolean, aggregatable: boolean) => ({
      [type]: { type, metadata_field: false, searchable, aggregatable },
    });
    expect(fields).toMatchObject({
      message: capability('text', true, false),
      'message.keyword': capability('keyword', true, true),
      '@timestamp': capability('date', true, true),
      ms: capability('long', true, true),
      cf: capability('object', false, false),
    });
    expect(fields).not.toHaveProperty('_id');
  });

  test('mappings are those of dynamic mapping', async () => {
    const answer = await lookUp('_mapping');
    expect(Object.keys(answer)).toEqual(['filebeat-2026.06.17', 'filebeat-2026.06.18', 'filebeat-undated']);
    const text = { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } };
    expect(answer['filebeat-2026.06.18']).toMatchObject({
      mappings: {
        properties: {
          '@timestamp': { type: 'date' },
          message: text,
          cf: { properties: { app: text } },
          access: { properties: { response_code: { type: 'long' } } },
        },
      },
    });
  });

  test('the version is answered, anything else is not', async () => {
    expect(await lookUp('')).toMatchObject({ version: { number: expect.any(String) } });
    expect((await store.lookUp('_cat/indices')).status).toBe(400);
  });
});

test('values that do not fit their field, and odd documents, do no harm', async () => {
  const odd = createLogStore([
    { '@timestamp': '2026-06-17T00:00:00Z', n: 1, t: 'x', flag: true, f: 1.5 },
    { '@timestamp': 'no time', n: 'x', t: { u: 1 }, flag: 'maybe', f: '2.5' },
    { '@timestamp': null, n: [2, [3, 'y']], t: 7, deep: { a: [{ b: null }, { b: 'z' }] } },
    {},
  ]);
  const find = async (query: string) => {
    const { body } = await odd.search(`{}\n${JSON.stringify({ query: lucene(query) })}\n`);
    return (JSON.parse(body) as { responses: Response[] }).responses[0]?.hits.hits.map(({ _id }) => _id);
  };
  expect(await find('*')).toEqual(['d0', 'd1', 'd2', 'd3']);
  expect(await find('n:[1 TO 3]')).toEqual(['d0', 'd2']);
  expect(await find('n:3')).toEqual(['d2']);
  expect(await find('t:7')).toEqual(['d2']);
  expect(await find('f:2.5')).toEqual(['d1']);
  expect(await find('deep.a.b:z')).toEqual(['d2']);
  expect(await find('flag:true')).toEqual(['d0']);
  expect(JSON.parse((await odd.lookUp('_mapping')).body)).toMatchObject({ 'filebeat-undated': { mappings: {} } });
});
