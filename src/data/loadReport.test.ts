import { DataQueryRequest, DataQueryResponse, DataSourceInstanceSettings, FieldType, toDataFrame } from '@grafana/data';
import { DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { Observable, lastValueFrom, of, toArray } from 'rxjs';
import { defaultLogFields } from '../domain/links/logFields';
import { listApps } from './listApps';
import { ReportRequest, loadReport } from './loadReport';

const range = { fromMs: Date.UTC(2026, 5, 17), toMs: Date.UTC(2026, 5, 18) - 1 };
const settings = { dataSourceUid: 'logs', fields: defaultLogFields };
const request: ReportRequest = { settings, app: 'api', range, nowMs: range.toMs };

function install(query: (asked: DataQueryRequest) => Observable<DataQueryResponse>, type = 'elasticsearch') {
  setDataSourceSrv({
    getInstanceSettings: (uid: string) => (uid === 'logs' ? ({ uid, type } as DataSourceInstanceSettings) : undefined),
    get: () => Promise.resolve({ query }),
  } as unknown as DataSourceSrv);
}

test('what cannot be read at all: the problem, and a report that cannot tell', async () => {
  install(() => of({ data: [], errors: [{ refId: 'lines', message: 'unexpected status code: 403' }] }));
  const states = await lastValueFrom(loadReport(request).pipe(toArray()));
  expect(states.map(({ state }) => state)).toEqual(['loading', 'failed']);
  const { report, problem } = states[1] ?? {};
  expect(problem).toMatchObject({ title: 'The logs could not be read', detail: 'unexpected status code: 403' });
  expect(report?.overall.level).toBe('unknown');
});

test.each([
  ['no data source', () => install(() => of({ data: [] })), { ...settings, dataSourceUid: 'gone' }, 'No data source'],
  ['another kind', () => install(() => of({ data: [] }), 'loki'), settings, 'This data source cannot be read'],
])('%s: the problem, and a report that cannot tell', async (_name, prepare, place, title) => {
  prepare();
  const { state, report, problem } = await lastValueFrom(loadReport({ ...request, settings: place }));
  expect({ state, title: problem?.title, level: report?.overall.level }).toEqual({
    state: 'failed',
    title,
    level: 'unknown',
  });
});

test('the setting for the most lines is the limit, and is named where it is reached', async () => {
  const times = Array.from({ length: 60 }, (_, row) => range.toMs - row);
  const page = toDataFrame({
    refId: 'lines',
    fields: [{ name: 'lines', type: FieldType.other, values: times.map((ms) => ({ '@timestamp': ms, _id: `${ms}` })) }],
  });
  install(() => of({ data: [page] }));
  const { report } = await lastValueFrom(loadReport({ ...request, settings: { ...settings, maxLines: 60 } }));
  const said = report?.coverage.gaps.map(({ detail }) => detail);
  expect(said).toContainEqual(expect.stringMatching(/^Reading stopped at the limit of 60 lines/));
  expect(report?.overall.level).toBe('unknown');
});

test('nothing is asked of the time after the moment in question', async () => {
  const ends: number[] = [];
  install((asked) => {
    ends.push(asked.range.to.valueOf());
    return of({ data: [] });
  });
  await lastValueFrom(loadReport({ ...request, nowMs: range.fromMs + 3_600_000 }));
  expect(Math.max(...ends)).toBe(range.fromMs + 3_600_000 + 5 * 60_000);
});

test('unsubscribing while the data source is being found asks nothing', async () => {
  const query = jest.fn(() => of({ data: [] }));
  install(query);
  loadReport(request).subscribe().unsubscribe();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(query).not.toHaveBeenCalled();
});

test('apps: one field that can be counted is enough; none that can is a problem', async () => {
  install(() => of({ data: [], errors: [{ refId: 'cf.app', message: 'Text fields are not optimised' }] }));
  expect((await lastValueFrom(listApps(settings, range))).problem).toMatchObject({
    detail: 'Text fields are not optimised',
  });
});
