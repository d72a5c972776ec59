import { missingPackages } from './ensureInstalled.mjs';

const wanted = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } };

test.each([
  [
    'nothing, when all are there',
    { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } },
    [],
  ],
  ['one that is absent', { 'node_modules/a': { version: '1.0.0' } }, ['node_modules/b']],
  ['one in another version', { ...wanted, 'node_modules/a': { version: '1.0.1' } }, ['node_modules/a']],
  ['all, before the first install', {}, ['node_modules/a', 'node_modules/b']],
])('%s', (_name, present, missing) => {
  expect(missingPackages(wanted, present)).toEqual(missing);
});

test('a package for other systems may be absent', () => {
  expect(missingPackages({ 'node_modules/c-darwin': { version: '1.0.0', optional: true } }, {})).toEqual([]);
});
