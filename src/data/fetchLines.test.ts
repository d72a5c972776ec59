import { DataFrame, DataQueryError, DataQueryRequest, DataQueryResponse, FieldType, toDataFrame } from '@grafana/data';
import { Observable, delay, lastValueFrom, of, tap, throwError, toArray } from 'rxjs';
import { Gap } from '../domain/coverage';
import { apiCatalogue } from '../domain/jobs/jobCatalogue';
import { defaultLogFields } from '../domain/links/logFields';
import { LinesProgress, LinesRequest, LinesResult, fetchLines } from './fetchLines';
import { jobLinesQuery } from './logQuery';
import { LogTarget } from './logTargets';

/** A search engine whose every part answers. */
const rawSearch = {
  index: 'logs',
  timeField: '@timestamp',
  post: async () => ({ responses: [{ timed_out: false, _shards: { total: 2, failed: 0 } }] }),
};

type Request = DataQueryRequest<LogTarget>;
type Response = Observable<DataQueryResponse> | Promise<DataQueryResponse>;

/** Times below are from here on. */
const startMs = Date.UTC(2026, 5, 17);
const range = { fromMs: 1_000, toMs: 100_999 };
const asked = { fromMs: startMs + range.fromMs, toMs: startMs + range.toMs };
const relative = (gaps: readonly Gap[] = []): Gap[] =>
  gaps.map((gap) => ({ ...gap, fromMs: gap.fromMs - startMs, toMs: gap.toMs - startMs }));
const spanOf = ({ range: { from, to } }: Request): [number, number] => [
  from.valueOf() - startMs,
  to.valueOf() - startMs,
];

/** A line a second and one more at second 50, oldest first. */
const lines = Array.from({ length: 101 }, (_, i) => ({ id: `k${i}`, timeMs: 1_000 + Math.min(i, 99) * 1_000 }));

function linesFrame(request: Request, all = lines): DataFrame {
  const [from, to] = spanOf(request);
  const limit = Number(request.targets[0]?.metrics[0]?.settings?.size);
  const hits = all.filter(({ timeMs }) => timeMs >= from && timeMs <= to);
  const page = hits.sort((a, b) => b.timeMs - a.timeMs).slice(0, limit);
  return toDataFrame({
    refId: 'lines',
    fields: [
      {
        name: 'lines',
        type: FieldType.other,
        values: page.map(({ id, timeMs }) => ({
          _id: id,
          _index: 'logs',
          '@timestamp': [new Date(startMs + timeMs).toISOString()],
          message: id,
        })),
      },
    ],
  });
}

function countFrame(request: Request, all = lines): DataFrame {
  const stepMs = 10_000;
  const starts = Array.from({ length: 11 }, (_, i) => i * stepMs);
  const [from, to] = spanOf(request);
  const hits = all.filter(({ timeMs }) => timeMs >= from && timeMs <= to);
  const values = starts.map((start) => hits.filter(({ timeMs }) => timeMs >= start && timeMs < start + stepMs).length);
  return toDataFrame({
    refId: 'count',
    fields: [
      { name: 'Time', type: FieldType.time, values: starts.map((start) => startMs + start) },
      { name: 'Value', type: FieldType.number, values },
    ],
  });
}

const hasCount = ({ targets }: Request): boolean => targets.some(({ refId }) => refId === 'count');
const answer = (request: Request, all = lines): DataQueryResponse => ({
  data: [linesFrame(request, all), ...(hasCount(request) ? [countFrame(request, all)] : [])],
});
const failing = (...errors: DataQueryError[]): Observable<DataQueryResponse> => of({ data: [], errors });

