import { Page } from 'playwright-core';
import { analyse } from '../../src/domain/analyse';
import { readDay } from '../truth/readDay';
import { useChromium } from './pages';
import { answer, app, dashboardPath, pagePath, panelPath, previewUrl, rowOf, spanOf, waitForAnswer } from './places';

const newPage = useChromium();
const { documents, truth, options } = readDay('crm-outage-small', 'own');
const report = analyse(documents, options);
const failed = report.verdicts.filter(({ level }) => level === 'recovered');

async function openPanel(path = panelPath): Promise<Page> {
  const page = await newPage();
  await page.goto(previewUrl + path);
  await waitForAnswer(page, report.overall.headline);
  return page;
}

test('the panel says of the day what the core says of the same lines, and in each row what the truth knows', async () => {
  const page = await openPanel(dashboardPath);
  await waitForAnswer(page, report.overall.detail);
  expect(truth.overall).toBe('recovered');
  expect(failed.length).toBeGreaterThan(1);
  for (const { jobType } of failed) {
    const recovered = truth.runs.filter(
      (run) => run.jobType === jobType && run.attempts.some(({ outcome }) => outcome === 'failed')
    );
    expect(recovered.map(({ state }) => state)).not.toContain('deleted');
    await rowOf(page, jobType).getByText(`${recovered.length} recovered`).waitFor();
  }
  const card = page.getByRole('region', { name: 'What to do' }).getByRole('article');
  await card.getByText(failed[0]?.headline ?? 'none').waitFor();
  expect(await card.getByRole('listitem').allTextContents()).toEqual(
    expect.arrayContaining((failed[0]?.steps ?? []).map(({ text }) => expect.stringContaining(text)))
  );
});

test('a click on a row shows what to do there', async () => {
  const page = await openPanel();
  expect(await page.getByText('Hangfire Jobs').count()).toBe(0);
  const { jobType = '', headline = '' } = failed.at(-1) ?? {};
  await rowOf(page, jobType).click();
  await page.getByRole('article', { name: jobType }).getByText(headline).waitFor();
});

test('a drag over the picture asks for the dragged span, and the answer is about that span', async () => {
  const page = await openPanel();
  const before = await page.evaluate(() => Date.now());
  const box = await page.getByTestId('timeline-picture').boundingBox();
  if (!box) {
    throw new Error('The picture has no place.');
  }
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.45, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.55, y, { steps: 3 });
  await page.mouse.up();
  await page.waitForURL((url) => !url.search.includes('now'));
  const dragged = spanOf(page.url());
  const dayMs = 24 * 3_600_000;
  const minutesOff = (ms: number, part: number) => Math.abs(ms - (before - dayMs * (1 - part))) / 60_000;
  expect(minutesOff(dragged.fromMs, 0.45)).toBeLessThan(5);
  expect(minutesOff(dragged.toMs, 0.55)).toBeLessThan(5);
  const ofSpan = analyse(documents, { ...options, ...dragged, nowMs: dragged.toMs });
  expect(ofSpan.overall.level).toBe('at-risk');
  await waitForAnswer(page, ofSpan.overall.headline);
  await page.goBack();
  await waitForAnswer(page, report.overall.headline);
});

test('the way to the page keeps the app and the range, and leads to the same answer', async () => {
  const page = await openPanel(`${dashboardPath}?from=now-23h&to=now`);
  await page.getByRole('link', { name: 'What needs you' }).click();
  await page.getByRole('heading', { name: 'What needs you' }).waitFor();
  const { pathname, searchParams } = new URL(page.url());
  expect(pathname).toBe(pagePath);
  expect(Object.fromEntries(searchParams)).toMatchObject({ 'var-App': app, from: 'now-23h', to: 'now' });
  await waitForAnswer(page, report.overall.headline);
});

test('another app in the variable App gives the answer on that app', async () => {
  const page = await openPanel();
  const other = 'get-into-teaching-api-test';
  const ofOther = analyse(documents, { ...options, app: other });
  expect(ofOther.overall.headline).not.toBe(report.overall.headline);
  await page.getByRole('combobox').first().click();
  await page.getByRole('option', { name: other }).click();
  await waitForAnswer(page, ofOther.overall.headline);
  expect(new URL(page.url()).searchParams.get('var-App')).toBe(other);
  expect(await answer(page).getByText(report.overall.headline).count()).toBe(0);
});
