import { kindOf, readTarget } from './queryModel';
import { sizeLimit } from './sizeLimit';

test('missing parts get the back end’s defaults', () => {
  expect(readTarget({ metrics: [{ id: '1', type: 'logs' }] })).toEqual({
    refId: 'A',
    query: '',
    alias: '',
    metrics: [{ id: '1', type: 'logs', field: '', hide: false, settings: {} }],
    bucketAggs: [],
    intervalMs: 1000,
  });
});

test('only the first metric decides what kind of query it is', () => {
  const metrics = [
    { id: '1', type: 'raw_data' },
    { id: '2', type: 'count' },
  ];
  expect(kindOf(readTarget({ metrics }))).toBe('raw_data');
  const others = { metrics: [...metrics].reverse(), bucketAggs: [{ id: '3', type: 'date_histogram' }] };
  expect(kindOf(readTarget(others))).toBe('aggregation');
});

test.each([[{}], [null], ['x'], [{ metrics: [{ id: '1', type: 'count' }] }], [{ metrics: [], bucketAggs: 'no' }]])(
  'a query without metrics for documents and without bucket aggregations is refused: %j',
  (raw) => {
    expect(() => readTarget(raw)).toThrow('invalid query, missing metrics and aggregations');
  }
);

test('an aggregation without id or type is refused', () => {
  expect(() => readTarget({ metrics: [{ id: 1, type: 'logs' }] })).toThrow('lacks its id or type');
});

test.each([
  ['1000', 1000],
  ['-5', -5],
  [1000, 500],
  ['0', 500],
  ['1e3', 500],
  [' 10', 500],
  [undefined, 500],
])('a limit of %j asks for %d documents: other than whole numbers in text silently become 500', (limit, size) => {
  expect(sizeLimit(readTarget({ metrics: [{ id: '1', type: 'logs', settings: { limit } }] }))).toBe(size);
  expect(sizeLimit(readTarget({ metrics: [{ id: '1', type: 'raw_data', settings: { size: limit } }] }))).toBe(size);
});

test('logs read limit, raw queries read size', () => {
  const settings = { limit: '7', size: '9' };
  expect(sizeLimit(readTarget({ metrics: [{ id: '1', type: 'logs', settings }] }))).toBe(7);
  expect(sizeLimit(readTarget({ metrics: [{ id: '1', type: 'raw_document', settings }] }))).toBe(9);
});
