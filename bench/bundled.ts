import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * Loads a module of this folder as one bundle, as the product is: the loader that runs these files from their source adds
 * work to every function that is made.
 */
export function loadBundled<Module>(name: string): Module {
  const folder = mkdtempSync(join(tmpdir(), 'failed-jobs-bench-'));
  const outfile = join(folder, 'bundle.cjs');
  try {
    buildSync({ entryPoints: [join(__dirname, name)], bundle: true, platform: 'node', format: 'cjs', outfile });
    return createRequire(__filename)(outfile) as Module;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
