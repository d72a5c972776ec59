/** `npm start`: installs and builds what is missing, then serves the preview, which reads the arguments. */
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';

try {
  await ensureInstalled('.');
  await ensureBuilt();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
// From here on Node reads TypeScript, whichever way it is imported.
(await import('tsx/esm/api')).register();
(await import('tsx/cjs/api')).register();
await import(new URL('../preview/start.ts', import.meta.url).href);
