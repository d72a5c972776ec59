import {
  DataFrameJSON,
  DataQueryErrorType,
  FieldType,
  LoadingState,
  PanelData,
  dataFrameFromJSON,
  dateTime,
} from '@grafana/data';
import { defaultLogFields } from '../domain/links/logFields';
import { dashboardQuery } from './logQuery';
import { readFrames } from './readFrames';

const range = { fromMs: Date.UTC(2026, 5, 17), toMs: Date.UTC(2026, 5, 18) - 1 };
const at = (text: string): number => Date.parse(`2026-06-17T${text}Z`);
const started = (text: string) => ({
  '@timestamp': `2026-06-17T${text}Z`,
  '@mt': 'CrmSyncJob - Started',
  cf: { app: 'api' },
});

type Column = [name: string, type: FieldType, values: unknown[]];

/** A frame as it comes over the wire. */
function frame(refId: string, columns: Column[], meta?: Record<string, unknown>) {
  const json: DataFrameJSON = {
    schema: { refId, meta: meta as never, fields: columns.map(([name, type]) => ({ name, type })) },
    data: { values: columns.map(([, , values]) => values) },
  };
  return dataFrameFromJSON(json);
}

const logsMeta = (limit?: number, total?: number) => ({
  typeVersion: [0, 0],
  preferredVisualisationType: 'logs',
  custom: { ...(limit !== undefined && { limit }), ...(total !== undefined && { total }), searchWords: [] },
});

/** A logs frame of documents at these times of the day; the columns are those of Elasticsearch 12.3. */
function logsFrame(times: string[], meta = logsMeta(10_000, times.length), refId = 'A') {
  const ids = times.map((time, i) => `k${i}-${time}`);
  return frame(
    refId,
    [
      ['@timestamp', FieldType.time, times.map(at)],
      ['_id', FieldType.string, ids],
      ['_index', FieldType.string, times.map(() => 'logs-2026')],
      ['_source', FieldType.string, times.map((time) => JSON.stringify(started(time)))],
      ['@mt', FieldType.string, times.map(() => 'CrmSyncJob - Started')],
      ['id', FieldType.string, ids.map((id) => `logs-2026#${id}`)],
    ],
    meta
  );
}

const logsTarget = (overrides: Record<string, unknown> = {}) => ({
  refId: 'A',
  datasource: { type: 'elasticsearch', uid: 'logs' },
  query: 'cf.app:$App',
  metrics: [{ id: '1', type: 'logs', settings: { limit: '10000' } }],
  bucketAggs: [],
  ...overrides,
});

function panelData({
  targets = [logsTarget()],
  request = {},
  ...data
}: Partial<Omit<PanelData, 'request'>> & { targets?: unknown[] | null; request?: Record<string, unknown> }): PanelData {
  const timeRange = { from: dateTime(range.fromMs), to: dateTime(range.toMs), raw: { from: '', to: '' } };
  return {
    state: LoadingState.Done,
    series: [],
    timeRange,
    ...(targets && { request: { targets, range: timeRange, ...request } as never }),
    ...data,
  };
}

const read = (data: Parameters<typeof panelData>[0]) => readFrames(panelData(data), range);
const spans = (data: Parameters<typeof panelData>[0]) =>
  read(data).gaps.map(({ fromMs, toMs, reason }) => [fromMs, toMs, reason]);
const whole = (reason: string) => [range.fromMs, range.toMs, reason];

