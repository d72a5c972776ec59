import { readFileSync } from 'node:fs';
import { notesOf } from './changelog.mjs';
import { inRepository } from './repository.mjs';

const changelog = `# Changelog

## [Unreleased]

### Added

- Something.

## [1.1.0] - 2026-11-26

### Fixed

- A fault.

## [1.0.0] - 2026-11-25

### Added

- All of it.
`;

test.each([
  ['1.1.0', '### Fixed\n\n- A fault.'],
  ['1.0.0', '### Added\n\n- All of it.'],
  ['1.0', null],
  ['Unreleased', null],
])('of %s it says %j', (version, notes) => {
  expect(notesOf(changelog, version)).toBe(notes);
});

describe('our own', () => {
  const lines = readFileSync(inRepository('CHANGELOG.md'), 'utf8').split('\n');
  const headings = lines.filter((line) => line.startsWith('## '));
  const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

  test('it begins with what is not released yet; then come semantic versions with dates, newest first', () => {
    expect(headings[0]).toBe('## [Unreleased]');
    const dates = headings.slice(1).map((line) => /^## \[\d+\.\d+\.\d+\] - (\d{4}-\d\d-\d\d)$/.exec(line)?.[1]);
    expect(dates).not.toContain(undefined);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  test('it names the kinds of changes as Keep a Changelog does', () => {
    const used = lines.filter((line) => line.startsWith('### ')).map((line) => line.slice(4));
    expect(used.filter((kind) => !kinds.includes(kind))).toEqual([]);
  });
});
