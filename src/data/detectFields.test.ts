import { createLogStore } from '../../preview/server/logStore/createLogStore';
import { dataSourceOn, installDataSource, TestedDataSource } from '../../tests/setup/dataSourceOn';
import { readDay } from '../../tests/truth/readDay';
import { nest, renameFields } from '../../tests/truth/reshape';
import { detectFields } from './detectFields';

const jsonData = { index: 'filebeat-*', timeField: '@timestamp' };
const { documents, options } = readDay('candidates-lost-small', 'own');
const renamed = documents.map(renameFields({ app: 'service.name', message: 'log.text' })).map(nest);

function install(changes: Partial<TestedDataSource> = {}): void {
  const sources = renamed.map(({ source }) => source);
  installDataSource({ ...dataSourceOn(createLogStore(sources), jsonData), ...changes }, jsonData);
}
const refuse = () => Promise.reject({ status: 403, data: { message: 'Access denied' } });
const proposal = { app: ['service.name'], message: 'log.text' };

test('fields of other names are found in the index and in its lines', async () => {
  install();
  expect(await detectFields('logs', options)).toEqual({
    proposal: expect.objectContaining({ ...proposal, jobLines: 100 }),
    doubts: [],
  });
});

test('where the list of fields is refused, the lines tell, and that is said', async () => {
  install({ getResource: refuse });
  const found = await detectFields('logs', options);
  expect(found).toMatchObject({ proposal });
  expect(found).toMatchObject({ doubts: ['The list of fields could not be read (HTTP 403 Access denied).'] });
});

test('where the lines are refused, names alone are proposed, and that is said', async () => {
  install({ postResource: refuse });
  expect(await detectFields('logs', options)).toMatchObject({
    proposal: { ...proposal, jobLines: 0 },
    doubts: [
      'No line could be read (HTTP 403 Access denied).',
      expect.stringContaining('because they are the usual ones') as string,
    ],
  });
});

test.each([
  ['keyword', { type: 'keyword', searchable: true }, 'as keyword:'],
  ['text that is not indexed', { type: 'text', searchable: false }, 'as text, not indexed:'],
])('a field that is %s holds no words, and that is said', async (_kind, kind, said) => {
  const caps = { fields: { 'service.name': {}, message: { [kind.type]: kind } } };
  install({ getResource: () => Promise.resolve(caps) });
  expect(await detectFields('logs', options)).toMatchObject({
    doubts: expect.arrayContaining([
      expect.stringContaining(`No words can be found in “message” where an index holds it ${said}`),
    ]),
  });
});

test('a data source that lets nobody ask is a problem with a way out', async () => {
  installDataSource({ query: jest.fn() }, jsonData);
  expect(await detectFields('logs', options)).toMatchObject({ title: 'The fields cannot be looked at' });
});
