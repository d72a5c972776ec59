/** Writes the query that the panel needs into the provisioned dashboard: `npx tsx scripts/updateDashboard.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dashboardQuery } from '../src/data/logQuery';
import { defaultSettings } from '../src/settings/settings';
import { inRepository } from './repository.mjs';

const file = inRepository('provisioning/dashboards/get-into-teaching-api.json');
const dashboard = JSON.parse(readFileSync(file, 'utf8')) as {
  panels: Array<{ type: string; targets?: Array<{ query: string }> }>;
};
const panel = dashboard.panels.find(({ type }) => type === 'dfe-jobtimeline-panel');
const target = panel?.targets?.[0];
if (!target) {
  throw new Error(`${file} has no panel of ours with a query`);
}
target.query = dashboardQuery(defaultSettings.fields);
writeFileSync(file, `${JSON.stringify(dashboard, null, 2)}\n`);
