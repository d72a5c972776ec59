import AxeBuilder from '@axe-core/playwright';
import { Locator, Page } from 'playwright-core';
import { useChromium } from './pages';
import { app, pagePath, panelPath, rowOf, spanOf, waitForAnswer } from './places';
import { usePreview } from './usePreview';

const newPage = useChromium();
const url = usePreview(() => ['--logs', 'samples/candidates-lost-small.ndjson.gz', '--now', '2026-06-18T15:20:00Z']);
const range = 'from=now-26h&to=now';
const headline = /^2 candidates lost\b/;

const lanes = (page: Page): Locator => page.getByRole('region', { name: /runs of UpsertCandidateJob/ });
const dialog = (page: Page): Locator => page.getByRole('dialog');
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

/** A window in which not all runs of the row are in sight. */
const LOW_PX = 720;

async function open(
  path: string,
  { expected, heightPx }: { expected?: RegExp; heightPx?: number } = {}
): Promise<Page> {
  const page = await newPage({ expected, heightPx });
  await page.goto(url() + path);
  await waitForAnswer(page, headline);
  return page;
}

/** Clicks the run in a lane of the opened row, at a part of the picture's width. */
async function clickLane(page: Page, lane: number, part: number): Promise<void> {
  const box = await lanes(page).boundingBox();
  const picture = await page.getByTestId('timeline-picture').boundingBox();
  if (!box || !picture) {
    throw new Error('There are no lanes.');
  }
  await page.mouse.click(picture.x + picture.width * part, box.y + lane * 18 + 9);
}

test('a click pins the attempt, a refresh keeps it, the pointer moves past it, Escape lets go', async () => {
  const page = await open(`${panelPath}&${range}`);
  await clickLane(page, 3, 0.5);
  await dialog(page)
    .getByText(/^\d+ h \d+ min ago|, \d+ h \d+ min ago$/)
    .first()
    .waitFor();
  const before = await dialog(page).getAttribute('aria-label');
  expect(before).toMatch(/^Attempt \d+ of 24 failed$|^Waiting for a retry after/);
  await page.getByRole('button', { name: 'Refresh' }).first().click();
  await page.mouse.move(700, 300);
  await page.waitForTimeout(1000);
  expect(await dialog(page).getAttribute('aria-label')).toBe(before);
  expect(await dialog(page).count()).toBe(1);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('viewPanel')).toBe('71');
});

test('the copied link leads to the same attempt, over the same span', async () => {
  const page = await open(`${panelPath}&${range}`);
  await clickLane(page, 3, 0.5);
  const name = (await dialog(page).getAttribute('aria-label')) ?? '';
  await page.evaluate(() => {
    const copied: string[] = [];
    Object.assign(window, { copied });
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
    });
  });
  await dialog(page).getByRole('button', { name: 'Copy link' }).click();
  const [address = ''] = await page.evaluate(() => (window as unknown as { copied: string[] }).copied);
  const again = await newPage();
  await again.goto(address);
  await again.getByRole('dialog', { name }).waitFor();
  expect(new URL(address).searchParams.get('from')).toMatch(/^\d+$/);
});

test('the keyboard walks through the runs, pins an attempt and comes back', async () => {
  const page = await open(`${panelPath}&${range}`, { heightPx: LOW_PX });
  await rowOf(page, 'UpsertCandidateJob').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  expect(await focused(page)).toMatch(/^Attempt 1 of 24 failed\. .*Run job \d+\. lost in 43 min$/);
  for (let run = 0; run < 13; run++) {
    await page.keyboard.press('ArrowDown');
  }
  // The lanes scroll along: the run is in sight.
  const scrolled = await lanes(page).evaluate((box) => box.scrollTop);
  expect(scrolled).toBeGreaterThan(0);
  const last = await focused(page);
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  expect(await dialog(page).evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe(last);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toContain('UpsertCandidateJob');
});

test('a wheel over the picture scrolls the lanes of an opened row', async () => {
  const page = await open(`${panelPath}&${range}`, { heightPx: LOW_PX });
  const box = await lanes(page).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 500, (box?.y ?? 0) + 60);
  await page.mouse.wheel(0, 60);
  await page.waitForTimeout(500);
  expect(await lanes(page).evaluate((lanesBox) => lanesBox.scrollTop)).toBeGreaterThan(0);
});

test('a drag asks the dashboard for what lies under it, a double click for twice as much', async () => {
  const page = await newPage();
  await page.goto(`${url()}${panelPath}&from=1781701200000&to=1781794800000`);
  await page.getByTestId('timeline-picture').waitFor();
  const box = (await page.getByTestId('timeline-picture').boundingBox())!;
  const rangeOf = () => spanOf(page.url());
  const asked = rangeOf();
  // The picture adds what is to come to the range.
  const across = async (from: number, to: number) => {
    await page.mouse.move(box.x + box.width * from, box.y + 15);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + 15, { steps: 4 });
    await page.mouse.up();
    await page.waitForTimeout(1000);
  };
  await across(0.2, 0.6);
  const zoomed = rangeOf();
  const picturePart = (zoomed.toMs - zoomed.fromMs) / 0.4;
  expect(zoomed.fromMs).toBeCloseTo(asked.fromMs + 0.2 * picturePart, -5);
  expect(picturePart).toBeGreaterThan(asked.toMs - asked.fromMs);
  await page.mouse.dblclick(box.x + box.width * 0.5, box.y + 15);
  await page.waitForTimeout(1000);
  const longer = rangeOf();
  expect(longer.toMs - longer.fromMs).toBeCloseTo(2 * (zoomed.toMs - zoomed.fromMs), -2);
  expect((longer.toMs + longer.fromMs) / 2).toBeCloseTo((zoomed.toMs + zoomed.fromMs) / 2, -2);
});

test('for a person who asked for less motion the tooltip stands still', async () => {
  const page = await open(`${panelPath}&${range}`);
  const picture = (await page.getByTestId('timeline-picture').boundingBox())!;
  await page.mouse.move(picture.x + picture.width * 0.4, picture.y + 15);
  const transitions = await page
    .locator('dl')
    .filter({ hasText: 'Waiting' })
    .first()
    .evaluate((facts) => {
      const found: string[] = [];
      for (let at: Element | null = facts; at; at = at.parentElement) {
        found.push(getComputedStyle(at).transitionProperty);
      }
      return found.filter((property) => property === 'transform');
    });
  expect(transitions).toEqual([]);
});

test.each(['dark', 'light'])('with a pinned attempt and the list of keys axe finds nothing (%s)', async (theme) => {
  // axe-core defines a module of its own, which the stage's module loader does not expect.
  const page = await open(`${pagePath}?var-App=${app}&${range}&theme=${theme}`, { expected: /named-register/ });
  await page.getByRole('button', { name: /^Open the \d+ runs of UpsertCandidateJob/ }).click();
  await page.getByRole('button', { name: 'Keys' }).click();
  await rowOf(page, 'UpsertCandidateJob').focus();
  for (const key of ['ArrowRight', 'Home', 'Enter']) {
    await page.keyboard.press(key);
  }
  await dialog(page).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found).toEqual([]);
});
