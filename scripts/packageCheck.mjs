/** `npm run package`: whether dist/ is what Grafana needs, and how large it is. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageProblems } from './packageProblems.mjs';
import { inRepository } from './repository.mjs';

const dist = inRepository('dist');
const { version } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));
const problems = packageProblems(dist, version);

const scripts = readdirSync(dist, { encoding: 'utf8', recursive: true }).filter((path) => path.endsWith('.js'));
const isPanels = (/** @type {string} */ path) => path.startsWith('panel');

/** The app's budget holds for all of its pages together, so that it holds for the first one too. */
const bundles = [
  { name: 'panel', files: scripts.filter(isPanels), budgetKb: 80 },
  { name: 'app', files: scripts.filter((path) => !isPanels(path)), budgetKb: 120 },
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

for (const problem of problems) {
  console.error(`✗ ${problem}`);
}
process.exitCode = problems.length > 0 ? 1 : 0;
