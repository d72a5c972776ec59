import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a built plugin.json that the stage needs. */
export interface PluginJson {
  id: string;
  type: 'app' | 'panel' | 'datasource';
  name: string;
  info: { description?: string; version?: string; logos?: { small: string; large: string }; [key: string]: unknown };
  includes?: PluginInclude[];
  [key: string]: unknown;
}

export interface PluginInclude {
  type: string;
  name: string;
  path?: string;
  addToNav?: boolean;
  defaultNav?: boolean;
  icon?: string;
}

export interface PluginFolder {
  /** Absolute path of the folder that holds its plugin.json: nothing outside is served under its id. */
  folder: string;
  json: PluginJson;
}

/** Every plugin at or below a folder, as Grafana finds them: one a plugin.json, the outer one first. */
export function findPlugins(folder: string): PluginFolder[] {
  const file = join(folder, 'plugin.json');
  const own = existsSync(file) ? [{ folder, json: JSON.parse(readFileSync(file, 'utf8')) as PluginJson }] : [];
  const inner = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .flatMap((entry) => findPlugins(join(folder, entry.name)));
  return [...own, ...inner];
}
