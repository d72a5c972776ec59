import { lastValueFrom } from 'rxjs';
import { defaultLogFields } from '../domain/links/logFields';
import { jobLinesQuery } from './logQuery';
import { RawSearch } from './logSource';
import { apiCatalogue } from '../domain/jobs/jobCatalogue';
import { probeShards } from './probeShards';

const lines = { app: 'api', fields: defaultLogFields, catalogue: apiCatalogue };
const span = { fromMs: 1_000, toMs: 86_401_000 };

async function probe(post: RawSearch['post'] | null) {
  return (await probeAll(post)).gaps;
}

function probeAll(post: RawSearch['post'] | null) {
  const rawSearch = post && { index: 'logs-*', timeField: 'time', post };
  return lastValueFrom(probeShards({ api: { query: jest.fn() }, rawSearch }, lines, span));
}

const shards = (_shards: object, rest: object = {}) => ({ responses: [{ timed_out: false, _shards, ...rest }] });

/** Answer to how many lines of each index have a text that can be searched. */
const indices = (texts: Record<string, number>) => ({
  aggregations: {
    indices: {
      buckets: Object.entries(texts).map(([key, doc_count]) => ({
        key,
        doc_count: 5,
        texts: { buckets: { texts: { doc_count } } },
      })),
    },
  },
});

test('every part answered: no doubt', async () => {
  const post = jest.fn(async () => shards({ total: 3, successful: 3, skipped: 1, failed: 0 }));
  expect(await probe(post)).toEqual([]);
  const [[body]] = post.mock.calls as unknown as [[string]];
  const [header, search] = body.split('\n').map((line) => (line ? JSON.parse(line) : null));
  expect(header).toEqual({ ignore_unavailable: true, index: 'logs-*' });
  expect(search.query.bool.filter).toEqual([
    { range: { time: { gte: 1_000, lte: 86_401_000, format: 'epoch_millis' } } },
    { query_string: { query: jobLinesQuery('api', defaultLogFields), analyze_wildcard: true } },
  ]);
  expect(search.aggs.steps.date_histogram).toMatchObject({ field: 'time', fixed_interval: '1d' });
  expect(body).toMatch(/}\n$/);
});

test.each<[string, () => Promise<unknown>, RegExp]>([
  [
    'failed shards',
    async () => shards({ total: 3, failed: 2, failures: [{ reason: { reason: 'fielddata is disabled' } }] }),
    /^2 of 3 parts of the index did not answer: fielddata is disabled$/,
  ],
  ['failed shards without a reason', async () => shards({ total: 3, failed: 1 }), /gave no reason/],
  ['a time-out', async () => shards({ total: 3, failed: 0 }, { timed_out: true }), /ran out of time/],
  ['no index', async () => shards({ total: 0, failed: 0 }), /No index is named “logs-\*”/],
  [
    'a failed search',
    async () => ({ responses: [{ error: { root_cause: [{ reason: 'all is lost' }], reason: 'x' }, status: 503 }] }),
    /^all is lost$/,
  ],
  [
    'lines of which no text can be searched',
    async () => ({ responses: [...shards({ total: 2, failed: 0 }).responses, indices({ logs: 3, other: 0 })] }),
    /^The index “other” holds lines, but no text of theirs can be searched/,
  ],
  [
    'texts that could not be looked for',
    async () => ({ responses: [...shards({ total: 2, failed: 0 }).responses, { error: { reason: 'no memory' } }] }),
    /^no memory$/,
  ],
  ['something else', async () => '<html>', /could not be checked.*not a search engine’s/],
  ['a refusal', () => Promise.reject({ status: 403, statusText: 'Forbidden' }), /could not be checked.*Forbidden/],
  ['an error', () => Promise.reject(new Error('offline')), /could not be checked.*offline/],
])('%s is a gap over the whole span', async (_name, post, detail) => {
  expect(await probe(post)).toEqual([{ ...span, reason: 'query-failed', detail: expect.stringMatching(detail) }]);
});

describe('a field that refuses to be searched for words', () => {
  const answered = shards({ total: 2, failed: 0 }).responses;
  const refusal = { error: { reason: 'Can only use interval queries on text fields' }, status: 400 };

  test.each<[string, object, RegExp | null]>([
    ['holds lines of the app', { aggregations: { values: { value: 3 } } }, /holds “message” as a kind of field/],
    [
      'is a keyword that cannot be counted',
      { _shards: { failures: [{ reason: { reason: 'fielddata is unsupported on fields of type [keyword]' } }] } },
      /holds “message” as a kind of field/,
    ],
    ['holds other lines only', { aggregations: { values: { value: 0 } } }, null],
  ])('%s', async (_, kinds, detail) => {
    const post = jest
      .fn()
      .mockResolvedValueOnce({ responses: [...answered, {}, refusal, {}, { _shards: { failed: 0 } }, {}] })
      .mockResolvedValueOnce({ responses: [kinds] });
    const details = (await probe(post)).map((gap) => gap.detail);
    expect(details).toEqual(detail ? [expect.stringMatching(detail)] : []);
    const [, [asked]] = post.mock.calls as unknown as [unknown, [string]];
    expect(JSON.parse(asked.split('\n')[1] as string).aggs).toEqual({ values: { cardinality: { field: 'message' } } });
    expect(asked.trim().split('\n')).toHaveLength(2);
  });
});

test('how many lines there are at least, and lines of trouble, but for the youngest', async () => {
  const buckets = { lines: { doc_count: 70 }, trouble: { doc_count: 3 } };
  const counted = shards({ total: 3, failed: 0 }, { aggregations: { least: { buckets } } });
  const post = jest.fn(async () => counted);
  const rawSearch = { index: 'logs-*', timeField: 'time', post };
  const asked = { ...lines, troubleQuery: '"Deleted"' };
  const { least } = await lastValueFrom(probeShards({ api: { query: jest.fn() }, rawSearch }, asked, span));
  expect(least).toEqual({ lines: 70, trouble: 3 });
  const [[body]] = post.mock.calls as unknown as [[string]];
  const settled = { range: { time: { lte: span.toMs - 300_000, format: 'epoch_millis' } } };
  const { filters } = JSON.parse(body.split('\n')[1] as string).aggs.least.filters;
  expect(filters.lines).toEqual(settled);
  expect(filters.trouble.bool.filter).toEqual([
    settled,
    { query_string: expect.objectContaining({ query: '"Deleted"' }) },
  ]);
});

test('a data source that lets nobody ask: not checked is not complete', async () => {
  expect(await probe(null)).toEqual([
    { ...span, reason: 'query-failed', detail: expect.stringMatching(/could not be checked/) },
  ]);
});
