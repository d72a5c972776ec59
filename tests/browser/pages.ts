import { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../setup/launchChromium';

interface NewPage {
  widthPx?: number;
  heightPx?: number;
  /** A complaint that the test itself provokes. */
  expected?: RegExp;
}

/**
 * Gives a test file a Chromium. Every test ends with its pages closed, and fails when one of them had a console error or
 * warning, an error in a script, or asked another host for anything.
 * @returns a function that opens an empty page in UTC
 */
export function useChromium(): (options?: NewPage) => Promise<Page> {
  let browser: Browser;
  let context: BrowserContext;
  let complaints: string[] = [];
  let pages: Page[] = [];
  // Longer than Playwright waits, which says better what did not come.
  jest.setTimeout(60_000);

  beforeAll(async () => {
    browser = await launchChromium();
    // One for all, so that the stage's scripts are compiled once.
    context = await browser.newContext({ timezoneId: 'UTC', locale: 'en-GB', reducedMotion: 'reduce' });
    context.setDefaultTimeout(20_000);
  });

  afterEach(async () => {
    await Promise.all(pages.map((page) => page.close()));
    pages = [];
    const found = complaints;
    complaints = [];
    expect(found).toEqual([]);
  });

  afterAll(() => browser.close());

  return async ({ widthPx = 1440, heightPx = 1000, expected } = {}) => {
    const page = await context.newPage();
    pages.push(page);
    await page.setViewportSize({ width: widthPx, height: heightPx });
    const complain = (text: string) => {
      if (!expected?.test(text)) {
        complaints.push(text);
      }
    };
    page.on('console', (message) => {
      if (['error', 'warning', 'assert'].includes(message.type())) {
        complain(`console ${message.type()}: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => complain(`page error: ${String(error)}`));
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== 'localhost') {
        complain(`request to ${hostname}`);
      }
    });
    return page;
  };
}