/** Reads with a data source that answers as told; keeps what was asked. */
async function read(
  query: (request: Request, page: number) => Response,
  { post = rawSearch.post, ...rest }: Partial<LinesRequest> & { post?: () => Promise<object> } = {}
) {
  const requests: Request[] = [];
  const emitted: Array<LinesProgress | LinesResult> = [];
  const api = {
    query: (request: DataQueryRequest) => {
      requests.push(request as Request);
      return query(request as Request, requests.length);
    },
  };
  const request: LinesRequest = {
    source: { api, rawSearch: { ...rawSearch, post } },
    app: 'api',
    range: asked,
    fields: defaultLogFields,
    catalogue: apiCatalogue,
    firstPageSize: 30,
    pageSize: 30,
    ...rest,
  };
  await lastValueFrom(
    fetchLines(request).pipe(
      tap((step) => emitted.push(step)),
      toArray()
    )
  );
  const result = emitted.at(-1);
  if (result?.is !== 'result') {
    throw new Error('no result');
  }
  const progress = emitted.filter((step) => step.is === 'progress');
  return { requests, progress, ...result, gaps: relative(result.gaps), ids: result.documents.map(({ id }) => id) };
}

test('reads the newest lines first, then the rest in spans as they were counted, each line once', async () => {
  const { requests, progress, ids, gaps } = await read((request) => of(answer(request)));
  expect(gaps).toEqual([]);
  expect(new Set(ids)).toEqual(new Set(lines.map(({ id }) => `logs#${id}`)));
  expect(ids).toHaveLength(101);
  expect(progress.map(({ lines: count, expected }) => [count, expected])).toEqual([
    [30, 101],
    [42, 101],
    [62, 101],
    [82, 101],
    [101, 101],
  ]);
  expect(requests.map(spanOf)).toEqual([
    [1_000, 100_999],
    [60_000, 72_000],
    [40_000, 59_999],
    [20_000, 39_999],
    [1_000, 19_999],
  ]);
});

test('after the newest lines there is something to judge by, and a gap for what is still being read', async () => {
  const { progress } = await read((request) => of(answer(request)));
  const [first, ...others] = progress;
  expect(first?.soFar?.documents).toHaveLength(30);
  expect(relative(first?.soFar?.gaps)).toEqual([{ fromMs: 1_000, toMs: 72_000, reason: 'being-read' }]);
  expect(others.map(({ soFar }) => soFar)).toEqual([null, null, null, null]);
});

test('never more than three requests at once, each cancelled with the reading', async () => {
  let open = 0;
  let most = 0;
  const query = (request: DataQueryRequest): Observable<DataQueryResponse> => {
    open += 1;
    most = Math.max(most, open);
    return of(answer(request as Request)).pipe(
      delay(hasCount(request as Request) ? 0 : 5),
      tap({ next: () => (open -= 1), unsubscribe: () => (open -= 1) })
    );
  };
  const request: LinesRequest = {
    source: { api: { query }, rawSearch },
    app: 'api',
    range: asked,
    fields: defaultLogFields,
    catalogue: apiCatalogue,
    firstPageSize: 10,
    pageSize: 10,
  };
  expect(await lastValueFrom(fetchLines(request))).toMatchObject({ gaps: [] });
  expect({ open, most }).toEqual({ open: 0, most: 3 });
  const reading = fetchLines(request).subscribe();
  await new Promise((resolve) => setTimeout(resolve, 3));
  expect(open).toBeGreaterThan(1);
  reading.unsubscribe();
  expect(open).toBe(0);
});

test('asks with complete targets, sizes as text, an id of its own and a sane step', async () => {
  const { requests } = await read((request) => of(answer(request)));
  const [first, second] = requests;
  expect(first?.targets).toEqual([
    {
      refId: 'lines',
      query: jobLinesQuery('api', defaultLogFields),
      metrics: [{ id: '1', type: 'raw_document', settings: { size: '30', order: 'desc' } }],
      bucketAggs: [],
    },
    {
      refId: 'count',
      query: jobLinesQuery('api', defaultLogFields),
      metrics: [{ id: '1', type: 'count' }],
      bucketAggs: [{ id: '2', type: 'date_histogram', settings: { interval: 'auto', min_doc_count: '0' } }],
    },
  ]);
  expect(second?.targets.map(({ refId }) => refId)).toEqual(['lines']);
  expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(requests.length);
  expect(first).toMatchObject({ intervalMs: 1000, interval: '1000ms' });
  const day = await read(() => failing(), { range: { fromMs: 0, toMs: 86_400_000 } });
  expect(day.requests[0]?.intervalMs).toBe(864_000);
});

