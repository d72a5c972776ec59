import { chromium } from 'playwright-core';

/** No sandbox, since CI often runs as root; nothing in the background, so that no request leaves the machine. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium that the set-up found (or `CHROMIUM_PATH`), without a window. */
export const launchChromium = () => chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args });
