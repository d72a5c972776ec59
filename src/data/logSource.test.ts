import { DataSourceInstanceSettings } from '@grafana/data';
import { DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { isDataProblem } from './dataProblem';
import { logSourceRef, openLogSource } from './logSource';

const api = { query: jest.fn() };

/** Grafana's list of data sources, with these kinds under uids a, b, c. */
function install(types: string[], get: () => Promise<unknown> = () => Promise.resolve(api)) {
  const list = types.map(
    (type, i) => ({ uid: 'abc'[i], name: `Source ${'ABC'[i]}`, type }) as DataSourceInstanceSettings
  );
  setDataSourceSrv({
    getList: () => list,
    getInstanceSettings: (uid: string) => list.find((settings) => settings.uid === uid),
    get,
  } as unknown as DataSourceSrv);
}

test.each(['elasticsearch', 'grafana-opensearch-datasource'])('%s can be asked', async (type) => {
  install(['prometheus', type]);
  expect(await openLogSource('b')).toMatchObject({ api, rawSearch: null });
});

test.each<[string, object, string]>([
  ['elasticsearch', { index: 'logs-a,logs-b' }, 'logs-a,logs-b'],
  ['elasticsearch', { index: '[logs-]YYYY.MM.DD', interval: 'Daily' }, 'logs-*'],
  ['elasticsearch', {}, ''],
  ['grafana-opensearch-datasource', { database: 'filebeat-*', index: 'x' }, 'filebeat-*'],
])('the search engine behind %s with %j is asked for %j', async (type, jsonData, index) => {
  const postResource = jest.fn(() => Promise.resolve('answer'));
  const settings = { uid: 'a', type, jsonData: { ...jsonData, timeField: 'time' } };
  setDataSourceSrv({
    getInstanceSettings: () => settings,
    get: () => Promise.resolve({ ...api, postResource }),
  } as unknown as DataSourceSrv);
  const source = await openLogSource('a');
  const rawSearch = isDataProblem(source) ? null : source.rawSearch;
  expect(rawSearch).toMatchObject({ index, timeField: 'time' });
  expect(await rawSearch?.post('body')).toBe('answer');
  const options = { headers: { 'content-type': 'application/x-ndjson' }, showErrorAlert: false };
  expect(postResource).toHaveBeenCalledWith('_msearch', 'body', options);
});

test('without a choice, the only one that can be asked is taken', async () => {
  install(['prometheus', 'elasticsearch', 'loki']);
  expect(await openLogSource('')).toMatchObject({ api, rawSearch: null });
});

test.each([
  ['one that is not there', ['elasticsearch'], 'zzz', 'The data source “zzz” does not exist, or you may not use it.'],
  ['none at all', ['prometheus'], '', 'This Grafana has no Elasticsearch or OpenSearch data source that you may use.'],
  [
    'another kind',
    ['prometheus'],
    'a',
    'The lines of the jobs are in Elasticsearch or OpenSearch; this is “prometheus”.',
  ],
  ['several', ['elasticsearch', 'elasticsearch'], '', 'This Grafana has several that may: Source A, Source B.'],
  [
    'a kind that every object has',
    ['constructor'],
    'a',
    'The lines of the jobs are in Elasticsearch or OpenSearch; this is “constructor”.',
  ],
])('%s: the problem and the way out', async (_name, types, uid, detail) => {
  install(types);
  expect(await openLogSource(uid)).toMatchObject({ detail, wayOut: expect.stringContaining('Choose') });
});

test('a plugin that does not load is a problem, not a crash', async () => {
  install(['elasticsearch'], () => Promise.reject(new Error('plugin not found')));
  expect(await openLogSource('a')).toMatchObject({ title: 'No data source' });
});

test.each<[string[], string, string | null]>([
  [['prometheus', 'elasticsearch'], '', 'b'],
  [['prometheus', 'elasticsearch'], 'b', 'b'],
  [['elasticsearch', 'grafana-opensearch-datasource'], '', null],
  [['elasticsearch', 'grafana-opensearch-datasource'], 'a', 'a'],
  [['prometheus'], '', null],
  [['elasticsearch'], 'z', null],
])('of %j a link to %j leads to %j', (types, uid, expected) => {
  install(types);
  expect(logSourceRef(uid)?.uid ?? null).toBe(expected);
});
