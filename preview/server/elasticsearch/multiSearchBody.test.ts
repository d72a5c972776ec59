import { multiSearchBody } from './multiSearchBody';
import { readTarget } from './queryModel';

const range = { fromMs: 1772438400000, toMs: 1772441999999 };
const settings = { index: 'logs-a,logs-b', timeField: '@timestamp' };

function bodiesOf(...queries: unknown[]): unknown[] {
  const lines = multiSearchBody(queries.map(readTarget), settings, range).split('\n');
  expect(lines.pop()).toBe('');
  return lines.filter((_line, at) => at % 2 === 1).map((line) => JSON.parse(line) as unknown);
}

const bodyOf = (query: unknown) => bodiesOf(query)[0] as Record<string, unknown>;
const timeRange = { range: { '@timestamp': { gte: range.fromMs, lte: range.toMs, format: 'epoch_millis' } } };
const histogram = (step: object) => ({
  date_histogram: {
    field: '@timestamp',
    ...step,
    min_doc_count: 0,
    extended_bounds: { min: range.fromMs, max: range.toMs },
    format: 'epoch_millis',
  },
});
const count = [{ id: '1', type: 'count' }];

test('each target has a header and a body line, in order', () => {
  const queries = [{ metrics: [{ id: '1', type: 'logs' }] }, { metrics: [{ id: '1', type: 'raw_document' }] }];
  const text = multiSearchBody(queries.map(readTarget), settings, range);
  const lines = text.split('\n');
  expect(lines).toHaveLength(5);
  const header = '{"ignore_unavailable":true,"index":"logs-a,logs-b","search_type":"query_then_fetch"}';
  expect([lines[0], lines[2]]).toEqual([header, header]);
  expect(lines[1]).toContain('"highlight"');
  expect(lines[3]).not.toContain('"highlight"');
});

test('counts of filters over time go out as the facts show them', () => {
  const query = {
    query: 'cf.app:"api-prod"',
    metrics: count,
    bucketAggs: [
      {
        id: '2',
        type: 'filters',
        settings: {
          filters: [
            { label: 'started', query: 'message:Started' },
            { label: 'ended', query: 'message:Succeeded' },
          ],
        },
      },
      { id: '3', type: 'date_histogram', settings: { interval: '5m' } },
    ],
  };
  expect(bodyOf(query)).toEqual({
    size: 0,
    query: {
      bool: { filter: [timeRange, { query_string: { analyze_wildcard: true, query: 'cf.app:"api-prod"' } }] },
    },
    aggs: {
      '2': {
        filters: {
          filters: {
            started: { query_string: { query: 'message:Started', analyze_wildcard: true } },
            ended: { query_string: { query: 'message:Succeeded', analyze_wildcard: true } },
          },
        },
        aggs: { '3': histogram({ fixed_interval: '5m' }) },
      },
    },
  });
});

test('a logs query brings a histogram nobody asked for, and is sorted by the time field before _doc', () => {
  const query = { metrics: [{ id: '1', type: 'logs', settings: { limit: '20' } }], intervalMs: 30_000 };
  expect(bodyOf(query)).toEqual({
    size: 20,
    query: { bool: { filter: timeRange } },
    sort: { '@timestamp': { order: 'desc', unmapped_type: 'boolean' }, _doc: { order: 'desc' } },
    docvalue_fields: ['@timestamp'],
    fields: [{ field: '@timestamp', format: 'strict_date_optional_time_nanos' }],
    script_fields: {},
    highlight: {
      fields: { '*': {} },
      fragment_size: 2147483647,
      pre_tags: ['@HIGHLIGHT@'],
      post_tags: ['@/HIGHLIGHT@'],
    },
    aggs: { '1': histogram({ fixed_interval: '30000ms' }) },
  });
  expect(Object.keys(bodyOf(query).sort as object)).toEqual(['@timestamp', '_doc']);
});

test('a time field in lower case comes after _doc: then the newest lines are not what is returned', () => {
  const target = readTarget({ metrics: [{ id: '1', type: 'raw_data' }] });
  const line = multiSearchBody([target], { index: '', timeField: 'timestamp' }, range).split('\n')[1] ?? '';
  const { sort } = JSON.parse(line) as { sort: object };
  expect(Object.keys(sort)).toEqual(['_doc', 'timestamp']);
});

test('logs may go on after a line, oldest first', () => {
  const settingsOfMetric = { sortDirection: 'asc', searchAfter: [1772438400000, 7] };
  const body = bodyOf({ metrics: [{ id: '1', type: 'logs', settings: settingsOfMetric }] });
  expect(body.search_after).toEqual([1772438400000, 7]);
  expect(body.sort).toEqual({ '@timestamp': { order: 'asc', unmapped_type: 'boolean' }, _doc: { order: 'asc' } });
});

test('raw data has no highlight and no aggregation, whole documents no time output either', () => {
  const [data, documents] = bodiesOf(
    { metrics: [{ id: '1', type: 'raw_data', settings: { size: '3' } }] },
    { metrics: [{ id: '1', type: 'raw_document', settings: { size: '3' } }] }
  ) as Array<Record<string, unknown>>;
  const shared = ['docvalue_fields', 'query', 'script_fields', 'size', 'sort'];
  expect(Object.keys(data ?? {}).sort()).toEqual([...shared.slice(0, 1), 'fields', ...shared.slice(1)]);
  expect(Object.keys(documents ?? {}).sort()).toEqual(shared);
});

