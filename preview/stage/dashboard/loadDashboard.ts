import { getBackendSrv, getDataSourceSrv, type DataSourceWithBackend } from '@grafana/runtime';
import { stageBoot } from '../stageBoot';
import type { DashboardJson } from './dashboardJson';
import { onPlatform } from './onPlatform';
import { rangeOver } from './rangeOver';

/** A provisioned dashboard, opened on the time and the platform of the logs. Rejects with a FetchError (404: not found). */
export async function loadDashboard(uid: string): Promise<DashboardJson> {
  const { dashboard } = await getBackendSrv().get<{ dashboard: DashboardJson }>(
    `/api/dashboards/uid/${uid}`,
    undefined,
    undefined,
    { showErrorAlert: false }
  );
  const list = onPlatform(dashboard.templating.list, await fieldsOfLogs());
  const time = rangeOver(stageBoot.preview.fromMs, dashboard.time);
  return { ...dashboard, time, templating: { list } };
}

async function fieldsOfLogs(): Promise<Set<string>> {
  try {
    const logs = (await getDataSourceSrv().get()) as unknown as DataSourceWithBackend;
    const { index } = getDataSourceSrv().getInstanceSettings(logs.getRef())?.jsonData as { index: string };
    const path = `${encodeURIComponent(index)}/_field_caps`;
    const { fields } = (await logs.getResource(path, undefined, { showErrorAlert: false })) as { fields: object };
    return new Set(Object.keys(fields));
  } catch {
    // The panels will say better what is wrong with the logs.
    return new Set();
  }
}
