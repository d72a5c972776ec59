/** `npm run audit`, after a build: known vulnerabilities of the packages whose code is in dist/. Grafana gives the others itself. */
import { spawnSync } from 'node:child_process';
import { auditProblems } from './auditProblems.mjs';
import { bundledPackages } from './packageProblems.mjs';
import { inRepository } from './repository.mjs';

const packages = bundledPackages(inRepository('dist'));
const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: inRepository('.'), encoding: 'utf8' });
const problems = auditProblems(JSON.parse(stdout || '{}'), packages);
for (const problem of problems) {
  console.error(`✗ ${problem}`);
}
console.log(`${packages.join(', ')}: ${problems.length === 0 ? 'no known vulnerability' : 'see above'}`);
process.exitCode = problems.length > 0 ? 1 : 0;
