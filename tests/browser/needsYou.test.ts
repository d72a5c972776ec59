import { Page } from 'playwright-core';
import { analyse } from '../../src/domain/analyse';
import { readDay } from '../truth/readDay';
import { useChromium } from './pages';
import { app, pagePath, previewUrl, rowOf, waitForAnswer } from './places';

const newPage = useChromium();
const { documents, options } = readDay('crm-outage-small', 'own');
const report = analyse(documents, options);

async function openPage(search: string): Promise<Page> {
  const page = await newPage();
  await page.goto(`${previewUrl}${pagePath}${search}`);
  return page;
}

test('without an app the page asks which, keeps the choice in the address, and browser back asks again', async () => {
  const page = await openPage('');
  const choice = page.getByText('Which app is this about?');
  await choice.waitFor();
  expect(await page.getByText('Nothing needs you').count()).toBe(0);
  await page.getByRole('button', { name: new RegExp(`^${app} `) }).click();
  await waitForAnswer(page, report.overall.headline);
  expect(new URL(page.url()).searchParams.get('var-App')).toBe(app);
  await page.goBack();
  await choice.waitFor();
  await page.goForward();
  await waitForAnswer(page, report.overall.headline);
});

test('each job type that failed has its card, worst first, with steps; the others are listed as fine', async () => {
  const page = await openPage(`?var-App=${app}`);
  await waitForAnswer(page, report.overall.headline);
  const needy = report.verdicts.filter(({ level }) => level !== 'ok');
  const fine = report.verdicts.filter(({ level }) => level === 'ok');
  const cards = page.getByRole('article');
  expect(await cards.evaluateAll((all) => all.map((card) => card.getAttribute('aria-label')))).toEqual(
    needy.map(({ jobType }) => `Recovered: ${jobType}`)
  );
  for (const { jobType, headline, steps } of needy) {
    const card = page.getByRole('article', { name: jobType });
    await card.getByText(headline).waitFor();
    for (const { text } of steps) {
      await card.getByText(text).waitFor();
    }
  }
  const list = page.locator('section', { has: page.getByRole('heading', { name: 'No failure' }) });
  for (const { jobType, counts } of fine) {
    await list.getByRole('listitem').filter({ hasText: jobType }).getByText(`${counts.succeeded} succeeded`).waitFor();
  }
});

test('an address with a span in the past is judged at its end, and refresh and reload keep it', async () => {
  const [fromMs, toMs] = [Date.parse('2026-06-17T06:00:00Z'), Date.parse('2026-06-17T14:30:00Z')];
  const then = analyse(documents, { ...options, fromMs, toMs, nowMs: toMs });
  expect(then.overall.level).toBe('at-risk');
  const search = `?var-App=${app}&from=${fromMs}&to=${toMs}`;
  const page = await openPage(search);
  await waitForAnswer(page, then.overall.headline);
  await page.getByText('As of 14:30').first().waitFor();
  const answered = page.waitForResponse('**/api/ds/query*');
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await answered;
  await waitForAnswer(page, then.overall.headline);
  expect(new URL(page.url()).search).toBe(search);
  await page.reload();
  await waitForAnswer(page, then.overall.headline);
  expect(new URL(page.url()).search).toBe(search);
});

test('a refresh keeps the row that was chosen', async () => {
  const page = await openPage(`?var-App=${app}`);
  await waitForAnswer(page, report.overall.headline);
  const row = rowOf(page, 'UpsertCandidateJob');
  await row.click();
  const answered = page.waitForResponse('**/api/ds/query*');
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await answered;
  await page.getByText('Reading the jobs').waitFor({ state: 'detached' });
  expect(await row.getAttribute('aria-pressed')).toBe('true');
});

test('an app that wrote nothing is no all-clear', async () => {
  const page = await openPage('?var-App=no-such-app');
  await waitForAnswer(page, 'Cannot tell: no line of a job was found.');
});
