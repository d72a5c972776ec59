import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { amdImports, packageProblems } from './packageProblems.mjs';
import { chunkMark } from './pluginPackage.mjs';

const plugin = (type: string, id: string) => ({
  type,
  id,
  info: { version: '1.2.3', logos: { small: 'img/logo.svg', large: 'img/logo.svg' } },
});
const soundFiles = {
  'README.md': '# Failed Jobs',
  'CHANGELOG.md': '## 1.2.3',
  LICENSE: 'MIT',
  'plugin.json': JSON.stringify({
    ...plugin('app', 'dfe-failedjobs-app'),
    includes: [{ type: 'panel', path: 'panel/plugin.json' }],
  }),
  'module.js': `define(["module","react"],(m,r)=>{self.${chunkMark}})`,
  'module.js.map': '{}',
  'img/logo.svg': '<svg/>',
  'panel/plugin.json': JSON.stringify(plugin('panel', 'dfe-jobtimeline-panel')),
  'panel/module.js': '/*! For license information please see LICENSE.txt */\ndefine(["react","@grafana/ui"],(r,u)=>{})',
  'panel/module.js.map': '{}',
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
  ['a panel elsewhere', 'plugin.json', 'panel/plugin.json', 'panels/plugin.json', 'panels/plugin.json is missing'],
])('finds %s', (_name, file, from, to, problem) => {
  change(file, from, to);
  expect(packageProblems(dist, '1.2.3')).toEqual([expect.stringContaining(problem)]);
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
