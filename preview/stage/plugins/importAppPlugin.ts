import type { AppPlugin, AppPluginMeta } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { importModule } from './moduleLoader';

/**
 * Loads an app plugin with its saved settings as its meta. Its `init` runs anew each time, as in Grafana.
 *
 * @throws Error when its module exports no plugin, FetchError when there is no such plugin.
 */
export async function importAppPlugin(id: string): Promise<AppPlugin> {
  const meta = await getBackendSrv().get<AppPluginMeta>(`/api/plugins/${id}/settings`, undefined, undefined, {
    showErrorAlert: false,
  });
  const { plugin } = (await importModule(meta.module, meta.info.version)) as { plugin?: AppPlugin };
  if (!plugin) {
    throw new Error(`${meta.module} exports no plugin.`);
  }
  plugin.init(meta);
  plugin.meta = meta;
  return plugin;
}
