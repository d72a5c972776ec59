import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRepository, run } from './repository.mjs';

const inputs = ['src', 'plugin.json', 'package.json', 'webpack.config.mjs', 'scripts/pluginPackage.mjs'];

/** Time of the last change under a path, in ms; 0 if there is nothing. @param {string} path @returns {number} */
function changedAtMs(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  const own = stat?.mtimeMs ?? 0;
  // A folder's own time tells of files that were removed.
  return stat?.isDirectory() ? Math.max(own, ...readdirSync(path).map((name) => changedAtMs(join(path, name)))) : own;
}

/** Builds dist/ unless it is newer than what it is made of. */
export async function ensureBuilt() {
  const builtAtMs = changedAtMs(inRepository('dist/plugin.json'));
  if (inputs.every((path) => changedAtMs(inRepository(path)) < builtAtMs)) {
    return;
  }
  console.log('Building the plugin …');
  if ((await run('npm', ['run', '--silent', 'build'])) !== 0) {
    throw new Error('The build failed; its messages stand above.');
  }
}
