import { chooseApp } from './chooseApp';

const linesOf = (...apps: string[]) =>
  apps.map((app, index) => ({ id: String(index), source: app ? { cf: { app } } : {} }));

test.each([
  ['the variable wins', 'api-prod', linesOf('api-test'), { app: 'api-prod' }],
  ['no variable, one app in the data', '$App', linesOf('api-test', 'api-test', ''), { app: 'api-test' }],
  ['no variable, two apps: ask', '$App', linesOf('b', 'a', 'b'), { apps: ['a', 'b'] }],
  ['a variable of several values: ask', '{a,b}', linesOf('b', 'a'), { apps: ['a', 'b'] }],
  ['a variable of several values, one of them in the data', '{a,b}', linesOf('b'), { app: 'b' }],
  ['an empty variable', '', linesOf('b'), { app: 'b' }],
  ['nothing to go by', '$App', linesOf(), { app: '' }],
])('%s', (_, variable, documents, choice) => {
  expect(chooseApp(variable, documents)).toEqual(choice);
});
