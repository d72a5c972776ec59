import { expect, test } from '@grafana/plugin-e2e';

const pluginId = 'dfe-failedjobs-app';

test('Grafana runs both plugins as they were built', async ({ request }) => {
  for (const id of [pluginId, 'dfe-jobtimeline-panel']) {
    const answer = await request.get(`/api/plugins/${id}/settings`);
    expect(answer.ok()).toBe(true);
    expect(await answer.json()).toMatchObject({ id, enabled: true });
  }
});

test('an administrator is told that a file keeps the settings, and may try them', async ({ page }) => {
  await page.goto(`/plugins/${pluginId}?page=settings`);
  await expect(page.getByText('These settings are provisioned')).toBeVisible();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Recognised' })).toContainText('CrmSyncJob');
});

test('the alert rules are provisioned', async ({ request }) => {
  const answer = await request.get('/api/v1/provisioning/alert-rules');
  const rules: Array<{ uid: string }> = await answer.json();
  const ours = rules.map(({ uid }) => uid).filter((uid) => uid.startsWith('failed-jobs-'));
  expect(ours.sort()).toEqual([
    'failed-jobs-deadline',
    'failed-jobs-deleted',
    'failed-jobs-stopped',
    'failed-jobs-sync',
  ]);
});
