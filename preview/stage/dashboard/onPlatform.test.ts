import type { VariableJson } from './dashboardJson';
import { onPlatform } from './onPlatform';

const app = { name: 'App', query: '{"find":"terms","field":"cf.app.keyword"}' } as VariableJson;
const queries = (fields: string[]) => onPlatform([app], new Set(fields)).map(({ query }) => query);

test('logs of Kubernetes have the app’s name in another field', () => {
  expect(queries(['kubernetes.deployment.name.keyword'])).toEqual([
    '{"find":"terms","field":"kubernetes.deployment.name.keyword"}',
  ]);
});

test('logs of Cloud Foundry, of both, and unknown ones leave the variable as it is', () => {
  expect(queries(['cf.app.keyword'])).toEqual([app.query]);
  expect(queries(['cf.app.keyword', 'kubernetes.deployment.name.keyword'])).toEqual([app.query]);
  expect(queries([])).toEqual([app.query]);
});
