import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inRepository, run } from './repository.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Whether a browser starts: a stub, or one that lacks its libraries, does not. @param {string} path */
const starts = (path) => existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;

/** @returns {Promise<string | undefined>} path of a Chromium that starts: an installed one, or Playwright's own */
async function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const { chromium } = await import('playwright-core');
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...installed, chromium.executablePath()].find(starts);
}

/** Quick, and needs no root, but does need Playwright's download site. */
async function downloadFromPlaywright() {
  console.log('No Chromium found for the browser tests. Trying Playwright’s download …');
  const playwright = inRepository('node_modules/playwright-core/cli.js');
  await run(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], { timeoutMs: 300_000 });
}

async function installDebianPackage() {
  if (process.getuid?.() !== 0) {
    return;
  }
  console.log('Trying Debian’s package chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=120', 'chromium'], { env });
}

/**
 * A Chromium for the browser tests: `CHROMIUM_PATH`, an installed one, Playwright's download, or Debian's package.
 * @returns {Promise<string>} its path; throws when none can be had, since browser tests are never skipped
 */
export async function ensureChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!starts(chosen)) {
      throw new Error(`CHROMIUM_PATH is ${chosen}, which does not start.`);
    }
    return chosen;
  }
  let found = await findChromium();
  for (const install of [downloadFromPlaywright, installDebianPackage]) {
    if (!found) {
      await install();
      found = await findChromium();
    }
  }
  if (!found) {
    throw new Error('No Chromium could be found or installed. Install one, or set CHROMIUM_PATH to its program.');
  }
  return found;
}
