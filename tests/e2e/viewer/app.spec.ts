import { expect, test } from '@grafana/plugin-e2e';

const pluginId = 'dfe-failedjobs-app';
const headline = /candidates lost/;

test('what needs you is said without signing in, and leads to a run', async ({ gotoAppPage, page }) => {
  const messages: string[] = [];
  page.on('console', (message) => message.type() === 'error' && messages.push(message.text()));
  await gotoAppPage({ pluginId, path: '?from=now-48h&to=now&var-App=get-into-teaching-api-prod' });
  await expect(page.getByRole('status').first()).toContainText(headline);
  await page.getByRole('link', { name: 'UpsertCandidateJob' }).first().click();
  await page.getByRole('region', { name: 'Runs' }).getByRole('link').first().click();
  await expect(page.getByRole('button', { name: /^Lines of attempt/ }).first()).toBeVisible();
  expect(messages.filter((text) => text.includes(pluginId))).toEqual([]);
});

test('the losses and the runbook are pages of the menu', async ({ gotoAppPage, page }) => {
  await gotoAppPage({ pluginId, path: '/losses?from=now-48h&to=now&var-App=get-into-teaching-api-prod' });
  await expect(page.getByRole('main')).toContainText('UpsertCandidateJob');
  await page.getByRole('tab', { name: 'Runbook' }).click();
  await expect(page).toHaveURL(/\/a\/dfe-failedjobs-app\/runbook/);
});

test('a viewer changes nothing: Grafana refuses the settings', async ({ request }) => {
  const answer = await request.post(`/api/plugins/${pluginId}/settings`, { data: { enabled: true, jsonData: {} } });
  expect([401, 403]).toContain(answer.status());
});
