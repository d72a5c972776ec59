import { Locator, Page } from 'playwright-core';
import { useChromium } from './pages';
import { app, answer, dashboardPath, pagePath, panelPath, previewUrl, waitForAnswer } from './places';

const newPage = useChromium();
const headline = '4 job types failed and recovered. Nothing was lost.';

/** Whether all of an element lies in sight within another. */
async function isWithin(part: Locator, whole: Locator): Promise<boolean> {
  const [inner, outer] = [await part.boundingBox(), await whole.boundingBox()];
  return (
    inner !== null &&
    outer !== null &&
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1
  );
}

const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

test.each([
  ['page', `${pagePath}?var-App=${app}`],
  ['panel', panelPath],
])('on a screen 420 px wide the %s gives its answer, and nothing scrolls sideways', async (_, path) => {
  const page = await newPage({ widthPx: 420, heightPx: 800 });
  await page.goto(previewUrl + path);
  await waitForAnswer(page, headline);
  await page.getByText('CrmSyncJob').first().waitFor();
  expect(await scrollsSideways(page)).toBe(false);
});

test('on a screen 420 px wide nothing scrolls sideways on the pages of a job type and of a run', async () => {
  const page = await newPage({ widthPx: 420, heightPx: 800 });
  await page.goto(`${previewUrl}${pagePath}/jobs/CrmSyncJob?var-App=${app}`);
  const run = page.getByRole('region', { name: 'Runs' }).getByRole('link').first();
  await run.waitFor();
  expect(await scrollsSideways(page)).toBe(false);
  await run.click();
  await page.getByRole('heading', { name: /^Attempts:/ }).waitFor();
  expect(await scrollsSideways(page)).toBe(false);
});

test('a panel of 320 × 160 px still says what happened, and names the first job type', async () => {
  const page = await newPage({ widthPx: 1320 });
  await page.route('**/api/dashboards/uid/*', async (route) => {
    const answered = await route.fetch();
    const body = (await answered.json()) as { dashboard: { panels: Array<{ id: number; gridPos: object }> } };
    const panel = body.dashboard.panels.find(({ id }) => id === 71);
    Object.assign(panel?.gridPos ?? {}, { w: 6, h: 4 });
    await route.fulfill({ response: answered, json: body });
  });
  await page.goto(previewUrl + dashboardPath);
  await waitForAnswer(page, headline);
  const panel = page.locator('section', { has: page.getByRole('heading', { name: 'Failed jobs' }) });
  const { width = 0, height = 0 } = (await panel.boundingBox()) ?? {};
  expect([width <= 325, height <= 160]).toEqual([true, true]);
  expect(await isWithin(answer(page).getByText(headline), panel)).toBe(true);
  expect(await isWithin(panel.getByText('CrmSyncJob').first(), panel)).toBe(true);
});
