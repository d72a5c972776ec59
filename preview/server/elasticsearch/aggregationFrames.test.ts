import { readTarget } from './queryModel';
import { responseFrames } from './responseFrames';
import type { WireFrame } from './wireFrame';

const settings = { index: '', timeField: '@timestamp' };
const count = { id: '1', type: 'count' };

function frames(query: object, aggregations: Record<string, unknown>, keepLabels = false): WireFrame[] {
  return responseFrames({ aggregations }, readTarget({ refId: 'A', ...query }), settings, { keepLabels });
}

const steps = (...counts: number[]) => ({
  buckets: counts.map((doc_count, at) => ({ key: 1772438400000 + at * 300_000, key_as_string: 'x', doc_count })),
});
const series = ({ schema, data }: WireFrame) => [schema.name, data.values[1]];

describe('a query that ends in a date histogram', () => {
  const filtersByTime = {
    metrics: [count],
    bucketAggs: [
      { id: '2', type: 'filters', settings: { filters: [] } },
      { id: '3', type: 'date_histogram' },
    ],
  };
  const filtersAnswer = {
    '2': { buckets: { started: { doc_count: 3, '3': steps(1, 2) }, ended: { '3': steps(4, 0) } } },
  };

  test('gives a frame a filter, in the order of the alphabet, labels stripped', () => {
    const [ended, started, ...others] = frames(filtersByTime, filtersAnswer);
    expect(others).toEqual([]);
    expect(ended).toEqual({
      schema: {
        name: 'ended',
        refId: 'A',
        meta: { type: 'timeseries-multi', typeVersion: [0, 0] },
        fields: [
          { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' } },
          { name: 'Value', type: 'number', typeInfo: { frame: 'float64', nullable: true } },
        ],
      },
      data: {
        values: [
          [1772438400000, 1772438700000],
          [4, 0],
        ],
      },
    });
    expect(series(started!)).toEqual(['started', [1, 2]]);
  });

  test('keeps labels when asked to, and then has no frame name', () => {
    const [ended] = frames(filtersByTime, filtersAnswer, true);
    expect(ended?.schema.name).toBeUndefined();
    expect(ended?.schema.fields[1]).toMatchObject({
      labels: { filter: 'ended' },
      config: { displayNameFromDS: 'ended' },
    });
  });

  test.each([
    ['cf.app', 'api-prod ended'],
    ['job', 'ended UpsertJob'],
  ])('orders the label values by the names of their fields (%s)', (field, name) => {
    const query = {
      metrics: [count],
      bucketAggs: [
        { id: '2', type: 'filters' },
        { id: '3', type: 'terms', field },
        { id: '4', type: 'date_histogram' },
      ],
    };
    const key = name.replace('ended', '').trim();
    const [only] = frames(query, { '2': { buckets: { ended: { '3': { buckets: [{ key, '4': steps(1) }] } } } } });
    expect(only?.schema.name).toBe(name);
  });

  test.each([
    [[count], 'Count'],
    [[{ id: '1', type: 'cardinality', field: 'user' }], 'Unique Count user'],
    [[{ id: '1', type: 'max', field: 'duration' }], 'Max duration'],
    [[{ id: '1', type: 'avg', field: 'duration' }], 'Average duration'],
  ])('names a series without labels by its metric', (metrics, name) => {
    const bucket = { key: 0, doc_count: 2, '1': { value: 2 } };
    const query = { metrics, bucketAggs: [{ id: '2', type: 'date_histogram' }] };
    expect(frames(query, { '2': { buckets: [bucket] } }).map(series)).toEqual([[name, [2]]]);
  });

  test('adds the metric to the name where there are several kinds, and leaves hidden metrics out', () => {
    const query = {
      metrics: [count, { id: '5', type: 'max', field: 'ms' }, { id: '6', type: 'min', field: 'ms', hide: true }],
      bucketAggs: [
        { id: '2', type: 'terms', field: 'job' },
        { id: '3', type: 'date_histogram' },
      ],
    };
    const inner = { buckets: [{ key: 0, doc_count: 1, '5': { value: null }, '6': { value: 1 } }] };
    expect(frames(query, { '2': { buckets: [{ key: 7, '3': inner }] } }).map(series)).toEqual([
      ['7 Count', [1]],
      ['7 Max ms', [null]],
    ]);
  });

  test('fills in an alias', () => {
    const alias = '{{metric}}|{{field}}|{{filter}}|{{term job}}|{{job}}|{{nothing}}|{{term nothing}}';
    const query = {
      alias,
      metrics: [{ id: '1', type: 'max', field: 'ms' }],
      bucketAggs: [
        { id: '2', type: 'filters' },
        { id: '3', type: 'terms', field: 'job' },
        { id: '4', type: 'date_histogram' },
      ],
    };
    const answer = { '2': { buckets: { f: { '3': { buckets: [{ key: 'J', '4': { buckets: [] } }] } } } } };
    expect(frames(query, answer)[0]?.schema.name).toBe('Max|ms|f|J|J|{{nothing}}|');
  });

  test.each([
    ['1', [2, 3]],
    [1, [2, 3]],
    ['2', [1, 2, 3, 4]],
    ['x', [1, 2, 3, 4]],
  ])('cuts trimEdges %j off both ends where enough is there', (trimEdges, left) => {
    const query = { metrics: [count], bucketAggs: [{ id: '2', type: 'date_histogram', settings: { trimEdges } }] };
    expect(frames(query, { '2': steps(1, 2, 3, 4) })[0]?.data.values[1]).toEqual(left);
  });

  test('has no frames where nothing was found, and none for an id that the query does not know', () => {
    const query = { metrics: [count], bucketAggs: [{ id: '2', type: 'date_histogram' }] };
    expect(frames(query, {})).toEqual([]);
    expect(frames(query, { '9': steps(1) })).toEqual([]);
  });
});

describe('a query that ends in terms', () => {
  const nested = {
    metrics: [count],
    bucketAggs: [
      { id: '2', type: 'terms', field: 'cf.app' },
      { id: '3', type: 'terms', field: 'job.keyword' },
    ],
  };
  const jobs = (...buckets: Array<[string, number]>) => ({
    '3': { buckets: buckets.map(([key, doc_count]) => ({ key, doc_count })) },
  });
  const table = ([frame]: WireFrame[]) =>
    frame && Object.fromEntries(frame.schema.fields.map(({ name }, at) => [name, frame.data.values[at]]));

  test('gives one table: parents, key, count', () => {
    const answer = {
      '2': {
        buckets: [
          { key: 'api', ...jobs(['A', 3], ['B', 1]) },
          { key: 'worker', ...jobs(['A', 9]) },
        ],
      },
    };
    const made = frames(nested, answer);
    expect(made).toHaveLength(1);
    expect(made[0]?.schema.name).toBeUndefined();
    expect(made[0]?.schema.meta).toBeUndefined();
    expect(table(made)).toEqual({
      'cf.app': ['api', 'api', 'worker'],
      'job.keyword': ['A', 'B', 'A'],
      Count: [3, 1, 9],
    });
  });

  test('a parent without inner buckets wipes the rows before it, and later rows lack the parent', () => {
    const [api, empty, worker] = [
      { key: 'api', ...jobs(['A', 3]) },
      { key: 'empty', ...jobs() },
      { key: 'worker', ...jobs(['A', 9]) },
    ];
    expect(table(frames(nested, { '2': { buckets: [api, empty, worker] } }))).toEqual({
      'job.keyword': ['A'],
      Count: [9],
    });
    expect(frames(nested, { '2': { buckets: [api, empty] } })).toEqual([]);
  });

  test.each([
    ['text', 'string'],
    [404, 'number'],
  ])('a key such as %j gives a column of type %s', (key, type) => {
    const query = { metrics: [count], bucketAggs: [{ id: '2', type: 'terms', field: 'f' }] };
    const [frame] = frames(query, { '2': { buckets: [{ key, key_as_string: 'x', doc_count: 1 }] } });
    expect(frame?.schema.fields[0]).toMatchObject({ name: 'f', type, config: { filterable: true } });
    expect(frame?.data.values[0]).toEqual([key]);
  });

  test('two metrics of a type show their fields', () => {
    const query = {
      metrics: [
        { id: '1', type: 'max', field: 'a' },
        { id: '4', type: 'max', field: 'b' },
        { id: '5', type: 'cardinality', field: 'c' },
      ],
      bucketAggs: [{ id: '2', type: 'terms', field: 'f' }],
    };
    const bucket = { key: 'k', doc_count: 1, '1': { value: 1 }, '4': { value: 'NaN' }, '5': { value: 3 } };
    expect(table(frames(query, { '2': { buckets: [bucket] } }))).toEqual({
      f: ['k'],
      'Max a': [1],
      'Max b': [null],
      'Unique Count': [3],
    });
  });

  test('filters in last place give nothing', () => {
    const query = { metrics: [count], bucketAggs: [{ id: '2', type: 'filters' }] };
    expect(frames(query, { '2': { buckets: { a: { doc_count: 3 } } } })).toEqual([]);
  });
});
