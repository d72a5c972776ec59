/**
 * `npm run package`: whether dist/ is what Grafana needs, how large it is, and what is bundled; then the zip in build/ that
 * Grafana installs, its size and its hash. What `npm run sign` added to dist/ is packed too.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundledPackages, packageProblems } from './packageProblems.mjs';
import { isLaterPage } from './pluginPackage.mjs';
import { zipPlugin, zipProblems } from './pluginZip.mjs';
import { inRepository } from './repository.mjs';

const dist = inRepository('dist');
const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(inRepository(path), 'utf8'));
const { version } = readJson('package.json');
const { id } = readJson('plugin.json');
const problems = packageProblems(dist, version);

const scripts = readdirSync(dist, { encoding: 'utf8', recursive: true }).filter((path) => path.endsWith('.js'));
const isPanels = (/** @type {string} */ path) => path.startsWith('panel');

const apps = scripts.filter((path) => !isPanels(path));
const bundles = [
  { name: 'panel', files: scripts.filter(isPanels), budgetKb: 80 },
  { name: 'first page of the app', files: apps.filter((path) => !isLaterPage(path)), budgetKb: 120 },
  { name: 'other pages of the app', files: apps.filter(isLaterPage), budgetKb: 60 },
];

const kb = (/** @type {number} */ bytes) => bytes / 1000;
for (const { name, files, budgetKb } of bundles) {
  const contents = files.map((file) => readFileSync(join(dist, file)));
  const raw = kb(contents.reduce((sum, content) => sum + content.length, 0));
  const gzip = kb(contents.reduce((sum, content) => sum + gzipSync(content).length, 0));
  console.log(`${name}: ${raw.toFixed(1)} kB, gzip ${gzip.toFixed(1)} kB of ${budgetKb} kB (${files.length} files)`);
  if (gzip > budgetKb) {
    problems.push(`the ${name} is larger than its budget`);
  }
}
for (const name of bundledPackages(dist)) {
  const bundled = readJson(`node_modules/${name}/package.json`);
  console.log(`bundled: ${name} ${bundled.version} (${bundled.license})`);
}

if (problems.length === 0) {
  const zip = zipPlugin(dist, id);
  problems.push(...zipProblems(zip, dist, id));
  const file = `build/${id}-${version}.zip`;
  mkdirSync(inRepository('build'), { recursive: true });
  writeFileSync(inRepository(file), zip);
  console.log(`${file}: ${kb(zip.length).toFixed(1)} kB, SHA-256 ${createHash('sha256').update(zip).digest('hex')}`);
}
for (const problem of problems) {
  console.error(`✗ ${problem}`);
}
process.exitCode = problems.length > 0 ? 1 : 0;
