import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Page } from 'playwright-core';
import { evilCorrelationId, hostileDay, markupApp, quotingApp } from './hostileDay';
import { useChromium } from './pages';
import { dashboardPath, pagePath, waitForAnswer } from './places';
import { usePreview } from './usePreview';

const folder = mkdtempSync(join(tmpdir(), 'failed-jobs-'));
const file = join(folder, 'hostile.ndjson');
writeFileSync(file, hostileDay());
afterAll(() => rmSync(folder, { recursive: true }));

const newPage = useChromium();
const url = usePreview(() => ['--logs', file, '--now', '2026-06-17T11:00:00Z']);

const range = '?from=2026-06-17T00:00:00.000Z&to=2026-06-17T11:00:00.000Z';
const headline = /1 candidate and 1 other run lost/;

async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'owned' in window)).toBe(false);
  expect(await page.locator('img[src="x"], [onerror], [href^="javascript" i], link[href*="evil"]').count()).toBe(0);
}

test('on the page the text of log lines is text, from the choice of the app to the lines that were joined to no run', async () => {
  const page = await newPage();
  await page.goto(`${url()}${pagePath}${range}`);
  await page.getByRole('button', { name: markupApp }).waitFor();
  await expectUnharmed(page);
  await page.getByRole('button', { name: quotingApp }).click();
  await waitForAnswer(page, headline);
  expect(new URL(page.url()).searchParams.get('var-App')).toBe(quotingApp);
  await page.getByText('job type EvilJob is not known').waitFor();
  await expectUnharmed(page);
  // Every link leads where the settings say, whatever the lines say.
  const hosts = await page
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).host));
  expect(hosts.filter((host) => !['kibana.logit.io', 'sentry.io', new URL(url()).host].includes(host))).toEqual([]);
});

test('an app whose name is markup gets an answer on its own lines', async () => {
  const page = await newPage();
  await page.goto(`${url()}${pagePath}${range}&var-App=${encodeURIComponent(markupApp)}`);
  await waitForAnswer(page, /^Cannot tell for CrmSyncJob/);
  await page.getByText('About this app’s jobs').locator('..').getByText('1', { exact: true }).waitFor();
  await expectUnharmed(page);
});

test('on the panel too, and under the pointer', async () => {
  const page = await newPage();
  await page.goto(`${url()}${dashboardPath}${range}&var-App=${encodeURIComponent(quotingApp)}`);
  await waitForAnswer(page, headline);
  const picture = page.getByTestId('timeline-picture');
  const { x = 0, y = 0, width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
  const name = page.getByText(evilCorrelationId);
  // Over the mark of the deletion, a minute past ten, wherever its row lies; the picture reaches a quarter beyond the range.
  for (let downPx = 6; downPx < height && (await name.count()) === 0; downPx += 4) {
    await page.mouse.move(x + (width * (10 + 1 / 60)) / (11 * 1.25), y + downPx);
  }
  await name.first().waitFor();
  await expectUnharmed(page);
});
