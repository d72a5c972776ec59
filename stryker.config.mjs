// Dates in tests are UTC wherever they run.
process.env.TZ = 'UTC';

/**
 * Mutation testing of the domain: `npm run mutation`, or of one folder:
 * `npm run mutation -- --mutate 'src/domain/runbook/!(*.test).ts'`.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: ['src/domain/**/!(*.test).ts', '!src/domain/**/testing/**'],
  plugins: ['./scripts/mutation/inProcessRunner.mjs'],
  testRunner: 'in-process',
  coverageAnalysis: 'perTest',
  ignorePatterns: ['/bench', '/build', '/compat', '/dist', '/docs', '/preview', '/provisioning'],
  tempDirName: 'build/stryker',
  htmlReporter: { fileName: 'build/mutation/index.html' },
  jsonReporter: { fileName: 'build/mutation/mutation.json' },
  concurrency: 2,
  // A busy machine is no endless loop; Stryker counts those by itself.
  timeoutMS: 60_000,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { logTests: false, reportTests: false, reportMutants: false },
};
