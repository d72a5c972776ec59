import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DashboardJson {
  uid: string;
  title: string;
  [key: string]: unknown;
}

/** The provisioned dashboards, read anew each time: an edit shows on the next load of the page. */
export function readDashboards(folder: string): DashboardJson[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as DashboardJson);
}
