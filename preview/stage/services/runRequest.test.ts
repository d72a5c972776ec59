import { dateTime, LoadingState, type DataQueryRequest, type DataSourceApi, type PanelData } from '@grafana/data';
import { firstValueFrom, lastValueFrom, NEVER, of, throwError, toArray, type Observable } from 'rxjs';
import { delay } from 'rxjs/operators';
import { runRequest } from './runRequest';

const time = dateTime(0);
const request = {
  targets: [{ refId: 'A' }, { refId: 'B', hide: true }],
  range: { from: time, to: time, raw: { from: 'now-1h', to: 'now' } },
} as DataQueryRequest;
const frame = { fields: [{ name: 'n', values: [1] }] };

const run = (query: (request: DataQueryRequest) => Observable<unknown>): Observable<PanelData> =>
  runRequest({ query } as unknown as DataSourceApi, request);

test('hidden queries are not sent', async () => {
  const sent: string[] = [];
  await lastValueFrom(
    run(({ targets }) => {
      sent.push(...targets.map(({ refId }) => refId));
      return of({ data: [] });
    })
  );
  expect(sent).toEqual(['A']);
});

test('a slow answer is preceded by the state Loading, a quick one is not', async () => {
  const states = async (ms: number) =>
    (await lastValueFrom(run(() => of({ data: [frame] }).pipe(delay(ms))).pipe(toArray()))).map(({ state }) => state);
  expect(await states(10)).toEqual([LoadingState.Done]);
  expect(await states(300)).toEqual([LoadingState.Loading, LoadingState.Done]);
});

test('one failed query: state Error, with the other queries’ frames', async () => {
  const errors = [{ refId: 'B', message: 'shards failed' }];
  const data = await lastValueFrom(run(() => of({ data: [frame], errors, state: LoadingState.Error })));
  expect(data).toMatchObject({ state: LoadingState.Error, errors, error: errors[0] });
  expect(data.series).toHaveLength(1);
});

test.each([
  ['fails', () => throwError(() => new Error('no network'))],
  [
    'throws',
    () => {
      throw new Error('no network');
    },
  ],
])('a data source that %s gives data in state Error', async (_how, query) => {
  const data = await lastValueFrom(run(query));
  expect(data).toMatchObject({ state: LoadingState.Error, errors: [{ message: 'no network' }], series: [] });
});

test('frames of annotations are kept apart', async () => {
  const marks = { ...frame, meta: { dataTopic: 'annotations' } };
  const data = await lastValueFrom(run(() => of({ data: [frame, marks] })));
  expect([data.series.length, data.annotations?.length]).toEqual([1, 1]);
});

test('an answer that never comes stays in state Loading', async () => {
  expect((await firstValueFrom(run(() => NEVER))).state).toBe(LoadingState.Loading);
});
