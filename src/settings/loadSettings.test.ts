import { BackendSrv, setBackendSrv } from '@grafana/runtime';
import { loadSettings } from './loadSettings';
import { defaultSettings } from './settings';

const answerWith = (get: () => Promise<unknown>) => setBackendSrv({ get } as unknown as BackendSrv);

test('the settings that were saved are those that are used', async () => {
  answerWith(() => Promise.resolve({ id: 'dfe-failedjobs-app', jsonData: { fields: { message: 'msg' } } }));
  expect(await loadSettings()).toEqual({ ...defaultSettings, fields: { ...defaultSettings.fields, message: 'msg' } });
});

test.each([
  ['may not be read', () => Promise.reject(new Error('403'))],
  ['hold nothing', () => Promise.resolve({})],
])('where they %s, the defaults are used', async (_, get) => {
  answerWith(get);
  expect(await loadSettings()).toEqual(defaultSettings);
});
