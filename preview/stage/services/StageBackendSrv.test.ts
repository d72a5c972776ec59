import { EventBusSrv, type BusEventType, type BusEventWithPayload } from '@grafana/data';
import { setAppEvents, type FetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { StageBackendSrv } from './StageBackendSrv';

const events = new EventBusSrv();
const shown: unknown[] = [];
setAppEvents(events);
const alerts = { type: 'alert-error' } as BusEventType<BusEventWithPayload<unknown>>;
events.getStream(alerts).subscribe(({ payload }) => shown.push(payload));

const fetchMock = jest.fn<Promise<Partial<Response>>, [string, RequestInit]>();
globalThis.fetch = fetchMock as unknown as typeof fetch;
const answer = (status: number, text: string) => ({ ok: status < 400, status, text: async () => text });
const backend = new StageBackendSrv();

beforeEach(() => {
  fetchMock.mockReset();
  shown.length = 0;
});

test('objects travel as JSON, texts as they stand', async () => {
  fetchMock.mockResolvedValue(answer(200, '{"ok":true}'));
  expect(await backend.post('api/x', { a: 1 })).toEqual({ ok: true });
  await backend.post('/api/x', 'a\nb\n', { headers: { 'content-type': 'application/x-ndjson' } });
  expect(fetchMock.mock.calls.map(([url, { body, headers }]) => [url, body, headers])).toEqual([
    ['/api/x', '{"a":1}', { 'content-type': 'application/json' }],
    ['/api/x', 'a\nb\n', { 'content-type': 'application/x-ndjson' }],
  ]);
});

test('a failed call tells its message on the screen, unless the caller says it', async () => {
  fetchMock.mockResolvedValue(answer(404, '{"message":"no such thing"}'));
  await expect(backend.get('/api/x')).rejects.toMatchObject({ status: 404, data: { message: 'no such thing' } });
  await expect(backend.get('/api/x', {}, undefined, { showErrorAlert: false })).rejects.toMatchObject({ status: 404 });
  expect(shown).toEqual([['no such thing']]);
});

test('a server that is gone says how to bring it back', async () => {
  fetchMock.mockRejectedValue(new TypeError('Failed to fetch'));
  const error = (await backend.get('/api/x').catch((reason: unknown) => reason)) as FetchError<{ message: string }>;
  expect(error.data.message).toContain('npm start');
});

test('the same requestId again cancels the first request, which says so and no more', async () => {
  const signals: Array<AbortSignal | null | undefined> = [];
  fetchMock.mockImplementation((_url, { signal }) => {
    signals.push(signal);
    return new Promise(() => undefined);
  });
  const first = lastValueFrom(backend.fetch({ url: '/api/x', requestId: 'q' }));
  backend.fetch({ url: '/api/x', requestId: 'q' }).subscribe();
  await expect(first).rejects.toMatchObject({ cancelled: true, status: -1 });
  expect(signals.map((signal) => signal?.aborted)).toEqual([true, false]);
});
