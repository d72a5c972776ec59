import type { PanelPlugin } from '@grafana/data';
import { config } from '@grafana/runtime';
import { importModule } from './moduleLoader';

const loaded = new Map<string, PanelPlugin>();

/** Loads a panel plugin, once. @throws Error when the preview has no such panel or its module exports no plugin. */
export async function importPanelPlugin(id: string): Promise<PanelPlugin> {
  const known = loaded.get(id);
  if (known) {
    return known;
  }
  const meta = config.panels[id];
  if (!meta) {
    throw new Error(`The preview has no panel ${id}.`);
  }
  const { plugin } = (await importModule(meta.module, meta.info.version)) as { plugin?: PanelPlugin };
  if (!plugin) {
    throw new Error(`${meta.module} exports no plugin.`);
  }
  plugin.meta = meta;
  loaded.set(id, plugin);
  return plugin;
}

/** A panel plugin that was loaded before, for renderers that cannot wait. */
export function getPanelPluginFromCache(id: string): PanelPlugin | undefined {
  return loaded.get(id);
}
