import { Page } from 'playwright-core';
import { useChromium } from './pages';
import { app, pagePath, waitForAnswer } from './places';
import { seriousFindings } from './seriousFindings';
import { usePreview } from './usePreview';

const newPage = useChromium();
const logs = ['--logs', 'samples/candidates-lost-small.ndjson.gz'];
const url = usePreview(() => logs);
const viewerUrl = usePreview(() => [...logs, '--viewer']);
const settingsPath = '/plugins/dfe-failedjobs-app?page=settings';
const needsYou = `${pagePath}?var-App=${app}&from=2026-06-17T12:00:00.000Z&to=2026-06-18T15:30:00.000Z`;

const kibanaOf = async (page: Page): Promise<string | null> => {
  await waitForAnswer(page, /^2 candidates lost,/);
  return page.getByRole('link', { name: 'Lines in Kibana' }).first().getAttribute('href');
};

test('what an administrator changes and saves is what the pages use', async () => {
  const page = await newPage();
  await page.goto(url() + needsYou);
  expect(await kibanaOf(page)).toMatch(/^https:\/\/kibana\.logit\.io\/app\/kibana#/);

  await page.goto(url() + settingsPath);
  await page.getByLabel('Address of Kibana').fill('https://logs.example/_dashboards');
  await page.getByRole('radio', { name: 'OpenSearch Dashboards' }).check();
  await page
    .getByLabel('Two or more UpsertCandidateJobs were lost for good.')
    .fill('- Ring [the rota](https://wiki.example/rota)');
  await page.getByRole('button', { name: 'Add a job type' }).click();
  await page.getByLabel(/^Name/).fill('UpsertCandidateJob');
  await page.getByLabel('Whom to tell, and why').fill('the night desk');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Save settings' }).click()]);
  await page.getByRole('form').waitFor();
  expect(await page.getByLabel('Address of Kibana').inputValue()).toBe('https://logs.example/_dashboards');
  expect(await page.getByRole('button', { name: 'Save settings' }).isDisabled()).toBe(true);

  await page.goto(url() + needsYou);
  const card = page.getByRole('article', { name: 'UpsertCandidateJob' });
  expect(await card.getByRole('link', { name: 'the rota' }).getAttribute('href')).toBe('https://wiki.example/rota');
  await card.getByText('Tell the night desk.').waitFor();
  expect(await kibanaOf(page)).toMatch(/^https:\/\/logs\.example\/_dashboards\/app\/data-explorer\/discover#/);
});

test('an invalid value is told at its field, and nothing is saved', async () => {
  const page = await newPage();
  await page.goto(url() + settingsPath);
  await page.getByLabel('Fields with the app’s name').fill('cf.app, a b');
  await page.getByText('It must be the name of a field.').waitFor();
  expect(await page.getByRole('button', { name: 'Save settings' }).isDisabled()).toBe(true);
});

test.each(['dark', 'light'])('Detect and Test tell what the logs hold; axe finds nothing, %s', async (theme) => {
  const page = await newPage({ expected: /named-register/ });
  await page.goto(`${url()}${settingsPath}&theme=${theme}`);
  await page.getByRole('button', { name: 'Detect' }).click();
  await page.getByText(/^Proposed below: app in cf\.app; text in message;/).waitFor();
  await page.getByRole('button', { name: 'Test' }).click();
  await page.getByRole('table', { name: 'Recognised' }).getByText('UpsertCandidateJob').waitFor();
  await page.getByLabel('Address of Sentry').fill('nonsense');
  await page.getByText('It must be an http or https address.').waitFor();
  expect(await seriousFindings(page, 'body')).toEqual([]);
});

test('a viewer reads the pages and is not let into the settings', async () => {
  const page = await newPage();
  await page.goto(viewerUrl() + settingsPath);
  await page.getByText('There is nothing here that you may configure.').waitFor();
  expect(await page.getByRole('form').count()).toBe(0);
  await page.goto(viewerUrl() + needsYou);
  await waitForAnswer(page, /^2 candidates lost,/);
});

test('the form fits a phone', async () => {
  const page = await newPage({ widthPx: 390 });
  await page.goto(url() + settingsPath);
  await page.getByRole('button', { name: 'Add a job type' }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
