import { readDay } from '../../../tests/truth/readDay';
import { nest, renameFields, reshape, shapes, toKubernetes } from '../../../tests/truth/reshape';
import { LogDocument } from './logDocument';
import { proposeFields } from './proposeFields';

const documents = readDay('candidates-lost-small', 'own').documents.slice(0, 200);
const names = new Set(['cf.app', 'cf.app.keyword', 'message', 'level', 'kubernetes.pod.name']);

test.each(shapes)('the usual fields are proposed for documents of the shape %s', (shape) => {
  const proposal = proposeFields(names, reshape(documents, shape));
  expect(proposal).toMatchObject({ app: ['cf.app'], message: 'message', columns: ['message', 'level'] });
  expect(proposal.jobLines).toBeGreaterThan(50);
});

test.each<[string, (day: LogDocument[]) => LogDocument[], string, string]>([
  ['Kubernetes', (day) => day.map(toKubernetes), 'kubernetes.deployment.name', 'message'],
  [
    'another pipeline',
    (day) => day.map(renameFields({ app: 'service.name', message: 'log' })).map(nest),
    'service.name',
    'log',
  ],
])('%s: what the lines have is proposed, also where nobody may list the fields', (_, change, app, message) => {
  const day = change(documents);
  expect(proposeFields(null, day)).toMatchObject({ app: [app], message });
  expect(proposeFields(new Set([app, message, 'cf.app', 'msg']), day)).toMatchObject({ app: [app], message });
});

test('two pipelines in one index need two fields', () => {
  const mixed = [...documents, ...documents.map(toKubernetes)];
  expect(proposeFields(null, mixed).app).toEqual(['cf.app', 'kubernetes.deployment.name']);
});

test('without a line the usual names that exist are proposed, and that is told', () => {
  expect(proposeFields(names, [])).toEqual({
    app: ['cf.app'],
    message: 'message',
    columns: ['message', 'level'],
    jobLines: 0,
  });
  expect(proposeFields(new Set(), []).app).toEqual([]);
});

describe('where nothing but names is known', () => {
  const ofNames = (...fields: string[]) => proposeFields(new Set(fields), []);

  test.each([
    'cf.app',
    'kubernetes.deployment.name',
    'kubernetes.labels.app',
    'labels.app',
    'labels.service',
    'service.name',
    'app_name',
    'appname',
    'application',
    'service',
    'container.name',
  ])('%s may name the app', (field) => {
    expect(ofNames(field).app).toEqual([field]);
    expect(ofNames(`${field}.keyword`).app).toEqual([field]);
  });

  test.each(['message', 'msg', 'log', 'log.text', 'log.message', 'body', 'event.original', 'text'])(
    '%s may hold the text',
    (field) => {
      expect(ofNames(field)).toMatchObject({ message: field, columns: [field] });
    }
  );

  test.each(['level', 'log.level', '@l', 'app.@l'])('%s stands beside the text', (field) => {
    expect(ofNames('msg', field).columns).toEqual(['msg', field]);
  });

  test('the most telling comes first, and alone', () => {
    expect(ofNames('container.name', 'cf.app', 'body', 'msg', '@l', 'level')).toMatchObject({
      app: ['cf.app'],
      message: 'msg',
      columns: ['msg', 'level'],
    });
    expect(ofNames()).toEqual({ app: [], message: 'message', columns: ['message'], jobLines: 0 });
  });
});

test('a field that no document has is not proposed', () => {
  const source = { '@timestamp': '2026-06-17T10:00:00Z', service: 'api', msg: 'CrmSyncJob - Started' };
  expect(proposeFields(null, [{ id: 'a', source }])).toEqual({
    app: ['service'],
    message: 'msg',
    columns: ['msg'],
    jobLines: 1,
  });
});
