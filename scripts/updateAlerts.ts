/**
 * Writes the alert rules into Grafana's provisioning: `npx tsx scripts/updateAlerts.ts [APP]`, with the app's name in the
 * logs.
 */
import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { defaultSettings } from '../src/settings/settings';
import { alertFile, alertRules } from './alertRules';
import { inRepository } from './repository.mjs';

export const PROVISIONED_APP = 'get-into-teaching-api-prod';
const head = '# Written by scripts/updateAlerts.ts; docs/alerts.md explains each rule.\n';

/** The file's text. */
export function alertText(app: string): string {
  const { fields, runbookUrl } = defaultSettings;
  const place = { app, dataSourceUid: 'logs', runbookUrl };
  return head + stringify(alertFile(alertRules(app, fields), place), { lineWidth: 0 });
}

if (require.main === module) {
  writeFileSync(inRepository('provisioning/alerting/failed-jobs.yaml'), alertText(process.argv[2] ?? PROVISIONED_APP));
}