describe('documents', () => {
  test('of a logs frame come whole from _source, named by index and id', () => {
    const { documents, gaps, problem } = read({ series: [logsFrame(['10:00:01.000', '10:00:00.000'])] });
    expect(documents).toEqual([
      { id: 'logs-2026#k0-10:00:01.000', source: started('10:00:01.000') },
      { id: 'logs-2026#k1-10:00:00.000', source: started('10:00:00.000') },
    ]);
    expect(gaps).toEqual([]);
    expect(problem).toBeNull();
  });

  test('keep types that a column of mixed types loses', () => {
    const series = [
      frame(
        'A',
        [
          ['@timestamp', FieldType.time, [at('10:00:00.000'), at('09:00:00.000')]],
          [
            '_source',
            FieldType.string,
            ['{"Status":404,"@mt":"x"}', '{"Status":"Hit","@mt":"x","CorrelationId":null}'],
          ],
          ['Status', FieldType.number, [404, null]],
        ],
        logsMeta(500, 2)
      ),
    ];
    expect(read({ series }).documents.map(({ source }) => source)).toEqual([
      { Status: 404, '@mt': 'x', '@timestamp': at('10:00:00.000') },
      { Status: 'Hit', '@mt': 'x', CorrelationId: null, '@timestamp': at('09:00:00.000') },
    ]);
  });

  test.each(['{"cut', '[1]', 'null', '', 7, null])('of an unreadable _source %j come from the columns', (source) => {
    const columns: Column[] = [
      ['_source', FieldType.string, [source]],
      ['message', FieldType.string, ['text']],
    ];
    const { documents } = read({ series: [frame('A', columns, logsMeta(500, 1))] });
    expect(documents).toEqual([{ id: 'A#0', source: { message: 'text' } }]);
  });

  test('of a raw_data frame come from its columns, without what the search engine adds', () => {
    const target = logsTarget({ metrics: [{ id: '1', type: 'raw_data', settings: { size: '500' } }] });
    const series = [
      frame('A', [
        ['@timestamp', FieldType.time, [at('10:00:00.000')]],
        ['_id', FieldType.string, ['k1']],
        ['_index', FieldType.string, ['logs']],
        ['_type', FieldType.other, [null]],
        ['cf.app', FieldType.string, ['api']],
        ['message', FieldType.string, ['CrmSyncJob - Started']],
        ['sort', FieldType.other, [[1, 2]]],
        ['tags', FieldType.other, [['a']]],
        ['Attempt', FieldType.string, [null]],
      ]),
    ];
    const { documents, gaps } = read({ targets: [target], series });
    const source = { '@timestamp': at('10:00:00.000'), 'cf.app': 'api', message: 'CrmSyncJob - Started', tags: ['a'] };
    expect(documents).toEqual([{ id: 'logs#k1', source }]);
    expect(gaps).toEqual([]);
  });

  test('of a raw_document frame are its cells', () => {
    const target = logsTarget({ metrics: [{ id: '1', type: 'raw_document', settings: { size: '500' } }] });
    const cell = { _id: 'k1', _index: 'logs', '@timestamp': ['2026-06-17T10:00:00.000Z'], app: { '@mt': 'x' } };
    const { documents, gaps } = read({ targets: [target], series: [frame('A', [['A', FieldType.other, [cell]]])] });
    expect(documents).toEqual([{ id: 'logs#k1', source: cell }]);
    expect(gaps).toEqual([]);
  });

  test('get the name under which their time is looked for', () => {
    const columns: Column[] = [
      ['Timestamp', FieldType.time, [at('10:00:00.000')]],
      ['_source', FieldType.string, ['{"Timestamp":"2026","log":{"text":"CrmSyncJob - Started"}}']],
    ];
    const data = panelData({ series: [frame('A', columns, logsMeta(500, 1))] });
    const [document] = readFrames(data, range).documents;
    expect(document?.source).toMatchObject({ '@timestamp': at('10:00:00.000'), log: { text: 'CrmSyncJob - Started' } });
  });

  test('that two queries share count once; those whose own field is called id do not melt into one', () => {
    const twice = [logsFrame(['10:00:00.000']), logsFrame(['10:00:00.000'], undefined, 'B')];
    expect(read({ targets: [logsTarget(), logsTarget({ refId: 'B' })], series: twice }).documents).toHaveLength(1);

    const columns: Column[] = [
      ['_id', FieldType.string, ['k1', 'k2']],
      ['_index', FieldType.string, ['logs', 'logs']],
      ['id', FieldType.string, ['same', 'same']],
      ['message', FieldType.string, ['a', 'b']],
    ];
    expect(read({ series: [frame('A', columns, logsMeta(500, 2))] }).documents).toHaveLength(2);
  });

  test('of no hits are none, and that is complete', () => {
    expect(read({ series: [frame('A', [], logsMeta(500, 0))] })).toMatchObject({
      documents: [],
      gaps: [],
      problem: null,
    });
    const target = logsTarget({ metrics: [{ id: '1', type: 'raw_data', settings: { size: '500' } }] });
    expect(read({ targets: [target], series: [frame('A', [])] }).gaps).toEqual([]);
  });
});

