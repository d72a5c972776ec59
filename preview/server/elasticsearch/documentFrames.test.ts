import { logsFrame, rawDataFrame, rawDocumentFrame } from './documentFrames';
import { readTarget } from './queryModel';
import type { SearchHit } from './searchResponse';
import type { WireFrame } from './wireFrame';

const settings = { index: 'logs-*', timeField: '@timestamp', logMessageField: 'message', logLevelField: 'log.level' };
const target = (type: string, limit?: unknown) =>
  readTarget({ refId: 'A', metrics: [{ id: '1', type, settings: { limit, size: limit } }] });
const answer = (hits: SearchHit[], total = hits.length) => ({ hits: { total: { value: total }, hits } });

const started: SearchHit = {
  _index: 'logs-2026.03',
  _id: 'k1',
  _source: {
    '@timestamp': '2026-03-02T08:00:04.120Z',
    message: 'ExampleJob - Started (1/24)',
    log: { level: 'Information' },
    cf: { app: 'api-prod', app_instance: '0' },
    tags: ['a'],
  },
  fields: { '@timestamp': ['2026-03-02T08:00:04.120Z'] },
  sort: [1772438404120, 7],
};

const names = (frame: WireFrame) => frame.schema.fields.map(({ name }) => name);
const column = (frame: WireFrame, name: string) => frame.data.values[names(frame).indexOf(name)];
const typeOf = (frame: WireFrame, name: string) => frame.schema.fields.find((field) => field.name === name)?.type;

/** The same hit with another source. */
const hit = (source: Record<string, unknown>): SearchHit => ({
  ...started,
  _source: source,
  fields: { '@timestamp': ['2026-03-02T08:00:04.120Z'] },
});

test('a logs frame has the columns, types and values of the facts’ example', () => {
  const frame = logsFrame(answer([started], 57), target('logs', '2'), settings);
  expect(frame.schema.name).toBeUndefined();
  expect(frame.schema.meta).toEqual({
    typeVersion: [0, 0],
    preferredVisualisationType: 'logs',
    custom: { limit: 2, total: 57, searchWords: [] },
  });
  const rows = frame.schema.fields.map(({ name, type }, at) => [name, type, frame.data.values[at]?.[0]]);
  const source =
    '{"@timestamp":"2026-03-02T08:00:04.120Z","cf.app":"api-prod","cf.app_instance":"0","log.level":"Information",' +
    '"message":"ExampleJob - Started (1/24)","tags":["a"]}';
  expect(rows).toEqual([
    ['@timestamp', 'time', 1772438404120],
    ['message', 'string', 'ExampleJob - Started (1/24)'],
    ['_id', 'string', 'k1'],
    ['_index', 'string', 'logs-2026.03'],
    ['_source', 'string', source],
    ['_type', 'other', null],
    ['cf.app', 'string', 'api-prod'],
    ['cf.app_instance', 'string', '0'],
    ['highlight', 'other', null],
    ['id', 'string', 'logs-2026.03#k1'],
    ['level', 'string', 'Information'],
    ['sort', 'other', [1772438404120, 7]],
    ['tags', 'other', ['a']],
  ]);
  expect(frame.schema.fields.every(({ config, typeInfo }) => config?.filterable && typeInfo.nullable)).toBe(true);
});

test('a limit that is no text silently asks for 500, and the frame says so', () => {
  expect(logsFrame(answer([started]), target('logs', 1000), settings).schema.meta).toMatchObject({
    custom: { limit: 500 },
  });
});

test('raw data has no meta, no id, no _source, and every column but time in its place', () => {
  const frame = rawDataFrame(answer([started]), target('raw_data'), settings);
  expect(frame.schema.meta).toBeUndefined();
  expect(names(frame)).toEqual(
    '@timestamp _id _index _type cf.app cf.app_instance highlight log.level message sort tags'.split(' ')
  );
});

test('a raw document keeps its types and nesting; what Elasticsearch returns as field replaces the source’s value', () => {
  const frame = rawDocumentFrame(answer([started]), target('raw_document'));
  expect(frame.schema).toMatchObject({ name: 'A', fields: [{ name: 'A', type: 'other' }] });
  expect(frame.data.values).toEqual([
    [
      {
        ...started._source,
        '@timestamp': ['2026-03-02T08:00:04.120Z'],
        _id: 'k1',
        _index: 'logs-2026.03',
        _type: null,
        sort: [1772438404120, 7],
        highlight: null,
      },
    ],
  ]);
});

