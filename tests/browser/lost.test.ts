import { Page } from 'playwright-core';
import { groupVerdicts } from '../../src/pages/groupVerdicts';
import { levelWords } from '../../src/ui/levelWords';
import { analyse } from '../../src/domain/analyse';
import { readDay } from '../truth/readDay';
import { useChromium } from './pages';
import { app, pagePath, panelPath, rowOf, waitForAnswer } from './places';
import { usePreview } from './usePreview';

const newPage = useChromium();
const url = usePreview(() => ['--logs', 'samples/candidates-lost-small.ndjson.gz']);
const { documents, truth, options } = readDay('candidates-lost-small', 'own');
const deletions = truth.runs.flatMap(({ deletedAt }) => (deletedAt ? [Date.parse(deletedAt)] : [])).sort();

async function open(path: string): Promise<Page> {
  const page = await newPage();
  await page.goto(url() + path);
  return page;
}

test('page and panel tell to act, and count the lost candidates as the truth does', async () => {
  expect(truth.overall).toBe('candidate-multiple');
  const headline = analyse(documents, options).overall.headline;
  expect(headline).toContain(`${deletions.length} candidates lost`);
  const page = await open(`${pagePath}?var-App=${app}&from=now-48h&to=now`);
  await waitForAnswer(page, headline);
  const card = page.getByRole('article').first();
  expect(await card.getAttribute('aria-label')).toBe('Act now: UpsertCandidateJob');
  await card.getByText(`${deletions.length} candidates did not reach the CRM.`).waitFor();
  await card.getByText('Ask the CRM team first').waitFor();
  const panel = await open(`${panelPath}&from=now-48h&to=now`);
  await waitForAnswer(panel, headline);
  await rowOf(panel, 'UpsertCandidateJob').getByText(`${deletions.length} lost`).waitFor();
});

test('in the middle of it: what is lost, the cards worst first, and when the next is lost', async () => {
  const [, second = NaN, third = NaN] = deletions;
  const toMs = Math.floor((second + third) / 2);
  const then = analyse(documents, { ...options, toMs, nowMs: toMs });
  const page = await open(`${pagePath}?var-App=${app}&from=${options.fromMs}&to=${toMs}`);
  // Their attempt 23 has failed, and attempt 24 only says that it gives up.
  const doomed = truth.runs.filter(
    ({ jobType, deletedAt, attempts }) =>
      jobType === 'UpsertCandidateJob' &&
      !(deletedAt && Date.parse(deletedAt) <= toMs) &&
      attempts.filter(({ endedAt }) => endedAt && Date.parse(endedAt) <= toMs).length === 23
  ).length;
  expect(doomed).toBeGreaterThan(0);
  await waitForAnswer(
    page,
    new RegExp(`^2 candidates lost, and ${doomed} more cannot be saved\\. \\d+ more are retrying`)
  );
  await waitForAnswer(page, then.overall.headline);
  const labels = await page
    .getByRole('article')
    .evaluateAll((all) => all.map((card) => card.getAttribute('aria-label')));
  expect(labels).toEqual(
    groupVerdicts(then.verdicts).map(({ verdict }) => `${levelWords[verdict.level].name}: ${verdict.jobType}`)
  );
  const next = page.locator('section', { has: page.getByRole('heading', { name: 'Next losses' }) });
  const time = (await next.getByRole('listitem').first().textContent()) ?? '';
  // The earliest that attempt 24 can start, never later than it was deleted in truth.
  const minuteOf = (ms: number) => new Date(ms).toISOString().slice(11, 16);
  expect([minuteOf(third), minuteOf(third - 60_000)]).toContain(/\d\d:\d\d/.exec(time)?.[0]);
});
