import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { amdImports, bundledPackages, packageProblems } from './packageProblems.mjs';
import { chunkMark, licenceFile } from './pluginPackage.mjs';

const plugin = (type: string, id: string) => ({
  type,
  id,
  info: { version: '1.2.3', logos: { small: 'img/logo.svg', large: 'img/logo.svg' } },
});
const soundFiles = {
  'README.md': '# Failed Jobs',
  'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-11-26\n',
  LICENSE: 'MIT',
  [licenceFile]: 'valibot\nMIT\nMIT License …\n\n@scope/name\nISC\n',
  'plugin.json': JSON.stringify({
    ...plugin('app', 'dfe-failedjobs-app'),
    includes: [{ type: 'panel', path: 'panel/plugin.json' }],
  }),
  'module.js': `define(["module","react"],(m,r)=>{self.${chunkMark}})`,
  'module.js.map': JSON.stringify({
    sources: ['webpack://x/./src/module.tsx', 'webpack://x/./node_modules/valibot/dist/index.mjs'],
  }),
  'img/logo.svg': '<svg/>',
  'panel/plugin.json': JSON.stringify(plugin('panel', 'dfe-jobtimeline-panel')),
  'panel/module.js': '/*! For license information please see LICENSE.txt */\ndefine(["react","@grafana/ui"],(r,u)=>{})',
  'panel/module.js.map': '{"sources":["webpack://x/./node_modules/a/node_modules/@scope/name/index.js"]}',
  'panel/img/logo.svg': '<svg/>',
};
type File = keyof typeof soundFiles;

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'failed-jobs-dist-'));
  for (const [file, content] of Object.entries(soundFiles)) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    writeFileSync(join(dist, file), content);
  }
});
afterEach(() => rmSync(dist, { recursive: true }));

const change = (file: File, from: string, to: string) =>
  writeFileSync(join(dist, file), readFileSync(join(dist, file), 'utf8').replace(from, to));

it('finds nothing in a sound package', () => {
  expect(packageProblems(dist, '1.2.3')).toEqual([]);
});

test.each(Object.keys(soundFiles) as File[])('misses %s', (file) => {
  rmSync(join(dist, file));
  expect(packageProblems(dist, '1.2.3').join()).toContain(`${file} is missing`);
});

test.each<[string, File, string, string, string]>([
  ['another version', 'panel/plugin.json', '1.2.3', '1.2.2', 'panel/plugin.json says version 1.2.2'],
  ['a mark that the build left', 'plugin.json', '{', '{"updated":"%TODAY%",', 'plugin.json still holds %TODAY%'],
  ['an id of another kind', 'panel/plugin.json', 'dfe-jobtimeline-panel', 'dfe-job-timeline-panel', 'names no panel'],
  ['a module that is not AMD', 'module.js', 'define(', 'System.register(', 'module.js is not an AMD module'],
  ['a module that is not shared', 'module.js', '"react"', '"uplot"', 'asks for uplot'],
  ['another major of a shared one', 'module.js', '"react"', '"react-router-dom"', 'asks for react-router-dom'],
  ['a panel that loads chunks', 'panel/module.js', '{}', `{self["${chunkMark}"]=[]}`, 'panel/module.js loads chunks'],
  ['code that a strict policy refuses', 'module.js', '{self', '{eval("");self', 'module.js holds eval'],
  ['a licence that is not told', licenceFile, '@scope/name', '@scope/other', '@scope/name is bundled'],
  ['a version without an entry', 'CHANGELOG.md', '[1.2.3]', '[1.2.2]', 'CHANGELOG.md has no entry for 1.2.3'],
  ['an entry without a date', 'CHANGELOG.md', ' - 2026-11-26', '', 'CHANGELOG.md has no entry for 1.2.3'],
  ['a panel elsewhere', 'plugin.json', 'panel/plugin.json', 'panels/plugin.json', 'panels/plugin.json is missing'],
])('finds %s', (_name, file, from, to, problem) => {
  change(file, from, to);
  expect(packageProblems(dist, '1.2.3')).toEqual([expect.stringContaining(problem)]);
});

it('knows whose code is bundled by the source maps', () => {
  expect(bundledPackages(dist)).toEqual(['@scope/name', 'valibot']);
});

test.each([
  ['define(["a","b/c"],(a,b)=>{})', ['a', 'b/c']],
  ["define(['a'], function (a) {})", ['a']],
  ['/*! licence */\ndefine([],()=>{})', []],
  ['define("named",["a"],()=>{})', null],
  ['(()=>{})()', null],
])('reads the imports of %s', (source, names) => {
  expect(amdImports(source)).toEqual(names);
});
