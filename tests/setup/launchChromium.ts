import { chromium } from 'playwright-core';

/**
 * No sandbox, since CI often runs as root; nothing in the background, so that no request leaves the machine; letters are
 * drawn from their outlines alone, whatever the machine's settings say, so that pictures can be compared.
 */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
];

/** Starts the Chromium that the set-up found (or `CHROMIUM_PATH`), without a window. */
export const launchChromium = () => chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args });
