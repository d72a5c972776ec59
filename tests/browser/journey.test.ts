import { Locator, Page } from 'playwright-core';
import { analyse } from '../../src/domain/analyse';
import { Report } from '../../src/domain/report';
import { Run } from '../../src/domain/jobs/run';
import { TruthRun } from '../truth/compareTruth';
import { readDay } from '../truth/readDay';
import { useChromium } from './pages';
import { app, pagePath, panelPath, rowOf, waitForAnswer } from './places';
import { usePreview } from './usePreview';

/** The way that a person goes who was woken: panel → page → job type → run → its lines in Kibana, on two sample days. */

const newPage = useChromium();
const candidate = 'UpsertCandidateJob';
const days = {
  lost: { name: 'candidates-lost-small', range: 'from=now-48h&to=now', state: 'deleted', words: /^Lost for good at/ },
  outage: { name: 'crm-outage-small', range: 'from=now-24h&to=now', state: 'succeeded', words: /^Recovered at/ },
} as const;
const previews = {
  lost: usePreview(() => ['--logs', `samples/${days.lost.name}.ndjson.gz`]),
  outage: usePreview(() => ['--logs', `samples/${days.outage.name}.ndjson.gz`]),
};

interface Day {
  report: Report;
  /** The first candidate's run that failed and ended as the day is about. */
  truth: TruthRun;
  run: Run;
}

function readReport(name: keyof typeof days): Day {
  const { documents, options, truth } = readDay(days[name].name, 'own');
  const report = analyse(documents, options);
  const told = truth.runs.find(
    ({ jobType, state, attempts }) => jobType === candidate && state === days[name].state && attempts.length > 2
  )!;
  const run = report.runs.find(({ hangfireJobId }) => hangfireJobId === told.hangfireJobId)!;
  return { report, truth: told, run };
}

const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name });
const runLink = (page: Page, { correlationId, hangfireJobId }: Run): Locator =>
  page
    .getByRole('region', { name: 'Runs' })
    .getByRole('link', { name: correlationId?.slice(0, 12) ?? `job ${hangfireJobId}` });

/** Clicks a link and waits for the page that it leads to. */
async function follow(link: Locator, title: string): Promise<void> {
  await link.evaluate(
    (element, wanted) =>
      new Promise<void>((resolve) => {
        const look = () =>
          document.querySelector('h1')?.textContent.includes(wanted) ? resolve() : requestAnimationFrame(look);
        (element as HTMLElement).click();
        look();
      }),
    title
  );
}

/** Processor time of the page's main thread so far (ms): on a shared machine the clock would measure the others. */
async function useProcessorTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
}

