import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A folder beside the repository with data that is not ours to ship; only tests read it.
 *
 * @returns undefined where there is none, as in a clone that stands alone.
 */
export function sharedFolder(name: string): string | undefined {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    folder = dirname(folder);
  }
  const shared = join(folder, '..', 'shared', name);
  return existsSync(shared) ? shared : undefined;
}
