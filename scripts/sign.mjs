/**
 * `npm run sign`: signs dist/ as a private plugin, for the Grafanas at GRAFANA_ROOT_URLS (several: with commas), by the token
 * in GRAFANA_ACCESS_POLICY_TOKEN. Run it after the build and before `npm run package`.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRepository, run } from './repository.mjs';
import { signingProblems } from './signingProblems.mjs';

const { values } = parseArgs({ options: { dist: { type: 'string', default: inRepository('dist') } } });
const rootUrls = (process.env.GRAFANA_ROOT_URLS ?? '').split(',').filter((url) => url !== '');
const problems = signingProblems({
  token: process.env.GRAFANA_ACCESS_POLICY_TOKEN,
  rootUrls,
  isBuilt: existsSync(`${values.dist}/plugin.json`),
});

if (problems.length > 0) {
  console.error(['Not signed.', ...problems.map((problem) => `✗ ${problem}`)].join('\n'));
  process.exitCode = 1;
} else {
  const signPlugin = inRepository('node_modules/@grafana/sign-plugin/dist/bin/run.js');
  process.exitCode = await run(process.execPath, [signPlugin, '--distDir', values.dist, '--rootUrls', rootUrls.join()]);
}