describe.each(['lost', 'outage'] as const)('%s', (name) => {
  const { range, words } = days[name];

  test('from the panel to the lines of one run, each step saying what the truth says', async () => {
    const { report, truth, run } = readReport(name);
    const page = await newPage();
    await page.goto(`${previews[name]()}${panelPath}&${range}`);
    await waitForAnswer(page, report.overall.headline);
    await page.getByRole('link', { name: 'What needs you' }).click();
    await heading(page, 'What needs you').waitFor();
    await waitForAnswer(page, report.overall.headline);

    await page.getByRole('link', { name: `Open job type ${candidate}` }).click();
    await heading(page, candidate).first().waitFor();
    const runs = report.runs.filter(({ jobType }) => jobType === candidate);
    await heading(page, `${runs.length} runs`).waitFor();
    const errors = page.getByRole('button', { name: /Exception/ }).first();
    const [type = ''] = truth.attempts.find(({ error }) => error)!.error!.split(':');
    await errors.getByText(type.split('.').at(-1)!, { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Attempts', exact: true }).click();
    await page.waitForURL(/sort=attempts/);
    await page.getByRole('textbox', { name: 'Words of an id or an error' }).fill(truth.hangfireJobId);
    await heading(page, `1 of ${runs.length} runs`).waitFor();
    await runLink(page, run).click();

    await heading(page, words).waitFor();
    // How far was read stands beside every verdict.
    await page.getByRole('button', { name: /^Read in full/ }).waitFor();
    await heading(page, `Attempts: ${truth.attempts.length} of at most 24`).waitFor();
    await page.getByText(truth.hangfireJobId, { exact: true }).waitFor();
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toMatchObject({ 'var-App': app, from: range.slice(5, 12), to: 'now' });

    const href = decodeURIComponent((await page.getByRole('link', { name: 'Kibana' }).getAttribute('href')) ?? '');
    const [from = '', to = ''] = [...href.matchAll(/(?:from|to):'([^']+)'/g)].map(([, text]) => text);
    const last = truth.attempts.at(-1)!;
    expect(href).toMatch(/^https:\/\/kibana\.logit\.io\/app\/kibana#\/discover/);
    expect(Date.parse(from)).toBeLessThan(Date.parse(truth.attempts[0]!.startedAt!));
    expect(Date.parse(to)).toBeGreaterThan(Date.parse(last.endedAt!));
    expect(await page.getByRole('link', { name: 'Sentry' }).getAttribute('href')).toContain('sentry.io');
  });

  test('browser back goes the same way back, to the list as it was', async () => {
    const { report, run } = readReport(name);
    const page = await newPage();
    await page.goto(`${previews[name]()}${pagePath}/jobs/${candidate}?var-App=${app}&${range}&sort=attempts`);
    await runLink(page, run).click();
    await heading(page, words).waitFor();
    await page.goBack();
    await runLink(page, run).waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('attempts');
    await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Failed Jobs' }).click();
    await waitForAnswer(page, report.overall.headline);
  });

  test('from page to page nothing is read again, and it takes less than 100 ms', async () => {
    const { report, run } = readReport(name);
    const page = await newPage();
    await page.goto(`${previews[name]()}${pagePath}?var-App=${app}&${range}`);
    await waitForAnswer(page, report.overall.headline);
    await page.waitForLoadState('networkidle');
    let queries = 0;
    page.on('request', (request) => (queries += request.url().includes('/api/ds/query') ? 1 : 0));
    const spentMs = await useProcessorTime(page);
    const back = page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Failed Jobs' });
    const steps = [
      [page.getByRole('link', { name: `Open job type ${candidate}` }), candidate],
      [runLink(page, run), 'Run '],
      [back, 'What needs you'],
    ] as const;
    const least = steps.map(() => Infinity);
    for (let round = 0; round < 3; round++) {
      for (const [index, [link, title]] of steps.entries()) {
        await link.waitFor();
        const before = await spentMs();
        await follow(link, title);
        least[index] = Math.min(least[index] ?? Infinity, (await spentMs()) - before);
      }
    }
    expect(queries).toBe(0);
    expect(Math.max(...least)).toBeLessThan(100);
  });
});

test('a run’s address works by itself, and where the range has moved on it offers the days around it', async () => {
  const { run } = readReport('lost');
  const page = await newPage();
  const search = `var-App=${app}&at=${run.attempts[0]!.startedAtMs}`;
  await page.goto(`${previews.lost()}${pagePath}/runs/${run.key}?${search}&from=now-1h&to=now`);
  await page.getByText('this run is not in the range').waitFor();
  await page.getByRole('button', { name: /^Show the days around 17 Jun/ }).click();
  await heading(page, days.lost.words).waitFor();
  await page.reload();
  await heading(page, days.lost.words).waitFor();
});

test('a payload is hidden until it is asked for, and only that one is shown', async () => {
  const { run } = readReport('lost');
  const page = await newPage();
  await page.goto(`${previews.lost()}${pagePath}/runs/${run.key}?var-App=${app}&${days.lost.range}`);
  await page.getByRole('button', { name: 'Lines of attempt 24' }).click();
  const lines = page.getByRole('list', { name: 'Lines of this attempt' });
  await lines.getByText(`UpsertCandidateJob - Started (24/24) ${run.correlationId}`).waitFor();
  expect(await lines.textContent()).not.toContain('{');
  await lines.getByText('it may hold a person’s data').waitFor();
  await lines.getByRole('button', { name: 'Show it' }).click();
  await page.getByRole('region', { name: 'Payload' }).getByText('{').waitFor();
  await page.getByRole('button', { name: 'Hide it' }).click();
  await page.getByRole('region', { name: 'Payload' }).waitFor({ state: 'detached' });
});

test('a pinned run in the timeline opens its page', async () => {
  const page = await newPage();
  const then = 'from=2026-06-17T12:00:00.000Z&to=2026-06-18T15:30:00.000Z';
  await page.goto(`${previews.lost()}${panelPath}&${then}`);
  await waitForAnswer(page, /candidates lost/);
  await rowOf(page, candidate).waitFor();
  const lanes = await page.getByRole('region', { name: /runs of UpsertCandidateJob/ }).boundingBox();
  const picture = await page.getByTestId('timeline-picture').boundingBox();
  await page.mouse.click(picture!.x + picture!.width * 0.5, lanes!.y + 9);
  await page.getByRole('dialog').getByRole('link', { name: 'Open run' }).click();
  await heading(page, /^Attempts: \d+ of at most 24/).waitFor();
  expect(new URL(page.url()).pathname).toContain(`${pagePath}/runs/`);
});

test('a job type with brackets in its name has a page, and one that is not there says so', async () => {
  const { report } = readReport('lost');
  const { jobType } = report.verdicts.find((verdict) => verdict.jobType.includes('<'))!;
  const page = await newPage();
  const open = (type: string) =>
    page.goto(`${previews.lost()}${pagePath}/jobs/${encodeURIComponent(type)}?var-App=${app}&${days.lost.range}`);
  await open(jobType);
  await heading(page, jobType).first().waitFor();
  await page.getByRole('status', { name: 'Is it still failing?' }).waitFor();
  await open('NoSuchJob');
  await page.getByText('no line of this job was found').waitFor();
});
