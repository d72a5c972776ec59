/**
 * `npm run screenshots`: takes the pictures of the README and of the plugin's catalogue page from the preview.
 * `npm run screenshots -- --all FOLDER`: takes every state in both themes and three widths instead, to be looked at.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Browser } from 'playwright-core';
import { launchChromium } from '../tests/setup/launchChromium';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureChromium } from './ensureChromium.mjs';
import { inRepository } from './repository.mjs';
import { Picture, publishedPictures } from './pictures';
import { picturesOfAllStates } from './picturesOfAllStates';
import { spawnPreview } from './spawnPreview.mjs';

const panel = '[data-testid="data-testid Panel header Failed jobs"]';

async function take(browser: Browser, url: string, picture: Picture, folder: string): Promise<void> {
  const { file, path, theme, widthPx, heightPx, part, prepare, waitFor } = picture;
  const viewport = { width: widthPx, height: heightPx };
  const context = await browser.newContext({ viewport, timezoneId: 'Europe/London', reducedMotion: 'reduce' });
  const page = await context.newPage();
  // The stage lays its own day upon this clock: equal pictures on every day.
  await page.clock.setFixedTime(0);
  await prepare?.(page);
  await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}theme=${theme}`);
  await page.getByText(waitFor).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const target = join(folder, file);
  mkdirSync(dirname(target), { recursive: true });
  const options = { path: target, animations: 'disabled', caret: 'hide' } as const;
  if (part === 'panel') {
    await page.locator(panel).screenshot(options);
  } else {
    await page.screenshot({ ...options, fullPage: part === 'all' });
  }
  await context.close();
  console.log(`${file} ${Math.round(statSync(target).size / 1024)} KiB`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { all: { type: 'string' } } });
  const pictures = values.all === undefined ? publishedPictures : picturesOfAllStates();
  const folder = values.all ?? inRepository('.');
  await ensureBuilt();
  process.env.CHROMIUM_PATH = await ensureChromium();
  const browser = await launchChromium();
  for (const logs of new Set(pictures.map((picture) => picture.logs))) {
    const preview = await spawnPreview(logs.split(' '));
    try {
      for (const picture of pictures.filter((each) => each.logs === logs)) {
        await take(browser, preview.url, picture, folder);
      }
    } finally {
      process.kill(preview.pid);
    }
  }
  await browser.close();
}

main().catch((error: Error) => {
  console.error(error.message);
  // A browser that is still open would keep the process alive.
  process.exit(1);
});
