import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRepository, run } from './repository.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages packages of a lock file, by path */

/** @param {string} lockFile @returns {Packages} */
const packagesIn = (lockFile) => (existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {});

/**
 * Paths of the packages that are not there, or in another version. Optional ones (for other systems) may be absent.
 * @param {Packages} wanted of package-lock.json @param {Packages} present of npm's note in node_modules
 */
export function missingPackages(wanted, present) {
  return Object.entries(wanted)
    .filter(([path, { version, optional }]) => path !== '' && !optional && present[path]?.version !== version)
    .map(([path]) => path);
}

/** Installs a folder's packages as its lock file says, unless they are there. @param {string} folder in the repository */
export async function ensureInstalled(folder) {
  const cwd = inRepository(folder);
  const wanted = packagesIn(join(cwd, 'package-lock.json'));
  const missing = missingPackages(wanted, packagesIn(join(cwd, 'node_modules/.package-lock.json')));
  if (missing.length === 0) {
    return;
  }
  console.log(`Installing the packages of ${folder === '.' ? 'the project' : folder} …`);
  if ((await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd })) !== 0) {
    throw new Error(`npm ci failed in ${cwd}. The npm registry must be within reach the first time.`);
  }
}
