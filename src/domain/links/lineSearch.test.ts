import { LineSearch, kibanaQueries } from './lineSearch';
import { defaultLogFields } from './logFields';

const search = (rest: Partial<LineSearch> = {}): LineSearch => ({
  app: 'api',
  appFields: defaultLogFields.app,
  span: { fromMs: 0, toMs: 1 },
  phrases: [],
  ...rest,
});
const BY_APP = '(cf.app: "api" or kubernetes.deployment.name: "api")';

test('the most exact search comes first, and each finds at least what the one before does', () => {
  expect(kibanaQueries(search({ phrases: ['Failed to', 'Deleted'], lineIds: ['logs-1#a', 'b'] }))).toEqual([
    '_id: ("a" or "b")',
    `${BY_APP} and ("Failed to" or "Deleted")`,
    BY_APP,
  ]);
});

test('without ids, phrases or app, what is left is searched for', () => {
  expect(kibanaQueries(search())).toEqual([BY_APP, BY_APP]);
  expect(kibanaQueries(search({ app: '', phrases: ['Deleted'] }))).toEqual(['("Deleted")', '']);
  expect(kibanaQueries(search({ app: '' }))).toEqual(['', '']);
});