test('no hits give a frame without fields, with its meta where it is logs', () => {
  const logs = logsFrame(answer([]), target('logs', '5'), settings);
  expect(logs).toEqual({
    schema: {
      refId: 'A',
      fields: [],
      meta: {
        typeVersion: [0, 0],
        preferredVisualisationType: 'logs',
        custom: { limit: 5, total: 0, searchWords: [] },
      },
    },
    data: { values: [] },
  });
  expect(rawDataFrame(answer([]), target('raw_data'), settings).schema.fields).toEqual([]);
});

test('the first value that is not null gives a column its type, and values of another type are lost', () => {
  const hits = [null, 'open', 5, true, { a: 1 }].map((status) => hit({ status }));
  const frame = rawDataFrame(answer(hits), target('raw_data'), settings);
  expect(typeOf(frame, 'status')).toBe('string');
  expect(column(frame, 'status')).toEqual([null, 'open', null, null, null]);
});

test('where the first value is a list every value is kept', () => {
  const frame = rawDataFrame(answer([['x'], 'y', 7].map((tags) => hit({ tags }))), target('raw_data'), settings);
  expect(typeOf(frame, 'tags')).toBe('other');
  expect(column(frame, 'tags')).toEqual([['x'], 'y', 7]);
});

test('nested and dotted names meet in one column; lists and empty objects stay whole', () => {
  const frame = rawDataFrame(
    answer([hit({ cf: { app: 'x' }, none: {}, list: [{ a: 1 }] }), hit({ 'cf.app': 'y' })]),
    target('raw_data'),
    settings
  );
  expect(column(frame, 'cf.app')).toEqual(['x', 'y']);
  expect(column(frame, 'none')).toEqual([{}, null]);
  expect(column(frame, 'list')).toEqual([[{ a: 1 }], null]);
});

test('objects are flattened ten deep and no deeper', () => {
  const deep = (depth: number): unknown => (depth === 0 ? 'end' : { k: deep(depth - 1) });
  const frame = rawDataFrame(answer([hit(deep(12) as Record<string, unknown>)]), target('raw_data'), settings);
  expect(column(frame, Array(10).fill('k').join('.'))).toEqual([{ k: { k: 'end' } }]);
});

test('a level of the document’s own stays where no other field is set, and the configured one is renamed', () => {
  const hits = [hit({ log: { level: 'Warning' }, level: 'own' })];
  expect(names(logsFrame(answer(hits), target('logs'), settings))).not.toContain('log.level');
  const plain = logsFrame(answer(hits), target('logs'), { ...settings, logLevelField: undefined });
  expect([column(plain, 'level'), column(plain, 'log.level')]).toEqual([['own'], ['Warning']]);
});

test('times that cannot be read are null, digits below the millisecond travel in nanos', () => {
  const withTime = (time: unknown): SearchHit => ({ ...started, fields: { '@timestamp': time } });
  const frame = logsFrame(
    answer([
      withTime(['2026-03-02T08:00:04.1201234Z']),
      withTime(['yesterday']),
      withTime('2026-03-02T09:00:04+01:00'),
    ]),
    target('logs'),
    settings
  );
  expect(column(frame, '@timestamp')).toEqual([1772438404120, null, 1772438404000]);
  expect(frame.data.nanos?.[0]).toEqual([123400, 0, 0]);
  expect(frame.data.nanos?.slice(1).every((nanos) => nanos === null)).toBe(true);
});

test('without the configured time field in any document there is no time column', () => {
  const frame = rawDataFrame(answer([{ _source: { a: 1 } }]), target('raw_data'), settings);
  expect(frame.schema.fields.some(({ type }) => type === 'time')).toBe(false);
});

test('names in the source override the columns added under the same name', () => {
  const frame = logsFrame(answer([hit({ id: 'mine', sort: 'theirs' })]), target('logs'), settings);
  expect([column(frame, 'id'), column(frame, 'sort')]).toEqual([['mine'], ['theirs']]);
});

test('marked words become search words, each once and sorted', () => {
  const highlight = {
    message: ['@HIGHLIGHT@Started@/HIGHLIGHT@ x @HIGHLIGHT@Job@/HIGHLIGHT@'],
    'cf.app': ['@HIGHLIGHT@Job@/HIGHLIGHT@'],
  };
  const frame = logsFrame(answer([{ ...started, highlight }]), target('logs'), settings);
  expect(frame.schema.meta).toMatchObject({ custom: { searchWords: ['Job', 'Started'] } });
});
