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
