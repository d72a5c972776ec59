import { allSteps, selectSteps } from './testSteps.mjs';

test('without arguments everything runs', () => {
  expect(selectSteps([])).toEqual(allSteps);
});

test('a step is chosen by its name', () => {
  expect(selectSteps(['--only', 'lint', 'build']).map(({ name }) => name)).toEqual(['build', 'lint']);
});

test('a Jest project is chosen by its name, without its step’s others', () => {
  expect(selectSteps(['--only', 'domain,compat-ui'])).toEqual([{ name: 'unit', projects: ['domain', 'compat-ui'] }]);
});

test.each([[['--only']], [['--only', 'domian']], [['domain']], [['--skip', 'lint']]])('%j is refused', (args) => {
  expect(() => selectSteps(args)).toThrow(/^Usage: .*lint/);
});
