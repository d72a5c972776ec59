import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Absolute path of a file in the repository. @param {string} path relative to its root */
export const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Runs a command with this process's own output.
 * @param {string} command @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<number>} its exit status; 1 if it could not be started or was ended
 */
export function run(command, args, { cwd = inRepository('.'), env = process.env, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, timeout: timeoutMs, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (status) => resolve(status ?? 1));
  });
}
