import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { notesOf } from './changelog.mjs';
import { codeProblems } from './codeProblems.mjs';
import { chunkMark, licenceFile, panelEntry, sharedModules } from './pluginPackage.mjs';

/**
 * @typedef {object} PluginJson what is read of a plugin.json
 * @property {string} id
 * @property {string} type
 * @property {{ version: string, logos: Record<string, string>, screenshots?: { path: string }[] }} info
 * @property {{ type: string, path: string }[]} [includes]
 */

/**
 * Names that an AMD module asks for; null if the text is none.
 * @param {string} source @returns {string[] | null}
 */
export function amdImports(source) {
  const names = /^(?:\/\*.*?\*\/\s*)?define\((\[.*?\]),/s.exec(source)?.[1];
  return names === undefined ? null : JSON.parse(names.replaceAll("'", '"'));
}

/**
 * What keeps a built plugin from working in Grafana, in plain words.
 * @param {string} dist folder of the app's plugin.json
 * @param {string} version what both plugins must say they are
 * @returns {string[]} empty: nothing found
 */
export function packageProblems(dist, version) {
  return [
    ...missing(dist, ['README.md', 'CHANGELOG.md', 'LICENSE', licenceFile]),
    ...pluginProblems(dist, { folder: '', version, type: 'app', mayImport: [...sharedModules, 'module'] }),
    ...pluginProblems(dist, { folder: 'panel/', version, type: 'panel', mayImport: sharedModules }),
    ...lazyProblems(dist),
    ...licenceProblems(dist),
    ...bundlesIn(dist).flatMap((path) =>
      codeProblems(readFileSync(join(dist, path), 'utf8')).map((problem) => `${path} ${problem}`)
    ),
    ...changelogProblems(dist, version),
  ];
}

/** @param {string} folder @param {string[]} paths */
const missing = (folder, paths) =>
  paths.filter((path) => !existsSync(join(folder, path))).map((path) => `${path} is missing`);

/**
 * @param {string} dist
 * @param {{ folder: string, version: string, type: string, mayImport: string[] }} expected
 */
function pluginProblems(dist, { folder, version, type, mayImport }) {
  const file = join(dist, folder, 'plugin.json');
  if (!existsSync(file)) {
    return [`${folder}plugin.json is missing`];
  }
  const text = readFileSync(file, 'utf8');
  /** @type {PluginJson} */
  const plugin = JSON.parse(text);
  const { logos, screenshots = [] } = plugin.info;
  const paths = [
    'module.js',
    'module.js.map',
    ...Object.values(logos),
    ...screenshots.map(({ path }) => path),
    ...(plugin.includes ?? []).filter((include) => include.type === 'panel').map(({ path }) => path),
  ];
  const problems = missing(join(dist, folder), paths);
  if (plugin.type !== type || !new RegExp(`^[0-9a-z]+-[0-9a-z]+-${type}$`).test(plugin.id)) {
    problems.push(`plugin.json names no ${type}: ${plugin.id}`);
  }
  if (plugin.info.version !== version) {
    problems.push(`plugin.json says version ${plugin.info.version}, package.json ${version}`);
  }
  problems.push(...(text.match(/%[A-Z_]+%/g) ?? []).map((mark) => `plugin.json still holds ${mark}`));
  return [...problems, ...moduleProblems(join(dist, folder, 'module.js'), mayImport)].map(
    (problem) => `${folder}${problem}`
  );
}

/** @param {string} file @param {string[]} mayImport */
function moduleProblems(file, mayImport) {
  const imports = existsSync(file) ? amdImports(readFileSync(file, 'utf8')) : [];
  return imports === null
    ? ['module.js is not an AMD module']
    : imports
        .filter((name) => !mayImport.includes(name))
        .map((name) => `module.js asks for ${name}, which Grafana does not share`);
}

/**
 * Grafana serves the nested panel under its own id, where the app's chunks are not found: it must be whole.
 * @param {string} dist
 */
function lazyProblems(dist) {
  const file = join(dist, `${panelEntry}.js`);
  const lazy = existsSync(file) && readFileSync(file, 'utf8').includes(chunkMark);
  return lazy ? [`${panelEntry}.js loads chunks: something that it imports is lazy`] : [];
}

/**
 * Names of the packages of which a bundle holds code, by the source maps: independent of what the build says.
 * @param {string} dist @returns {string[]} sorted
 */
export function bundledPackages(dist) {
  const maps = readdirSync(dist, { encoding: 'utf8', recursive: true }).filter((path) => path.endsWith('.js.map'));
  const sources = maps.flatMap((map) => JSON.parse(readFileSync(join(dist, map), 'utf8')).sources ?? []);
  const names = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

/** @param {string} dist @returns {string[]} */
const bundlesIn = (dist) =>
  readdirSync(dist, { encoding: 'utf8', recursive: true }).filter((path) => path.endsWith('.js'));

/** @param {string} dist */
function licenceProblems(dist) {
  const file = join(dist, licenceFile);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return bundledPackages(dist)
    .filter((name) => !lines.includes(name))
    .map((name) => `${name} is bundled, and ${licenceFile} does not hold its licence`);
}

/** @param {string} dist @param {string} version */
function changelogProblems(dist, version) {
  const file = join(dist, 'CHANGELOG.md');
  return existsSync(file) && notesOf(readFileSync(file, 'utf8'), version) === null
    ? [`CHANGELOG.md has no entry for ${version} with its date`]
    : [];
}