describe('a cut-off answer', () => {
  const newestFirst = ['12:00:00.000', '11:00:00.000', '11:00:00.000'];

  test.each([
    ['full to its limit', logsMeta(3, 3)],
    ['more hits than rows', logsMeta(500, 4)],
    ['OpenSearch: more hits than rows', logsMeta(undefined, 4)],
  ])('%s: from the start of the range to the oldest line', (_name, meta) => {
    expect(spans({ series: [logsFrame(newestFirst, meta)] })).toEqual([
      [range.fromMs, at('11:00:00.000'), 'truncated'],
    ]);
  });

  test('lines that are not newest first: the cut may be anywhere', () => {
    expect(spans({ series: [logsFrame(['11:00:00.000', '12:00:00.000'], logsMeta(2, 2))] })).toEqual([
      whole('truncated'),
    ]);
    const ascending = logsTarget({
      metrics: [{ id: '1', type: 'logs', settings: { limit: '2', sortDirection: 'asc' } }],
    });
    expect(
      spans({ targets: [ascending], series: [logsFrame(['11:00:00.000', '11:00:00.000'], logsMeta(2, 2))] })
    ).toEqual([whole('truncated')]);
  });

  test.each([
    ['a size as text', { size: '2' }, 2, true],
    ['fewer than asked for', { size: '3' }, 2, false],
    ['a size as number, which the back end takes for 500', { size: 2 }, 2, false],
    ['no size', {}, 500, true],
    ['size 0, which is 500', { size: '0' }, 500, true],
    ['a size that only JavaScript takes for a number', { size: '1e3' }, 500, true],
  ])('raw_data tells by %s', (_name, settings, rows, isCut) => {
    const target = logsTarget({ metrics: [{ id: '1', type: 'raw_data', settings }] });
    const columns: Column[] = [
      ['@timestamp', FieldType.time, Array.from({ length: rows }, () => at('10:00:00.000'))],
      ['_id', FieldType.string, Array.from({ length: rows }, (_, i) => `k${i}`)],
      ['_index', FieldType.string, Array.from({ length: rows }, () => 'logs')],
    ];
    expect(spans({ targets: [target], series: [frame('A', columns)] })).toEqual(
      isCut ? [[range.fromMs, at('10:00:00.000'), 'truncated']] : []
    );
  });

  test('OpenSearch’s logs have a size of their own', () => {
    const opensearch = (settings: Record<string, unknown>) =>
      logsTarget({
        datasource: { type: 'grafana-opensearch-datasource', uid: 'logs' },
        metrics: [{ id: '1', type: 'logs', settings }],
      });
    const series = [logsFrame(newestFirst, logsMeta(undefined, 3))];
    expect(spans({ targets: [opensearch({ size: '3' })], series })).toHaveLength(1);
    expect(spans({ targets: [opensearch({ limit: '3' })], series })).toHaveLength(0);
  });

  test('whose size nobody knows counts as cut off', () => {
    const columns: Column[] = [['message', FieldType.string, ['x']]];
    expect(spans({ targets: null, series: [frame('A', columns)] })).toEqual([whole('truncated'), whole('truncated')]);
  });
});

