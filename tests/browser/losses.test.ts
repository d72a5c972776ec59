import { readFileSync } from 'node:fs';
import { parse } from 'papaparse';
import { Page } from 'playwright-core';
import { readDay } from '../truth/readDay';
import { useChromium } from './pages';
import { app, pagePath, previewUrl, waitForAnswer } from './places';
import { usePreview } from './usePreview';

const newPage = useChromium();
const url = usePreview(() => ['--logs', 'samples/candidates-lost-small.ndjson.gz']);
const { truth, options } = readDay('candidates-lost-small', 'own');
const lost = truth.runs.filter(({ deletedAt }) => deletedAt);
const range = 'from=now-48h&to=now';

async function openLosses(base: string, search: string): Promise<Page> {
  const page = await newPage();
  await page.goto(`${base}${pagePath}/losses?var-App=${app}&${search}`);
  return page;
}

const cellsOf = (page: Page): Promise<string[][]> =>
  page
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)));

test('a tab leads to every loss of the truth, each with the ids that name its run', async () => {
  const page = await newPage();
  await page.goto(`${url()}${pagePath}?var-App=${app}&${range}`);
  await waitForAnswer(page, 'candidates lost');
  await page.getByRole('tab', { name: 'Losses' }).click();
  const told = lost.filter(({ correlationId }) => correlationId !== null).length;
  await waitForAnswer(
    page,
    `${lost.length} candidates lost. ${told} of them were e-mailed to sign up again. ${lost.length - told} of them were not told.`
  );
  const rows = await cellsOf(page);
  const idsOf = (text = '') => text.match(/job \d+|CID-[\w-]+/g)?.join(' ');
  const ids = lost.map(({ hangfireJobId, correlationId }) => idsOf(`job ${hangfireJobId} ${correlationId}`));
  expect(rows.map(([, run]) => idsOf(run)).sort()).toEqual(ids.sort());
  const times = lost.map(({ deletedAt }) => deletedAt?.slice(11, 19));
  expect(rows.map(([time]) => /\d\d:\d\d:\d\d/.exec(time ?? '')?.[0]).sort()).toEqual(times.sort());
  expect(new URL(page.url()).searchParams.get('from')).toBe('now-48h');
});

test('the saved file holds every loss for a spreadsheet', async () => {
  const page = await openLosses(url(), range);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^lost-jobs-get-into-teaching-api-prod-2026-06-\d\d-to-2026-06-\d\d\.csv$/);
  const text = readFileSync(await file.path(), 'utf8');
  const { data } = parse<Record<string, string>>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true });
  expect(data.map((row) => row['Hangfire job']).sort()).toEqual(lost.map(({ hangfireJobId }) => hangfireJobId).sort());
});

test('from a loss one click leads to its run', async () => {
  const page = await openLosses(url(), range);
  const [{ hangfireJobId } = { hangfireJobId: '' }] = lost;
  await page.getByRole('link', { name: `Run job ${hangfireJobId}` }).click();
  await page.waitForURL(/\/runs\//);
  await page.getByText(String(hangfireJobId)).first().waitFor();
});

describe('no loss', () => {
  const { options: quiet } = readDay('crm-outage-small', 'own');

  test('where everything was read, that nothing was lost is said, and of which span', async () => {
    const page = await openLosses(previewUrl, `from=${quiet.fromMs}&to=${quiet.toMs}`);
    await waitForAnswer(page, 'Nothing was lost for good.');
    await waitForAnswer(page, /^Checked .*00:00–23:\d\d, \d+ job types\. Read in full to/);
  });

  test('where lines are missing, it is not said', async () => {
    const page = await openLosses(previewUrl, `from=${quiet.fromMs - 3 * 3_600_000}&to=${quiet.toMs}`);
    await waitForAnswer(page, 'Cannot tell whether anything was lost');
    expect(await page.getByText('Nothing was lost').count()).toBe(0);
  });
});

test('the runbook page counts the failed runs that the runbook speaks to as the truth does', async () => {
  const page = await newPage();
  await page.goto(`${url()}${pagePath}/runbook?var-App=${app}&from=${options.fromMs}&to=${options.toMs}`);
  const failed = truth.runs.filter(({ attempts }) =>
    attempts.some(({ outcome }) => ['failed', 'aborted', 'deleted'].includes(outcome))
  );
  const sync = ['CrmSyncJob', 'LocationSyncJob'];
  const spokenTo = failed.filter(
    ({ jobType, deletedAt }) => sync.includes(jobType) || (jobType === 'UpsertCandidateJob' && deletedAt)
  );
  expect(spokenTo.length).toBeGreaterThan(0);
  await waitForAnswer(page, `The runbook speaks to ${spokenTo.length} of ${failed.length} failed runs`);
  const several = page.getByRole('article', { name: 'Two or more UpsertCandidateJobs were lost for good.' });
  await several.getByText('Applies now').waitFor();
  await several.getByText('Applies to UpsertCandidateJob.').waitFor();
});
