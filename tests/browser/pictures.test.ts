import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser } from 'playwright-core';
import { acceptedFolder, acceptedPictures } from '../../scripts/acceptedPictures';
import { writeMadeDays } from '../../scripts/madeDays';
import { takePicture } from '../../scripts/takePicture';
import { launchChromium } from '../setup/launchChromium';
import { difference, isChanged } from './comparePictures';
import { usePreview } from './usePreview';

/** What differs is put here, to be looked at. */
const resultsFolder = 'test-results/pictures';

let browser: Browser;
jest.setTimeout(180_000);

beforeAll(async () => {
  rmSync(resultsFolder, { recursive: true, force: true });
  writeMadeDays();
  browser = await launchChromium();
});

afterAll(() => browser.close());

test('every accepted picture is of a situation that is still taken', () => {
  const names = acceptedPictures.map(({ file }) => file);
  expect(readdirSync(acceptedFolder).sort()).toEqual([...names].sort());
});

describe.each([...new Set(acceptedPictures.map(({ logs }) => logs))])('on the logs %s', (logs) => {
  const url = usePreview(() => logs.split(' '));
  const pictures = acceptedPictures.filter((picture) => picture.logs === logs);

  test.each(pictures.map((picture) => ({ name: picture.file.replace('.png', ''), picture })))(
    'the picture $name is the accepted one',
    async ({ name, picture }) => {
      const actual = await takePicture(browser, url(), picture);
      const acceptedFile = join(acceptedFolder, picture.file);
      const accepted = existsSync(acceptedFile) ? readFileSync(acceptedFile) : null;
      if (accepted && !isChanged(accepted, actual)) {
        return;
      }
      mkdirSync(resultsFolder, { recursive: true });
      writeFileSync(join(resultsFolder, `${name}-actual.png`), actual);
      const drawn = accepted && difference(accepted, actual);
      if (drawn) {
        writeFileSync(join(resultsFolder, `${name}-difference.png`), drawn);
      }
      throw new Error(
        `${acceptedFile} does not look like that any more: see ${resultsFolder}/${name}-*.png.\n` +
          `If it is meant to: npm run screenshots -- --accept ${name}`
      );
    }
  );
});
