import { createReadStream, realpathSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Sends a file below a folder; false where there is none, or where its path or a link leads out of the folder. */
export function sendFile(response: ServerResponse, folder: string, path: string): boolean {
  let size: number;
  let file: string;
  try {
    file = realpathSync(join(folder, path));
    const stat = statSync(file);
    if (!stat.isFile() || !file.startsWith(realpathSync(folder) + sep)) {
      return false;
    }
    size = stat.size;
  } catch {
    return false;
  }
  response.writeHead(200, {
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'content-length': size,
    // A build replaces files under the same name.
    'cache-control': 'no-cache',
  });
  createReadStream(file).pipe(response);
  return true;
}
