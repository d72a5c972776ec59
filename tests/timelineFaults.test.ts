import { readFileSync } from 'node:fs';

const rows = readFileSync('docs/timeline.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line));

/** `path` “name”, “name”; `path` “name” */
const testsIn = (row: string) =>
  [...row.matchAll(/`([^`]+\.test\.tsx?)`((?:,? “[^”]+”)+)/g)].flatMap(([, path = '', names = '']) =>
    [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ path, name }))
  );

test('every kind of fault is listed once, with its test or why it cannot touch the picture', () => {
  expect(rows.map((row) => Number(row.split('|')[1]))).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  const without = rows.filter((row) => testsIn(row).length === 0 && !row.includes('cannot touch the picture: '));
  expect(without).toEqual([]);
});

test.each(rows.flatMap(testsIn))('$path holds “$name”', ({ path, name }) => {
  expect(readFileSync(path, 'utf8')).toContain(`'${name}'`);
});
