/**
 * A test runner for Stryker that keeps the domain's tests in one process: bundled once, evaluated anew for each mutant. Jest
 * starts a world per test file, which is seconds for each of some thousands of mutants; here it is a fraction of one.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Script } from 'node:vm';
import { PluginKind, declareClassPlugin, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';
import { expect } from 'expect';
import { bind } from 'jest-each';

/** @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult */
/** @typedef {import('@stryker-mutator/api/test-runner').DryRunResult} DryRunResult */
/** @typedef {import('@stryker-mutator/api/test-runner').MutantRunOptions} MutantRunOptions */
/** @typedef {import('@stryker-mutator/api/core').InstrumenterContext} InstrumenterContext */
/** @typedef {{ id: string, name: string, run: () => unknown }} Test */

// Random days take seconds a mutant, and a clock fails where the machine is busy: neither tells of one mutant.
const RANDOM_DAYS = 'analyse.properties.test.ts';
// The tests beside the code alone take minutes where all take hours: `MUTATION_TESTS='^timeline/'`.
const WANTED = new RegExp(process.env.MUTATION_TESTS ?? '');
const READS_CLOCK = /performance\.now\(\)|cpuUsage\(/;
// What was read for one test is not read for the next, which then seems to need no code: nothing is remembered but where
// remembering is tested.
const TESTS_MEMORY = 'jobs/texts.test.ts';
const MEMORY = /MOST_ANSWERS = \d+/;
// A test of many cases hides what it does: for those the clock stands still.
const stoppedClock = { now: () => 0 };

/** What instrumented code looks at. @type {InstrumenterContext} */
const instrumenter = {};
Object.assign(globalThis, { __stryker__: instrumenter });

/** Jest's words, as far as the domain's tests use them. @param {Test[]} tests where the tests are put */
function jestWords(tests) {
  /** @type {string[]} */
  const titles = [];
  const describe = (/** @type {string} */ title, /** @type {() => void} */ body) => {
    titles.push(title);
    body();
    titles.pop();
  };
  const test = (/** @type {string} */ title, /** @type {() => unknown} */ run) => {
    if (!READS_CLOCK.test(String(run))) {
      const name = [...titles, title].join(' › ');
      tests.push({ id: `${tests.length} ${name}`, name, run });
    }
  };
  return {
    describe: Object.assign(describe, { each: bind(describe, false) }),
    test: Object.assign(test, { each: bind(test, false) }),
  };
}

/** The script of some tests of the domain. @param {readonly string[]} files @param {(code: string) => string} edited */
async function bundleTests(files, edited) {
  // Stryker moved into its copy of the code after esbuild had been loaded.
  const folder = resolve('src/domain');
  const { outputFiles } = await build({
    stdin: { contents: files.map((file) => `import './${file}';`).join('\n'), resolveDir: folder },
    absWorkingDir: folder,
    bundle: true,
    platform: 'node',
    write: false,
    logLevel: 'error',
  });
  const code = edited(outputFiles[0]?.text ?? '');
  return new Script(`(require, __dirname, performance, expect, describe, test) => {${code}}`);
}

/** All tests of the domain, in scripts. */
function bundleAll() {
  const files = readdirSync('src/domain', { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.test.ts') && file !== RANDOM_DAYS && WANTED.test(file))
    .sort();
  return Promise.all([
    bundleTests(
      files.filter((file) => file === TESTS_MEMORY),
      (code) => code
    ),
    bundleTests(
      files.filter((file) => file !== TESTS_MEMORY),
      (code) => code.replace(MEMORY, 'MOST_ANSWERS = 0')
    ),
  ]);
}

class InProcessRunner {
  static inject = tokens();

  /** How long each test took when it ran last (ms): the quickest go first. @type {Map<string, number>} */
  durations = new Map();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.bundles = await bundleAll();
  }

  /** The code and its tests as they are in a new process. */
  load() {
    /** @type {Test[]} */
    const tests = [];
    const { describe, test } = jestWords(tests);
    // What reads the sample days is all that asks where it is.
    const folder = resolve('tests/truth');
    const required = createRequire(resolve('package.json'));
    this.bundles?.forEach((bundle) =>
      bundle.runInThisContext()(required, folder, stoppedClock, expect, describe, test)
    );
    return tests;
  }

  /** @param {Test} test @returns {Promise<TestResult>} */
  async run({ id, name, run }) {
    const startMs = performance.now();
    const result = () => {
      const timeSpentMs = performance.now() - startMs;
      this.durations.set(id, timeSpentMs);
      return { id, name, timeSpentMs };
    };
    instrumenter.currentTestId = id;
    try {
      await run();
      return { ...result(), status: TestStatus.Success };
    } catch (error) {
      return { ...result(), status: TestStatus.Failed, failureMessage: String(error) };
    } finally {
      instrumenter.currentTestId = undefined;
    }
  }

  /** @returns {Promise<DryRunResult>} */
  async dryRun() {
    instrumenter.mutantCoverage = { static: {}, perTest: {} };
    const { static: whileLoading, perTest } = instrumenter.mutantCoverage;
    const tests = [];
    for (const test of this.load()) {
      tests.push(await this.run(test));
    }
    // Some tests read a day while they are loaded. What they run then is tried by the tests that run it, not by all.
    for (const covered of Object.values(perTest)) {
      Object.keys(covered).forEach((id) => delete whileLoading[id]);
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: instrumenter.mutantCoverage };
  }

  /** @param {MutantRunOptions} options */
  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    instrumenter.hitLimit = hitLimit;
    instrumenter.hitCount = hitLimit === undefined ? undefined : 0;
    instrumenter.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    /** @type {TestResult[]} */
    const tests = [];
    try {
      const loaded = this.load();
      instrumenter.activeMutant = activeMutant.id;
      const durationOf = (/** @type {Test} */ { id }) => this.durations.get(id) ?? 0;
      const wanted = loaded.filter(({ id }) => testFilter?.includes(id) ?? true);
      for (const test of wanted.sort((a, b) => durationOf(a) - durationOf(b))) {
        const result = await this.run(test);
        tests.push(result);
        if (result.status === TestStatus.Failed) {
          break;
        }
      }
    } catch (error) {
      // With this mutant the code cannot even be loaded.
      const failure = { id: 'load', name: 'load', timeSpentMs: 0, failureMessage: String(error) };
      tests.push({ ...failure, status: TestStatus.Failed });
    }
    const endless = determineHitLimitReached(instrumenter.hitCount, hitLimit);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests });
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
