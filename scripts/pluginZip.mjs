import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';

/** @param {string} dist @returns {string[]} its files, sorted, with `/` between folders */
const filesOf = (dist) =>
  readdirSync(dist, { encoding: 'utf8', recursive: true })
    .filter((path) => statSync(join(dist, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

/**
 * The package that Grafana installs: one folder, named as the plugin, with what the build wrote. The same files give the
 * same bytes, whenever and wherever they are packed.
 * @param {string} dist @param {string} id of the plugin
 */
export function zipPlugin(dist, id) {
  const files = filesOf(dist).map((path) => [`${id}/${path}`, readFileSync(join(dist, path))]);
  // The earliest time that a zip can tell; the times of dist/ are those of this machine's build.
  return zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 1, 12) });
}

/**
 * What keeps a zip from being installed, in plain words; it is read anew, and held against the folder.
 * @param {Uint8Array} zip @param {string} dist @param {string} id @returns {string[]} empty: nothing found
 */
export function zipProblems(zip, dist, id) {
  const packed = unzipSync(zip);
  const wanted = filesOf(dist).map((path) => `${id}/${path}`);
  const strange = Object.keys(packed).filter((path) => !wanted.includes(path));
  const differs = (/** @type {string} */ path) =>
    !packed[path] || !readFileSync(join(dist, path.slice(id.length + 1))).equals(packed[path]);
  return [
    ...strange.map((path) => `the zip holds ${path}, which is no file of dist/${id}`),
    ...wanted.filter(differs).map((path) => `the zip does not hold ${path} as it is`),
  ];
}
