import { pluginMeta } from './grafanaSettings';
import type { PluginFolder } from './pluginFolders';

interface SavedSettings {
  enabled: boolean;
  pinned: boolean;
  jsonData: Record<string, unknown>;
  secureJsonFields: Record<string, boolean>;
}

/** The settings of the plugins, as an administrator of Grafana saves them; they last as long as the preview runs. */
export class PluginSettings {
  private readonly saved = new Map<string, SavedSettings>();

  /** @param jsonData what a file provisions, until somebody saves something else */
  constructor(
    private readonly plugins: PluginFolder[],
    private readonly jsonData: Record<string, unknown> = {}
  ) {}

  /** What `GET /api/plugins/:id/settings` answers; undefined when there is no such plugin. */
  read(id: string) {
    const json = this.plugins.find((plugin) => plugin.json.id === id)?.json;
    return json && { ...pluginMeta(json), ...this.savedOf(id) };
  }

  /** What `POST /api/plugins/:id/settings` does: replaces what was there. Of secrets it keeps only that they are set. */
  write(id: string, body: Record<string, unknown>) {
    const secrets = Object.entries((body.secureJsonData ?? {}) as Record<string, unknown>);
    this.saved.set(id, {
      enabled: body.enabled === true,
      pinned: body.pinned === true,
      jsonData: (body.jsonData ?? {}) as Record<string, unknown>,
      secureJsonFields: {
        ...this.savedOf(id).secureJsonFields,
        ...Object.fromEntries(secrets.map(([name, value]) => [name, Boolean(value)])),
      },
    });
  }

  private savedOf(id: string): SavedSettings {
    return this.saved.get(id) ?? { enabled: true, pinned: true, jsonData: this.jsonData, secureJsonFields: {} };
  }
}
