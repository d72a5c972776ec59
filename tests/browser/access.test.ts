import { Locator, Page } from 'playwright-core';
import { useChromium } from './pages';
import { app, dashboardPath, pagePath, panelPath, rowOf, waitForAnswer } from './places';
import { seriousFindings } from './seriousFindings';
import { usePreview } from './usePreview';

const newPage = useChromium();
const url = usePreview(() => ['--logs', 'samples/candidates-lost-small.ndjson.gz']);
/** While candidates were being lost, so that there is every kind of sign: lost, retrying, fine. */
const then = 'from=2026-06-17T12:00:00.000Z&to=2026-06-18T15:30:00.000Z';
const headline = /^2 candidates lost,/;

test.each([
  ['dark', 'panel', `${dashboardPath}?${then}`, '[data-testid="data-testid panel content"]'],
  ['light', 'panel', `${dashboardPath}?${then}`, '[data-testid="data-testid panel content"]'],
  ['dark', 'page', `${pagePath}?var-App=${app}&${then}`, 'body'],
  ['light', 'page', `${pagePath}?var-App=${app}&${then}`, 'body'],
  ['dark', 'page of losses', `${pagePath}/losses?var-App=${app}&${then}`, 'body'],
  ['light', 'page of losses', `${pagePath}/losses?var-App=${app}&${then}`, 'body'],
  ['dark', 'runbook', `${pagePath}/runbook?var-App=${app}&${then}`, 'body'],
  ['light', 'runbook', `${pagePath}/runbook?var-App=${app}&${then}`, 'body'],
])('in the %s theme axe finds nothing serious on the %s', async (theme, _, path, part) => {
  // axe-core defines a module of its own, which the stage's module loader does not expect.
  const page = await newPage({ expected: /named-register/ });
  await page.goto(`${url()}${path}&theme=${theme}`);
  await waitForAnswer(page, part === 'body' ? /lost\.|lost,|runbook speaks/ : headline);
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const isLight = (/\d+/.exec(ground)?.[0] ?? '0') > '200';
  expect(isLight).toBe(theme === 'light');
  expect(await seriousFindings(page, part)).toEqual([]);
});

test.each(['dark', 'light'])(
  'in the %s theme axe finds nothing serious on the pages of a job type and of a run',
  async (theme) => {
    const page = await newPage({ expected: /named-register/ });
    await page.goto(`${url()}${pagePath}/jobs/UpsertCandidateJob?var-App=${app}&${then}&theme=${theme}`);
    await page.getByRole('region', { name: 'Runs' }).waitFor();
    expect(await seriousFindings(page, 'body')).toEqual([]);
    await page.getByRole('region', { name: 'Runs' }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Lines of attempt 24' }).click();
    await page.getByRole('list', { name: 'Lines of this attempt' }).waitFor();
    expect(await seriousFindings(page, 'body')).toEqual([]);
  }
);

const hasFocus = (element: Locator): Promise<boolean> => element.evaluate((node) => node === document.activeElement);

/** Presses Tab until an element has the focus; fails when it never comes by. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  for (let steps = 0; steps < 80; steps++) {
    if (await hasFocus(element)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(element)}`);
}

test('on the panel Tab reaches the rows, their runs and the steps; Enter opens', async () => {
  const page = await newPage();
  await page.goto(`${url()}${panelPath}&${then}`);
  await waitForAnswer(page, headline);
  await tabTo(page, page.getByRole('button', { name: /types? without a failure/ }));
  await page.keyboard.press('Enter');
  const row = rowOf(page, 'CrmSyncJob');
  await row.waitFor();
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, rowOf(page, 'UpsertCandidateJob'));
  for (let rows = 0; rows < 10 && !(await hasFocus(row)); rows++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  const steps = page.getByRole('region', { name: 'What to do' });
  await steps.getByRole('article', { name: 'CrmSyncJob' }).waitFor();
  await tabTo(page, steps);
});

test('on the page Tab reaches the evidence of the cards and the runs of a row; Enter opens', async () => {
  const page = await newPage();
  await page.goto(`${url()}${pagePath}?var-App=${app}&${then}`);
  await waitForAnswer(page, headline);
  await tabTo(page, page.getByRole('article').first().getByRole('link', { name: 'Lines in Kibana' }).first());
  const toggle = page.getByRole('button', { name: /^Open the \d+ runs of UpsertCandidateJob/ });
  await tabTo(page, toggle);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Fold the \d+ runs of UpsertCandidateJob/ }).waitFor();
});
