import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedModules as external } from '../../../scripts/pluginPackage.mjs';

test('the stage shares every module that the plugin’s build leaves to its host', () => {
  const source = readFileSync(join(__dirname, 'sharedModules.ts'), 'utf8');
  const shared = new Set(
    [...source.matchAll(/^ {2}(?:'([^']+)'|(\w+))[:,]/gm)].map(([, quoted, plain]) => quoted ?? plain)
  );
  expect(external.filter((name) => !shared.has(name))).toEqual([]);
});
