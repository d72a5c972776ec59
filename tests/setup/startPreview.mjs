import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ensureBuilt } from '../../scripts/ensureBuilt.mjs';
import { ensureChromium } from '../../scripts/ensureChromium.mjs';
import { inRepository } from '../../scripts/repository.mjs';

const limitMs = 180_000;

/** Jest's global set-up of the browser tests: builds the plugin, finds a Chromium, starts the preview on a free port. */
export default async function startPreview() {
  await ensureBuilt();
  process.env.CHROMIUM_PATH = await ensureChromium();
  const args = ['--import', 'tsx', 'preview/start.ts', '--port', '0', '--no-open'];
  const server = spawn(process.execPath, args, { cwd: inRepository('.'), stdio: ['ignore', 'pipe', 'inherit'] });
  process.env.PREVIEW_PID = String(server.pid);
  process.env.PREVIEW_URL = await addressOf(server);
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, null>} server
 * @returns {Promise<string>} the address that the server prints when it is ready
 */
function addressOf(server) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The preview gave no address within ${limitMs} ms.`)), limitMs);
    server.on('exit', (status) => reject(new Error(`The preview ended with status ${status} before it was ready.`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const address = /http:\/\/localhost:\d+/.exec(line)?.[0];
      if (address) {
        clearTimeout(timer);
        resolve(address);
      }
    });
  });
}
