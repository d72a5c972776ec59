import { AppPluginMeta } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { AppSettings } from './settings';
import { changedSettings } from './settingsDraft';

/** Saves the app's settings. Rejects where that is not allowed or fails. Pages have them when they are loaded anew. */
export async function saveSettings({ id, enabled, pinned }: AppPluginMeta, settings: AppSettings): Promise<void> {
  const saved = { enabled, pinned, jsonData: changedSettings(settings) };
  await getBackendSrv().post(`/api/plugins/${id}/settings`, saved, { showErrorAlert: false });
}
