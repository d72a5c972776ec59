import {
  DataFrame,
  DataQueryRequest,
  DataQueryResponse,
  DataSourceInstanceSettings,
  FieldType,
  dateTime,
  toDataFrame,
} from '@grafana/data';
import { DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { act, renderHook, waitFor } from '@testing-library/react';
import { Observable, Subject } from 'rxjs';
import { defaultSettings } from '../settings/settings';
import { useReport } from './useReport';

const [fromMs, toMs] = [Date.UTC(2026, 5, 17), Date.UTC(2026, 5, 18) - 1];
const range = { from: dateTime(fromMs), to: dateTime(toMs), raw: { from: 'now-24h', to: 'now' } };
const settings = { ...defaultSettings, dataSourceUid: 'logs' };

interface Asked {
  request: DataQueryRequest;
  answer: Subject<DataQueryResponse>;
  isCancelled: boolean;
}

const everyShard = { responses: [{ timed_out: false, _shards: { total: 1, failed: 0 } }] };

let asked: Asked[] = [];

beforeEach(() => {
  asked = [];
  const query = (request: DataQueryRequest) =>
    new Observable<DataQueryResponse>((subscriber) => {
      const entry: Asked = { request, answer: new Subject(), isCancelled: false };
      asked.push(entry);
      let isDone = false;
      entry.answer.subscribe({ complete: () => (isDone = true) });
      entry.answer.subscribe(subscriber);
      return () => {
        entry.isCancelled = !isDone;
      };
    });
  setDataSourceSrv({
    getInstanceSettings: () => ({ uid: 'logs', type: 'elasticsearch', jsonData: {} }) as DataSourceInstanceSettings,
    get: () => Promise.resolve({ query, postResource: () => Promise.resolve(everyShard) }),
  } as unknown as DataSourceSrv);
});

const empty = (refId: string): DataFrame => toDataFrame({ refId, fields: [] });
const noLines = { data: [empty('lines'), empty('count')] };

async function answer(index: number, response: DataQueryResponse) {
  await act(async () => {
    asked[index]?.answer.next(response);
    asked[index]?.answer.complete();
  });
}

async function render(inputs: Partial<Parameters<typeof useReport>[0]> = {}) {
  const initialProps = { settings, app: 'api', range, nowMs: toMs, ...inputs };
  const mixed: string[] = [];
  const hook = renderHook(
    (props: Parameters<typeof useReport>[0]) => {
      const reading = useReport(props);
      if (reading.report && reading.report.app !== props.app) {
        mixed.push(`${reading.report.app} shown as ${props.app}`);
      }
      return reading;
    },
    { initialProps }
  );
  await act(async () => {});
  return {
    ...hook,
    mixed,
    rerenderWith: (changes: object) => act(async () => hook.rerender({ ...initialProps, ...changes })),
  };
}

test('loads, then shows the report on the app and range', async () => {
  const { result } = await render();
  expect(result.current).toMatchObject({ state: 'loading', report: null, refreshing: false });
  await answer(0, noLines);
  await waitFor(() =>
    expect(result.current).toMatchObject({ state: 'ready', problem: null, refreshing: false, apps: null })
  );
  expect(result.current.report).toMatchObject({ app: 'api', fromMs, toMs, nowMs: toMs });
});

test('a refresh keeps the earlier report in sight, and says so', async () => {
  const { result, rerenderWith } = await render();
  await answer(0, noLines);
  await waitFor(() => expect(result.current.report).not.toBeNull());
  const { report } = result.current;
  await rerenderWith({ refreshKey: 1 });
  expect(result.current).toMatchObject({ state: 'ready', refreshing: true });
  expect(result.current.report).toBe(report);
  await answer(1, noLines);
  await waitFor(() => expect(result.current.refreshing).toBe(false));
  expect(result.current.report).not.toBe(report);
});

test('what was read so far is shown while the rest is being read; a refresh then keeps what is whole', async () => {
  const { result, rerenderWith } = await render();
  const page = toDataFrame({
    refId: 'lines',
    meta: { custom: { limit: 1, total: 2 } },
    fields: [
      { name: '@timestamp', type: FieldType.time, values: [toMs - 1000] },
      { name: '_source', type: FieldType.string, values: ['{}'] },
    ],
  });
  await answer(0, { data: [page, empty('count')] });
  await waitFor(() =>
    expect(result.current).toMatchObject({ state: 'partly', refreshing: false, progress: { done: 1 } })
  );
  expect(result.current.report?.overall.level).toBe('unknown');
  await answer(1, noLines);
  await waitFor(() => expect(result.current).toMatchObject({ state: 'ready', progress: null }));
  const { report } = result.current;
  await rerenderWith({ refreshKey: 1 });
  await answer(2, { data: [page, empty('count')] });
  expect(result.current).toMatchObject({ state: 'ready', refreshing: true });
  expect(result.current.report).toBe(report);
});

test('another app never shows the report on the one before, and its request is cancelled', async () => {
  const { result, rerenderWith, mixed } = await render();
  await answer(0, noLines);
  await rerenderWith({ refreshKey: 1 });
  await rerenderWith({ app: 'other' });
  expect(asked[1]?.isCancelled).toBe(true);
  expect(result.current).toMatchObject({ state: 'loading', report: null });
  await answer(1, noLines);
  expect(result.current.report).toBeNull();
  await answer(2, noLines);
  await waitFor(() => expect(result.current.report?.app).toBe('other'));
  expect(mixed).toEqual([]);
});

test('leaving cancels what is on its way', async () => {
  const { unmount } = await render();
  unmount();
  expect(asked[0]?.isCancelled).toBe(true);
});

test('a failed read shows the problem and cannot tell', async () => {
  const { result } = await render();
  await answer(0, { data: [], errors: [{ message: 'unexpected status code: 500' }] });
  await waitFor(() =>
    expect(result.current).toMatchObject({ state: 'failed', problem: { detail: 'unexpected status code: 500' } })
  );
  expect(result.current.report?.overall.level).toBe('unknown');
});

test('without an app, the apps that there are', async () => {
  const { result, rerenderWith } = await render({ app: '' });
  const refId = asked[0]?.request.targets[0]?.refId ?? '';
  const apps = toDataFrame({
    refId,
    fields: [
      { name: refId, type: FieldType.string, values: ['api-test', 'api-prod'] },
      { name: 'Count', type: FieldType.number, values: [3, 9] },
    ],
  });
  await answer(0, { data: [apps] });
  expect(result.current).toMatchObject({
    state: 'ready',
    report: null,
    apps: [
      { name: 'api-prod', lines: 9 },
      { name: 'api-test', lines: 3 },
    ],
  });
  await rerenderWith({ app: 'api-prod' });
  expect(result.current).toMatchObject({ state: 'loading', apps: null });
});