test('the counts of plain successes are asked for only where there are many lines, and after the first answer', async () => {
  const few = await read((request) => of(answer(request)));
  expect(few.requests.flatMap(({ targets }) => targets.map(({ refId }) => refId))).not.toContain('starts');
  const many = await read((request) => of(answer(request)), { wholeLines: 50 });
  const [first, second] = many.requests.map(({ targets }) => targets.map(({ refId }) => refId));
  expect(first).toEqual(['lines', 'count']);
  expect(second).toEqual(['trouble', 'ticks', 'beats', 'starts', 'ends', 'special']);
});

test('more lines of one millisecond than a page holds: said, and read on before it', async () => {
  const crowd = [...lines, ...Array.from({ length: 50 }, (_, i) => ({ id: `c${i}`, timeMs: 60_000 }))];
  const { ids, gaps } = await read((request) => of(answer(request, crowd)));
  expect(gaps).toEqual([expect.objectContaining({ fromMs: 60_000, toMs: 60_000, reason: 'truncated' })]);
  expect(ids).toEqual(expect.arrayContaining(['logs#k0', 'logs#k100']));
});

test('lines that do not come newest first: the rest cannot be asked for', async () => {
  const { gaps, ids } = await read((request) => {
    const response = answer(request);
    const [frame] = response.data as DataFrame[];
    frame?.fields.forEach(({ values }) => values.reverse());
    return of(response);
  });
  expect(ids).toHaveLength(30);
  expect(gaps).toEqual([expect.objectContaining({ ...range, reason: 'truncated' })]);
});

test('a failure amid reading keeps what is known and says what is not', async () => {
  const { gaps, ids } = await read((request, page) =>
    page === 3 ? failing({ refId: 'lines', message: 'too_many_clauses' }) : of(answer(request))
  );
  expect(ids).toHaveLength(81);
  expect(gaps).toEqual([{ fromMs: 40_000, toMs: 59_999, reason: 'query-failed', detail: 'too_many_clauses' }]);
});

test.each<[string, () => Response, string]>([
  ['an error', () => failing({ refId: 'lines', message: 'x' }, { refId: 'count', message: 'x' }), 'x'],
  [
    'one error for all',
    () => of({ data: [], error: { message: 'unexpected status code: 500' } }),
    'unexpected status code: 500',
  ],
  [
    'a query that throws',
    () => {
      throw new Error('unknown data source');
    },
    'unknown data source',
  ],
  ['an observable that fails', () => throwError(() => ({ status: 401, statusText: 'Unauthorized' })), 'Unauthorized'],
  ['a promise that fails', () => Promise.reject(new Error('offline')), 'offline'],
  ['no answer', () => of({ data: [] }), 'No answer came for this query.'],
  [
    'a cancelled request',
    () => of({ data: [], error: { type: 'cancelled' as never, cancelled: true, status: -1 } }),
    'The request was cancelled.',
  ],
])('%s is a gap over the whole range', async (_name, query, detail) => {
  const { gaps, documents } = await read(query);
  expect(documents).toEqual([]);
  expect(gaps).toContainEqual({ ...range, reason: 'query-failed', detail });
});

test('an answer that is no lines is a gap', async () => {
  const { gaps } = await read((request) =>
    of({ data: [{ ...countFrame(request), refId: 'lines' }, countFrame(request)] })
  );
  expect(gaps).toContainEqual(expect.objectContaining({ ...range, reason: 'unreadable' }));
});

