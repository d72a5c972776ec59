import { expect, test } from '@grafana/plugin-e2e';

test('the provisioned dashboard has the panel with its answer and its rows', async ({
  gotoDashboardPage,
  readProvisionedDashboard,
  page,
}) => {
  const { uid } = await readProvisionedDashboard({ fileName: 'get-into-teaching-api.json' });
  const dashboard = await gotoDashboardPage({ uid, timeRange: { from: 'now-48h', to: 'now' } });
  const panel = dashboard.getPanelByTitle('Failed jobs');
  await expect(panel.getErrorIcon()).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: /candidates lost/ })).toBeVisible();
  const rows = page.getByRole('list', { name: 'Job types, worst first' });
  await expect(rows.getByRole('button', { name: 'UpsertCandidateJob' }).first()).toBeVisible();
});
