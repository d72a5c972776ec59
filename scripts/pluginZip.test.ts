import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { zipPlugin, zipProblems } from './pluginZip.mjs';

const id = 'dfe-failedjobs-app';
let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'failed-jobs-zip-'));
  mkdirSync(join(dist, 'panel/img'), { recursive: true });
  writeFileSync(join(dist, 'plugin.json'), '{}');
  writeFileSync(join(dist, 'panel/img/logo.svg'), '<svg/>');
});
afterEach(() => rmSync(dist, { recursive: true }));

test('the zip has one folder, named as the plugin, with every file of the build', () => {
  const zip = zipPlugin(dist, id);
  const files = Object.entries(unzipSync(zip)).map(([path, content]) => [path, strFromU8(content)]);
  expect(files).toEqual([
    [`${id}/panel/img/logo.svg`, '<svg/>'],
    [`${id}/plugin.json`, '{}'],
  ]);
  expect(zipProblems(zip, dist, id)).toEqual([]);
});

test('the same files give the same zip, whenever they were written', () => {
  const before = zipPlugin(dist, id);
  utimesSync(join(dist, 'plugin.json'), 1, 1);
  expect(Buffer.from(zipPlugin(dist, id)).equals(before)).toBe(true);
});

test.each<[string, (files: Record<string, Uint8Array>) => void, RegExp]>([
  ['a file that is missing', (files) => delete files[`${id}/plugin.json`], /does not hold .*plugin\.json/],
  ['a file that differs', (files) => (files[`${id}/plugin.json`] = strToU8('{ }')), /does not hold .*plugin\.json/],
  ['a file beside the folder', (files) => (files['plugin.json'] = strToU8('{}')), /holds plugin\.json, which/],
  ['a file of nobody', (files) => (files[`${id}/.env`] = strToU8('')), /holds .*\.env, which/],
])('finds %s', (_name, change, problem) => {
  const files = unzipSync(zipPlugin(dist, id));
  change(files);
  expect(zipProblems(zipSync(files), dist, id)).toEqual([expect.stringMatching(problem)]);
});
