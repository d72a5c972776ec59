/**
 * `npm run screenshots`: takes the pictures of the README and of the plugin's catalogue page from the preview.
 * `npm run screenshots -- --all FOLDER`: takes every state in both themes and three widths instead, to be looked at.
 * `npm run screenshots -- --accept [NAME…]`: takes the pictures that the browser tests compare with, all or some of them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../tests/setup/launchChromium';
import { acceptedFolder, acceptedPictures } from './acceptedPictures';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureChromium } from './ensureChromium.mjs';
import { writeMadeDays } from './madeDays';
import { inRepository } from './repository.mjs';
import { Picture, publishedPictures } from './pictures';
import { picturesOfAllStates } from './picturesOfAllStates';
import { spawnPreview } from './spawnPreview.mjs';
import { takePicture } from './takePicture';

interface Wish {
  pictures: readonly Picture[];
  folder: string;
}

function readWish(): Wish {
  const { values, positionals } = parseArgs({
    options: { all: { type: 'string' }, accept: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.accept) {
    const isWished = ({ file }: Picture) => positionals.length === 0 || positionals.includes(file.replace('.png', ''));
    return { pictures: acceptedPictures.filter(isWished), folder: inRepository(acceptedFolder) };
  }
  return values.all === undefined
    ? { pictures: publishedPictures, folder: inRepository('.') }
    : { pictures: picturesOfAllStates(), folder: values.all };
}

async function main(): Promise<void> {
  const { pictures, folder } = readWish();
  await ensureBuilt();
  writeMadeDays();
  process.env.CHROMIUM_PATH = await ensureChromium();
  const browser = await launchChromium();
  for (const logs of new Set(pictures.map((picture) => picture.logs))) {
    const preview = await spawnPreview(logs.split(' '));
    try {
      for (const picture of pictures.filter((each) => each.logs === logs)) {
        const target = join(folder, picture.file);
        mkdirSync(dirname(target), { recursive: true });
        const png = await takePicture(browser, preview.url, picture);
        writeFileSync(target, png);
        console.log(`${picture.file} ${Math.round(png.length / 1024)} KiB`);
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
