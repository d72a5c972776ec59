import { getBackendSrv } from '@grafana/runtime';
import { readSettings } from './readSettings';
import { AppSettings } from './settings';

const ADDRESS = '/api/plugins/dfe-failedjobs-app/settings';

/**
 * Asks Grafana for the app's saved settings, for what is not one of the app's pages. Never fails: where they cannot be had,
 * such as on a public dashboard, these are the defaults.
 */
export async function loadSettings(): Promise<AppSettings> {
  try {
    const options = { showErrorAlert: false };
    const { jsonData } = await getBackendSrv().get<{ jsonData?: unknown }>(ADDRESS, undefined, undefined, options);
    return readSettings(jsonData).settings;
  } catch {
    return readSettings({}).settings;
  }
}
