import { Browser, Page, Request } from 'playwright-core';
import { Picture } from './pictures';

const places = { panel: '[data-testid="data-testid Panel header Failed jobs"]', page: 'main' };
const options = { animations: 'disabled', caret: 'hide' } as const;
/** A long outage takes its time to be read where the machine has other work. */
const PATIENCE_MS = 120_000;
/** So often is waited for icons and late sizes, and so long each time. */
const MOST_TRIES = 100;
const PAUSE_MS = 250;

/**
 * Takes one picture from a preview. The same each time: the clock stands, the time zone, the fonts and all sizes are given.
 * @param url address of a preview that shows the picture's logs
 * @returns a PNG
 */
export async function takePicture(browser: Browser, url: string, picture: Picture): Promise<Buffer> {
  const { path, theme, widthPx, heightPx, prepare, waitFor, whileReading } = picture;
  const viewport = { width: widthPx, height: heightPx };
  const context = await browser.newContext({
    viewport,
    timezoneId: 'Europe/London',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  try {
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const files = filesUnderway(page);
    // The stage lays its own day upon this clock: equal pictures on every day.
    await page.clock.setFixedTime(0);
    await prepare?.(page);
    await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}theme=${theme}`);
    await page.getByText(waitFor).first().waitFor();
    if (!whileReading) {
      await page.getByText('Reading the jobs’ log lines').waitFor({ state: 'detached' });
    }
    await page.evaluate(() => document.fonts.ready);
    return await whenStill(page, picture, files);
  } finally {
    await context.close();
  }
}

/** What the page has asked for and not got yet, log lines aside: icons are files. */
function filesUnderway(page: Page): ReadonlySet<Request> {
  const underway = new Set<Request>();
  page.on('request', (request) => request.url().includes('/api/') || underway.add(request));
  page.on('requestfinished', (request) => underway.delete(request));
  page.on('requestfailed', (request) => underway.delete(request));
  return underway;
}

/** Icons arrive one by one, and sizes follow what they hold: the picture is done once it stays the same. */
async function whenStill(page: Page, picture: Picture, underway: ReadonlySet<Request>): Promise<Buffer> {
  let last = await shoot(page, picture);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const next = await shoot(page, picture);
    if (underway.size === 0 && next.equals(last)) {
      return next;
    }
    last = next;
  }
  throw new Error(`${picture.file} does not come to rest.`);
}

function shoot(page: Page, { part }: Picture): Promise<Buffer> {
  return part === 'panel' || part === 'page'
    ? page.locator(places[part]).screenshot(options)
    : page.screenshot({ ...options, fullPage: part === 'all' });
}
