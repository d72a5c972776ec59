/**
 * `npm test [-- --only NAME…]`: installs what is missing, runs every check and ends with a line `N passed, M failed`.
 * Each Jest test counts as one; so does each of the other steps.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureChromium } from './ensureChromium.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { inRepository } from './repository.mjs';
import { runSteps } from './runSteps.mjs';
import { selectSteps } from './testSteps.mjs';

/** @typedef {import('./testSteps.mjs').Step} Step */
/** @typedef {import('./runSteps.mjs').Count} Count */

const reports = mkdtempSync(join(tmpdir(), 'failed-jobs-tests-'));
/** @param {Step} step */
const reportOf = ({ name }) => join(reports, `${name}.json`);

/** @param {Step} step @returns {[string, string[]]} */
function commandOf(step) {
  const { name, projects, flags = [] } = step;
  const jest = [inRepository('node_modules/jest/bin/jest.js'), '--ci', '--json', `--outputFile=${reportOf(step)}`];
  return projects
    ? [process.execPath, [...jest, ...flags, '--selectProjects', ...projects]]
    : ['npm', ['run', '--silent', name]];
}

/** Runs a step's command; each line of its output gets the step's name in front. @param {Step} step @returns {Promise<number>} */
function statusOf(step) {
  return new Promise((resolve) => {
    const [program, args] = commandOf(step);
    const env = { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' };
    const child = spawn(program, args, { cwd: inRepository('.'), env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const output of [child.stdout, child.stderr]) {
      createInterface({ input: output }).on('line', (line) => console.log(`${step.name.padEnd(9)} | ${line}`));
    }
    child.on('close', (status) => resolve(status ?? 1));
  });
}

/** Jest's own count; a test file that could not run counts as one failure. @param {Step} step @returns {Count} */
function readReport(step) {
  const report = JSON.parse(readFileSync(reportOf(step), 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {Step} step @returns {Promise<Count>} */
async function runStep(step) {
  const startMs = performance.now();
  const status = await statusOf(step);
  const ok = status === 0;
  let count = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  if (step.projects) {
    try {
      count = readReport(step);
    } catch {
      // Jest ended before it could report: that is the one failure counted above.
    }
    // Such as a set-up that failed: no test failed, and yet nothing was proved.
    count.failed = ok ? count.failed : Math.max(count.failed, 1);
  }
  console.log(`${step.name.padEnd(9)} | ${ok ? '✓' : '✗'} ${Math.round((performance.now() - startMs) / 100) / 10} s`);
  return count;
}

async function main() {
  const steps = selectSteps(process.argv.slice(2));
  const names = steps.flatMap(({ name, projects = [] }) => [name, ...projects]);
  await ensureInstalled('.');
  if (names.some((name) => name === 'typecheck' || name.startsWith('compat-'))) {
    await ensureInstalled('compat');
  }
  if (names.includes('browser')) {
    process.env.CHROMIUM_PATH = await ensureChromium();
  }
  const counts = await runSteps(steps, runStep);
  const sum = (/** @type {keyof Count} */ key) => [...counts.values()].reduce((total, count) => total + count[key], 0);

  const failed = [...counts].filter(([, count]) => count.failed > 0).map(([name]) => name);
  console.log(failed.length > 0 ? `Failed: ${failed.join(', ')}` : 'Everything passed.');
  if (sum('skipped') > 0) {
    console.log(`${sum('skipped')} skipped: what they need is not here (each says what).`);
  }
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
