import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string): string => readFileSync(join(__dirname, '..', path), 'utf8');
const sections = read('docs/faults.md').split('\n## ').slice(1);

/** Names of the rows of a table in a test: the first text of each entry. */
const namesIn = (path: string, tables: RegExp): string[] =>
  [...read(path).matchAll(tables)].flatMap(([, table = '']) =>
    [...table.matchAll(/^ {2}\[\s*'([^']+)'/gm)].map(([, name = '']) => name)
  );

test.each([
  ['src/data/faults.test.ts', /^const faults[^\n]* = \[\n([\s\S]*?)^\];/gm],
  ['tests/engine/refusals.test.ts', /^const (?:refusals|limits)[^\n]* = \[\n([\s\S]*?)^\];/gm],
])('the table of docs/faults.md for %s has each fault that is tried, and no other', (path, tables) => {
  const section = sections.find((text) => text.includes(path)) ?? '';
  const rows = [...section.matchAll(/^\| (?!fault |---)([^|]+) \|/gm)].map(([, name = '']) => name);
  const tried = namesIn(path, tables);
  expect(tried.length).toBeGreaterThan(10);
  expect(rows).toEqual(tried);
});
