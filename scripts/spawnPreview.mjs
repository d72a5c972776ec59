import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { inRepository } from './repository.mjs';

const limitMs = 180_000;

/**
 * Starts a preview on a free port, with the options of `npm start`.
 * @param {readonly string[]} options
 * @returns {Promise<{ url: string, pid: number }>} its address and its process, once it is ready
 */
export function spawnPreview(options) {
  const args = ['--import', 'tsx', 'preview/start.ts', '--port', '0', '--no-open', ...options];
  const server = spawn(process.execPath, args, { cwd: inRepository('.'), stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The preview gave no address within ${limitMs} ms.`)), limitMs);
    server.on('exit', (status) => {
      clearTimeout(timer);
      reject(new Error(`The preview ended with status ${status} before it was ready.`));
    });
    createInterface({ input: server.stdout }).on('line', (line) => {
      const url = /http:\/\/localhost:\d+/.exec(line)?.[0];
      if (url) {
        clearTimeout(timer);
        resolve({ url, pid: Number(server.pid) });
      }
    });
  });
}