describe('what failed', () => {
  const good = logsFrame(['10:00:00.000']);
  const two = [logsTarget(), logsTarget({ refId: 'B' })];

  test('an error on one query, whatever the others brought', () => {
    const errors = [{ refId: 'B', message: 'Data too large' }];
    const reading = read({ targets: two, series: [good], state: LoadingState.Error, errors });
    expect(reading.documents).toHaveLength(1);
    expect(reading.gaps).toEqual([{ ...range, reason: 'query-failed', detail: 'Data too large' }]);
    expect(reading.problem).toBeNull();
  });

  test('a query that came back with neither frame nor error', () => {
    expect(spans({ targets: two, series: [good] })).toEqual([whole('query-failed')]);
  });

  test('an error that names no query', () => {
    expect(spans({ series: [good], state: LoadingState.Error, error: { message: 'x' } })).toEqual([
      whole('query-failed'),
    ]);
  });

  test('everything: then there is a problem to show', () => {
    const errors = [{ refId: 'A', message: 'unexpected status code: 503' }];
    const { problem, gaps } = read({ state: LoadingState.Error, errors });
    expect(gaps).toMatchObject([whole('query-failed')].map(([fromMs, toMs, reason]) => ({ fromMs, toMs, reason })));
    expect(problem).toMatchObject({ title: 'The logs could not be read', detail: 'unexpected status code: 503' });
  });

  test('a cancelled request, which looks like an empty success', () => {
    const error = { type: DataQueryErrorType.Cancelled, status: -1 };
    const { gaps, problem } = read({ error });
    expect(gaps[0]).toMatchObject({ reason: 'query-failed', detail: 'The request was cancelled.' });
    expect(problem).not.toBeNull();
  });

  test('a hidden query and a query that counts do not', () => {
    const others = [
      logsTarget({ refId: 'B', hide: true }),
      logsTarget({
        refId: 'C',
        metrics: [{ id: '1', type: 'count' }],
        bucketAggs: [{ id: '2', type: 'date_histogram' }],
      }),
    ];
    const errors = [{ refId: 'C', message: 'x' }];
    expect(spans({ targets: [logsTarget(), ...others], series: [good], state: LoadingState.Error, errors })).toEqual(
      []
    );
  });

  test.each([LoadingState.NotStarted, LoadingState.Loading, LoadingState.Streaming])('not yet: %s', (state) => {
    const reading = read({ series: [good], state });
    expect(reading.documents).toHaveLength(1);
    expect(reading.gaps).toMatchObject([{ ...range, reason: 'truncated' }]);
    expect(reading.problem).toBeNull();
  });
});

describe('a question that was too small', () => {
  const series = [logsFrame(['10:00:00.000'])];

  test('a query that leaves lines out; a broad one beside it makes up for it', () => {
    const narrow = logsTarget({ query: 'cf.app:$App AND "Started"' });
    expect(spans({ targets: [narrow], series })).toEqual([whole('truncated')]);
    const both = [narrow, logsTarget({ refId: 'B', query: dashboardQuery(defaultLogFields) })];
    expect(spans({ targets: both, series: [...series, logsFrame([], undefined, 'B')] })).toEqual([]);
  });

  test('a dashboard’s ad-hoc filter', () => {
    const request = { filters: [{ key: 'level', operator: '=', value: 'Error' }] };
    expect(spans({ series, request })).toEqual([whole('truncated')]);
  });

  test('another language than Lucene’s', () => {
    expect(spans({ targets: [logsTarget({ queryType: 'esql', query: '' })], series })).toEqual([whole('truncated')]);
  });

  test('a time range of the panel’s own', () => {
    const timeRange = {
      from: dateTime(at('06:00:00.000')),
      to: dateTime(at('12:00:00.000')),
      raw: { from: '', to: '' },
    };
    expect(spans({ series, timeRange })).toEqual([
      [range.fromMs, at('06:00:00.000') - 1, 'not-read'],
      [at('12:00:00.000') + 1, range.toMs, 'not-read'],
    ]);
  });

  test('texts that arrived as another type', () => {
    const columns: Column[] = [
      ['@timestamp', FieldType.time, [at('10:00:00.000'), at('09:00:00.000')]],
      ['message', FieldType.number, [7, null]],
      ['@mt', FieldType.string, [null, 'CrmSyncJob - Started']],
      ['_type', FieldType.other, [null, null]],
    ];
    const target = logsTarget({ metrics: [{ id: '1', type: 'raw_data', settings: { size: '500' } }] });
    expect(spans({ targets: [target], series: [frame('A', columns)] })).toEqual([whole('unreadable')]);
  });
});

