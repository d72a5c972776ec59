import { Page } from 'playwright-core';
import { analyse } from '../../src/domain/analyse';
import { readDay } from '../truth/readDay';
import { useChromium } from './pages';
import { app, pagePath, previewUrl, waitForAnswer } from './places';
import { usePreview } from './usePreview';

const newPage = useChromium();
const lossUrl = usePreview(() => ['--logs', 'samples/candidates-lost-small.ndjson.gz']);

/** Copies the note of the page, and pastes it where a person would. */
async function copyAndPaste(page: Page, button: string): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByText('Copied').first().waitFor();
  const ticket = await page.evaluateHandle(() => {
    const area = document.createElement('textarea');
    area.setAttribute('aria-label', 'Ticket');
    document.body.append(area);
    return area;
  });
  await ticket.focus();
  await page.keyboard.press('Control+V');
  return ticket.evaluate((area) => area.value);
}

describe.each([
  ['candidates-lost-small', lossUrl],
  ['crm-outage-small', () => previewUrl],
])('on %s', (day, url) => {
  const { documents, truth, options } = readDay(day, 'own');
  const report = analyse(documents, options);
  const lost = truth.runs.filter(({ deletedAt }) => deletedAt);

  async function open(): Promise<Page> {
    const page = await newPage();
    await page.goto(`${url()}${pagePath}?var-App=${app}&from=${options.fromMs}&to=${options.toMs}`);
    await waitForAnswer(page, report.overall.headline);
    return page;
  }

  test('one click copies what a ticket needs: sentence, range with zone, lost runs, steps and the way back', async () => {
    const page = await open();
    const note = await copyAndPaste(page, 'Copy incident note');
    expect(note.replaceAll('`', '')).toContain(`**Failed jobs: ${report.overall.headline}**`);
    expect(note).toMatch(/- Looked at: \d+ Jun 2026 \d\d:\d\d UTC to \d+ Jun 2026 \d\d:\d\d UTC; as of/);
    for (const { hangfireJobId } of lost) {
      expect(note).toContain(`\`job ${hangfireJobId}\``);
    }
    for (const { steps } of report.verdicts.filter(({ level }) => level !== 'ok')) {
      for (const { text } of steps) {
        expect(note).toContain(`- [ ] ${text}`);
      }
    }
    const [, back = ''] = /\[Failed Jobs\]\(([^)]+)\)/.exec(note) ?? [];
    await page.goto(back);
    await waitForAnswer(page, report.overall.headline);
  });

  test('nothing of a person is in it: no message of an exception, no payload', async () => {
    const note = await copyAndPaste(await open(), 'Copy incident note');
    const messages = truth.runs.flatMap(({ attempts }) => attempts.flatMap(({ error }) => error?.split(': ')[1] ?? []));
    expect(messages.length).toBeGreaterThan(0);
    for (const message of new Set(messages)) {
      expect(note).not.toContain(message);
    }
    expect(note).not.toMatch(/Payload|@example|firstName/i);
  });
});

test('a card’s note is about its job type', async () => {
  const page = await newPage();
  await page.goto(`${lossUrl()}${pagePath}?var-App=${app}&from=now-48h&to=now`);
  await waitForAnswer(page, 'candidates lost');
  const note = await copyAndPaste(page, 'Copy incident note on UpsertCandidateJob');
  expect(note.split('\n')[0]).toBe('**Failed jobs: `UpsertCandidateJob`**');
  expect(note).toContain('([lines](https://kibana.logit.io/app/kibana#/discover?');
});

test('over plain http, where browsers have no clipboard for pages, it is copied all the same', async () => {
  const page = await newPage();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'isSecureContext', { value: false });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.goto(`${lossUrl()}${pagePath}?var-App=${app}&from=now-48h&to=now`);
  await waitForAnswer(page, 'candidates lost');
  expect(await copyAndPaste(page, 'Copy incident note')).toContain('**Failed jobs: 4 candidates lost.**');
});
