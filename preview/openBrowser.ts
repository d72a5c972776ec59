import { spawn } from 'node:child_process';

const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/** Shows an address in the person's browser, where there is a person and a display; elsewhere it does nothing. */
export function openBrowser(address: string) {
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const [command, ...args] = openers[process.platform] ?? [];
  if (!command || !hasDisplay || !process.stdout.isTTY) {
    return;
  }
  const opener = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  // The address stands on the terminal: a machine without an opener loses nothing.
  opener.on('error', () => undefined);
  opener.unref();
}
