import { lastValueFrom } from 'rxjs';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import { dataSourceOn, installDataSource } from '../../tests/setup/dataSourceOn';
import { readDay } from '../../tests/truth/readDay';
import { defaultLogFields } from '../domain/links/logFields';
import { testSettings } from './testSettings';

const jsonData = { index: 'filebeat-*', timeField: '@timestamp' };
const { documents, options } = readDay('candidates-lost-small', 'own');
const place = { dataSourceUid: 'logs', fields: defaultLogFields };
const range = { fromMs: options.fromMs, toMs: options.toMs };
const sources = documents.map(({ source }) => source);

test('the lines of the app that has most are told by type, and the other apps by name', async () => {
  installDataSource(dataSourceOn(createLogStore(sources), jsonData), jsonData);
  const test = await lastValueFrom(testSettings(place, range));
  expect(test).toMatchObject({ app: options.app, gaps: [], tally: { unrecognised: [] } });
  expect(test).toMatchObject({
    apps: [{ name: options.app }, { name: 'get-into-teaching-api-test' }],
    tally: {
      recognised: expect.arrayContaining([
        expect.objectContaining({ jobType: 'CrmSyncJob', shape: 'compact-message' }),
      ]) as unknown,
    },
  });
});

test('fields that no line has find no app', async () => {
  installDataSource(dataSourceOn(createLogStore(sources), jsonData), jsonData);
  const fields = { ...defaultLogFields, app: ['nobody.has.this'] };
  expect(await lastValueFrom(testSettings({ ...place, fields }, range))).toMatchObject({ app: null });
});

test('texts that cannot be searched are told where no line is found', async () => {
  const engine = createLogStore(sources.map(({ message, ...rest }) => ({ ...rest, text: message })));
  installDataSource(dataSourceOn(engine, jsonData), jsonData);
  expect(await lastValueFrom(testSettings(place, range))).toMatchObject({
    app: null,
    gaps: expect.arrayContaining([
      expect.objectContaining({ detail: expect.stringContaining('no text of theirs can be searched') as string }),
    ]) as unknown,
  });
});

test('a search that fails is told', async () => {
  const refused = () => Promise.resolve({ data: [], error: { message: 'HTTP 403' } });
  installDataSource({ query: refused as never }, jsonData);
  expect(await lastValueFrom(testSettings(place, range))).toMatchObject({ title: 'The logs could not be read' });
});