describe('a problem with a way out', () => {
  const count: Column[] = [
    ['Time', FieldType.time, [1]],
    ['Value', FieldType.number, [1]],
  ];
  const metric = { metrics: [{ id: '1', type: 'count' }], bucketAggs: [{ id: '2', type: 'date_histogram' }] };
  const query = dashboardQuery(defaultLogFields);

  test.each<[string, Parameters<typeof panelData>[0], { title: string; query?: string }]>([
    ['no query', { targets: [] }, { title: 'Nothing was asked', query }],
    ['no request at all', { targets: null }, { title: 'Nothing was asked', query }],
    ['only hidden queries', { targets: [logsTarget({ hide: true })] }, { title: 'Nothing was asked', query }],
    [
      'another data source',
      { targets: [{ refId: 'A', datasource: { type: 'loki', uid: 'l' } }], series: [logsFrame(['10:00:00.000'])] },
      { title: 'This data source cannot be read' },
    ],
    [
      'a query that counts',
      { targets: [logsTarget(metric)], series: [frame('A', count)] },
      { title: 'The query does not read log lines', query },
    ],
    ['rows that are no lines', { series: [frame('A', count)] }, { title: 'The answer holds no log lines', query }],
    [
      'a data source that is gone',
      { state: LoadingState.Error, error: { message: 'Datasource abc was not found' } },
      { title: 'No data source' },
    ],
  ])('%s', (_name, data, expected) => {
    const reading = read(data);
    expect(reading.problem).toMatchObject(expected);
    expect(reading.problem?.wayOut).toMatch(/\.$/);
    expect(reading.documents).toEqual([]);
    expect(reading.gaps.some(({ fromMs, toMs }) => fromMs === range.fromMs && toMs === range.toMs)).toBe(true);
  });

  test('frames of another panel are read by what they are, but nobody knows what was asked', () => {
    const targets = [{ refId: 'A', datasource: { type: 'datasource', uid: '-- Dashboard --' }, panelId: 2 }];
    const reading = read({ targets, series: [logsFrame(['10:00:00.000'])] });
    expect(reading).toMatchObject({ problem: null, gaps: [{ ...range, reason: 'truncated' }] });
    expect(reading.documents).toHaveLength(1);
    const errors = [{ refId: 'A', message: 'x' }];
    expect(spans({ targets, state: LoadingState.Error, errors })).toEqual([whole('query-failed'), whole('truncated')]);
  });
});

test('nothing that a plug-in could hand over makes it throw', () => {
  const odd = [undefined, null, 7, 'x', [], {}, [null], { type: 7 }];
  for (const value of odd) {
    const target = { refId: value, datasource: value, metrics: value, query: value, queryType: value };
    const meta = { custom: value };
    const columns: Column[] = [
      ['_source', FieldType.string, [value]],
      ['_id', FieldType.other, [value]],
    ];
    expect(() => read({ targets: [target, value ?? {}], series: [frame('A', columns, meta)] })).not.toThrow();
    expect(() => read({ targets: null, series: [frame('A', columns, meta)] })).not.toThrow();
  }
});