test.each([
  ['auto', { fixed_interval: '20000ms' }],
  [undefined, { fixed_interval: '20000ms' }],
  ['90s', { fixed_interval: '90s' }],
  ['$__interval', { fixed_interval: '20s' }],
  ['$__interval_msms', { fixed_interval: '20000ms' }],
  ['1w', { calendar_interval: '1w' }],
  ['1M', { calendar_interval: '1M' }],
  ['1q', { calendar_interval: '1q' }],
  ['1y', { calendar_interval: '1y' }],
  ['1d', { fixed_interval: '1d' }],
])('the interval %j goes out as %j', (interval, step) => {
  const bucketAggs = [{ id: '2', type: 'date_histogram', settings: { interval } }];
  expect(bodyOf({ metrics: count, bucketAggs, intervalMs: 20_000 }).aggs).toEqual({ '2': histogram(step) });
});

test('interval variables in the query text are filled in too', () => {
  const body = bodyOf({
    query: 'a:$__interval b:$__interval_ms',
    metrics: [{ id: '1', type: 'logs' }],
    intervalMs: 60_000,
  });
  expect(JSON.stringify(body.query)).toContain('"a:1m0s b:60000"');
});

test('offset and zone of a histogram are sent, but not the zone utc', () => {
  const aggs = (settingsOfBuckets: object) =>
    (
      bodyOf({ metrics: count, bucketAggs: [{ id: '2', type: 'date_histogram', settings: settingsOfBuckets }] })
        .aggs as {
        '2': { date_histogram: object };
      }
    )['2'].date_histogram;
  expect(aggs({ timeZone: 'Europe/London', offset: '1h' })).toMatchObject({ time_zone: 'Europe/London', offset: '1h' });
  expect(aggs({ timeZone: 'utc' })).not.toHaveProperty('time_zone');
});

test.each([
  [
    { orderBy: '_term', order: 'asc', size: '5' },
    { size: 5, order: { _key: 'asc' } },
  ],
  [
    { orderBy: '_count', size: 7 },
    { size: 7, order: { _count: 'desc' } },
  ],
  [{ orderBy: '1' }, { size: 500, order: { _count: 'desc' } }],
  [
    { orderBy: '9', size: '0' },
    { size: 500, order: {} },
  ],
  [
    { min_doc_count: '2', missing: 'none' },
    { size: 500, min_doc_count: 2, missing: 'none', order: {} },
  ],
])('terms with %j go out as %j', (settingsOfBuckets, expected) => {
  const bucketAggs = [{ id: '2', type: 'terms', field: 'job.keyword', settings: settingsOfBuckets }];
  expect(bodyOf({ metrics: count, bucketAggs }).aggs).toEqual({
    '2': { terms: { field: 'job.keyword', ...expected } },
  });
});

test('terms ordered by a metric have it on their own level, and every metric stands in the innermost', () => {
  const query = {
    metrics: [
      { id: '1', type: 'max', field: 'ms' },
      { id: '4', type: 'cardinality', field: 'user', settings: { precision_threshold: '100' } },
    ],
    bucketAggs: [
      { id: '2', type: 'terms', field: 'job', settings: { orderBy: '1' } },
      { id: '3', type: 'date_histogram', settings: { interval: '1m' } },
    ],
  };
  expect(bodyOf(query).aggs).toEqual({
    '2': {
      terms: { field: 'job', size: 500, order: { '1': 'desc' } },
      aggs: {
        '1': { max: { field: 'ms' } },
        '3': {
          ...histogram({ fixed_interval: '1m' }),
          aggs: {
            '1': { max: { field: 'ms' } },
            '4': { cardinality: { field: 'user', precision_threshold: '100' } },
          },
        },
      },
    },
  });
});

test('filters: an empty label takes the query, equal labels collapse to the last, no filters drop the level', () => {
  const aggs = (filters: object[]) =>
    bodyOf({
      metrics: count,
      bucketAggs: [
        { id: '2', type: 'filters', settings: { filters } },
        { id: '3', type: 'date_histogram' },
      ],
    }).aggs as Record<string, { filters: { filters: Record<string, { query_string: { query: string } }> } }>;
  const collapsed = aggs([{ query: 'a' }, { label: 'x', query: 'b' }, { label: 'x', query: 'c' }])['2']?.filters
    .filters;
  expect(Object.keys(collapsed ?? {})).toEqual(['a', 'x']);
  expect(collapsed?.x?.query_string.query).toBe('c');
  expect(Object.keys(aggs([]))).toEqual(['3']);
});

test('what the preview does not translate is said, not sent', () => {
  const bucketAggs = [{ id: '2', type: 'date_histogram' }];
  expect(() => bodyOf({ metrics: [{ id: '1', type: 'percentiles', field: 'ms' }], bucketAggs })).toThrow('percentiles');
  expect(() => bodyOf({ metrics: count, bucketAggs: [{ id: '2', type: 'geohash_grid' }] })).toThrow('geohash_grid');
});