test('lines that were counted and did not arrive: the steps in which they are missing', async () => {
  const { gaps, ids } = await read((request) => {
    const without = lines.filter(({ id }) => id !== 'k20' && id !== 'k21' && id !== 'k55');
    return of({ data: [linesFrame(request, without), ...(hasCount(request) ? [countFrame(request)] : [])] });
  });
  expect(ids).toHaveLength(98);
  expect(gaps.map(({ fromMs, toMs, reason }) => [fromMs, toMs, reason])).toEqual([
    [20_000, 29_999, 'truncated'],
    [50_000, 59_999, 'truncated'],
  ]);
  expect(gaps[0]?.detail).toBe('2 of 10 lines that were counted did not arrive.');
});

test('lines and their count cut short alike, as by a time-out: another search tells', async () => {
  const counted = { aggregations: { least: { buckets: { lines: { doc_count: 101 } } } } };
  const post = async () => ({ responses: [{ timed_out: false, _shards: { total: 2, failed: 0 }, ...counted }] });
  const half = lines.slice(0, 60);
  const cut = await read((request) => of(answer(request, half)), { post });
  expect(cut.gaps).toEqual([
    { ...range, reason: 'truncated', detail: expect.stringContaining('found when asked again') },
  ]);
  expect((await read((request) => of(answer(request)), { post })).gaps).toEqual([]);
});

test('lines that arrived after they were counted are no gap', async () => {
  const { gaps } = await read((request) =>
    of({ data: [linesFrame(request), ...(hasCount(request) ? [countFrame(request, lines.slice(0, 90))] : [])] })
  );
  expect(gaps).toEqual([]);
});

test('without the count nothing proves that every line arrived', async () => {
  const { gaps, ids } = await read((request) =>
    of({
      data: [linesFrame(request)],
      errors: hasCount(request) ? [{ refId: 'count', message: 'too_many_buckets' }] : [],
    })
  );
  expect(ids).toHaveLength(101);
  expect(gaps).toEqual([expect.objectContaining({ ...range, reason: 'query-failed' })]);
  expect(gaps[0]?.detail).toContain('too_many_buckets');
});

test('the cap is said', async () => {
  const { gaps, ids } = await read((request) => of(answer(request)), { maxLines: 50 });
  expect(ids).toHaveLength(62);
  expect(gaps).toEqual([
    {
      fromMs: 1_000,
      toMs: 39_999,
      reason: 'truncated',
      detail: 'Reading stopped at the limit of 50 lines. Choose a shorter range, or a higher limit in the settings.',
    },
  ]);
});

test('no line at all is complete', async () => {
  const empty = (refId: string) => toDataFrame({ refId, fields: [] });
  expect(await read(() => of({ data: [empty('lines'), empty('count')] }))).toMatchObject({ documents: [], gaps: [] });
});

test('unsubscribing cancels the request, and nothing is asked before somebody subscribes', () => {
  let cancelled = false;
  const query = jest.fn(() => new Observable<DataQueryResponse>(() => () => (cancelled = true)));
  const reading = fetchLines({
    source: { api: { query }, rawSearch },
    app: 'api',
    range: asked,
    fields: defaultLogFields,
    catalogue: apiCatalogue,
  });
  expect(query).not.toHaveBeenCalled();
  reading.subscribe().unsubscribe();
  expect(query).toHaveBeenCalledTimes(1);
  expect(cancelled).toBe(true);
});

test('two readings of one request do not mix', async () => {
  const query = jest.fn((request: DataQueryRequest) => of(answer(request as Request)));
  const reading = fetchLines({
    source: { api: { query }, rawSearch },
    app: 'api',
    range: asked,
    fields: defaultLogFields,
    catalogue: apiCatalogue,
    firstPageSize: 30,
    pageSize: 30,
  });
  const [first, second] = [await lastValueFrom(reading), await lastValueFrom(reading)];
  expect(second).toEqual(first);
});
