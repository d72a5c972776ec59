import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { amdImports } from '../../scripts/packageProblems.mjs';
import { grafana } from './sharedModules';

interface Loader {
  import(url: string): Promise<Record<string, unknown>>;
  set(url: string, module: unknown): void;
  addImportMap(map: { imports: Record<string, string> }): void;
}
declare const System: Loader;

/**
 * Loads a module of dist/ as Grafana does: SystemJS puts its script into the page, and shares modules with it. These are
 * the real ones, of the React and the Grafana packages that the Jest project runs on, and only those that this Grafana
 * shares: a module that asks for another does not load.
 */
export async function loadModule(path: string): Promise<Record<string, unknown>> {
  const file = join(__dirname, '../../dist', path);
  const names = amdImports(readFileSync(file, 'utf8'))?.filter((name) => grafana.shared.includes(name)) ?? [];
  const shared = names.map((name) => ({ name, url: `package:${name}`, module: jest.requireActual<object>(name) }));

  // After the shared modules: some of them would take SystemJS's define() for their own loader's.
  await import('systemjs/dist/system.js');
  await import('systemjs/dist/extras/amd.js');
  System.addImportMap({ imports: Object.fromEntries(shared.map(({ name, url }) => [name, url])) });
  shared.forEach(({ url, module }) => System.set(url, module));
  return System.import(pathToFileURL(file).href);
}
