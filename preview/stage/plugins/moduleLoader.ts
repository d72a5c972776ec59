import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';
import { sharedModules } from './sharedModules';

/**
 * Gives plugins the stage's own copies of the shared modules. Call it once, after the packages have been set up: what is
 * handed over is what they export at that moment.
 */
export function shareModules() {
  const urlOf = (name: string) => `package:${name}`;
  System.addImportMap({ imports: Object.fromEntries(Object.keys(sharedModules).map((name) => [name, urlOf(name)])) });
  Object.entries(sharedModules).forEach(([name, module]) => System.set(urlOf(name), module));
}

/**
 * Loads a plugin's module.js as Grafana does: by a script element, from the folder of its own id.
 *
 * @param path as in the plugin's meta, e.g. `public/plugins/dfe-failedjobs-app/module.js`
 */
export async function importModule(path: string, version: string | undefined): Promise<System.Module> {
  return System.import(`/${path}?_cache=${encodeURIComponent(version ?? '')}`);
}
