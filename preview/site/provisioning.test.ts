import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboardQuery } from '../../src/data/logQuery';
import { asksForEverything } from '../../src/data/queryBreadth';
import { defaultSettings } from '../../src/settings/settings';
import { logsDataSource } from '../dataSource';
import type { DashboardJson } from '../stage/dashboard/dashboardJson';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const app = JSON.parse(read('plugin.json')) as { id: string };
const panel = JSON.parse(read('src/panel/plugin.json')) as { id: string };
const dashboard = JSON.parse(read('provisioning/dashboards/get-into-teaching-api.json')) as DashboardJson;
const ours = dashboard.panels.find(({ type }) => type === panel.id);

test('the dashboard is the one that the runbook links to', () => {
  expect(dashboard.uid).toBe('28EURzZGz');
  expect(dashboard.panels.find(({ id }) => id === 2)?.title).toBe('Hangfire Jobs');
  expect(dashboard.templating.list.map(({ name }) => name)).toEqual(['App', 'Space']);
});

test('no two panels share an id', () => {
  const ids = dashboard.panels.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('our panel asks for every line that it needs, as many as a search gives', () => {
  const [target] = (ours?.targets ?? []) as unknown as [{ query: string; metrics: unknown[]; bucketAggs: unknown[] }];
  // Not so? `npx tsx scripts/updateDashboard.ts` writes it.
  expect(target.query === dashboardQuery(defaultSettings.fields)).toBe(true);
  expect(asksForEverything(target.query, defaultSettings.fields)).toBe(true);
  // Text: Grafana's back end takes a number for no limit at all, and falls back to 500. OpenSearch's calls it size.
  expect(target.metrics).toEqual([{ id: '1', type: 'logs', settings: { limit: '10000', size: '10000' } }]);
  expect(target.bucketAggs).toEqual([]);
});

test('dashboard, provisioned data source and preview mean the same logs', () => {
  const { uid, type, jsonData } = logsDataSource;
  expect(ours?.datasource).toEqual({ type, uid });
  const yaml = read('provisioning/datasources/logs.yaml');
  for (const [name, value] of Object.entries({ uid, type, ...jsonData })) {
    expect(yaml).toMatch(new RegExp(`^\\s+${name}: '?${String(value).replace(/[*]/g, '\\$&')}'?$`, 'm'));
  }
});

test('a Grafana of docker-compose.yaml lets both plugins in', () => {
  const ids = `${app.id},${panel.id}`;
  expect(read('docker-compose.yaml')).toContain(`GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: ${ids}\n`);
  expect(read('provisioning/plugins/app.yaml')).toContain(`type: ${app.id}\n`);
});
