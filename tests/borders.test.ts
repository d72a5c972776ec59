import * as tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { borders } from '../scripts/borders.mjs';

const config: Linter.Config[] = [
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tsParser, parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  ...borders,
];

/** Messages of the borders on one line of code, as if it stood in that file. */
const messagesFor = (filename: string, code: string) =>
  new Linter({ configType: 'flat' }).verify(code, config, { filename }).map(({ message }) => message);

test.each([
  ['src/domain/jobs/a.ts', "import { x } from '../../data/x';"],
  ['src/domain/jobs/a.ts', "import { x } from '../../ui/x';"],
  ['src/domain/a.ts', "import type { x } from '../settings/x';"],
  ['src/domain/a.ts', "export { x } from '../data/x';"],
  ['src/domain/a.ts', "import { readFileSync } from 'node:fs';"],
  ['src/domain/a.ts', "import { useMemo } from 'react';"],
  ['src/domain/a.ts', "import { dateTime } from '@grafana/data';"],
  ['src/data/a.ts', "import { X } from '../ui/X';"],
  ['src/data/a.ts', "import { X } from './../ui/X';"],
  ['src/data/a.ts', "import { Button } from '@grafana/ui';"],
  ['src/data/a.ts', "import { x } from 'types';"],
  ['src/settings/a.ts', "import { x } from '../data/x';"],
  ['src/ui/timeline/A.tsx', "import { x } from '../../data/x';"],
  ['src/ui/A.tsx', "import { X } from '../pages/X';"],
  ['src/ui/A.tsx', "import { getBackendSrv } from '@grafana/runtime';"],
  ['src/panel/A.tsx', "import { X } from '../pages/X';"],
  ['src/pages/A.tsx', "import { X } from '../panel/X';"],
  ['src/pages/A.tsx', "import { X } from '../../preview/X';"],
  ['src/data/a.ts', "import day from '../../samples/days/day.json';"],
  ['src/extensions/a.ts', "import { x } from '../data/x';"],
  ['src/extensions/a.ts', "import { Button } from '@grafana/ui';"],
  ['src/module.tsx', "import { App } from './pages/App';"],
  ['src/module.tsx', "import { analyse } from './domain/analyse';"],
])('%s may not say: %s', (filename, code) => {
  expect(messagesFor(filename, code)).toEqual([expect.stringContaining('see scripts/borders.mjs')]);
});

test.each([
  ['src/domain/a.ts', "const x = import('./x');", 'Nothing lazy'],
  ['src/data/a.ts', "const x = import('./x');", 'Nothing lazy'],
  ['src/settings/a.ts', "const x = import('./x');", 'Nothing lazy'],
  ['src/ui/A.tsx', "const X = lazy(() => import('./X'));", 'Nothing lazy'],
  ['src/panel/A.tsx', "const X = lazy(() => import('./X'));", 'Nothing lazy'],
  ['src/pages/A.tsx', "const X = lazy(() => import('../panel/X'));", 'never loads the panel'],
  ['src/module.tsx', "const X = lazy(() => import('./panel/X'));", 'never loads the panel'],
  ['src/domain/a.ts', 'const now = Date.now();', 'Time comes in'],
  ['src/domain/a.ts', 'const now = new Date();', 'Time comes in'],
  ['src/domain/a.ts', 'const now = Date();', 'Time comes in'],
  ['src/domain/a.test.ts', 'const now = Date.now();', 'Time comes in'],
  ['src/domain/a.ts', 'const x = Math.random();', 'Nothing random'],
  ['src/ui/A.tsx', 'const x = <p dangerouslySetInnerHTML={{ __html: line }} />;', 'untrusted'],
  ['src/ui/a.ts', 'element.innerHTML = line;', 'untrusted'],
  ['src/domain/a.ts', "export * from './b';", 'No barrels'],
])('%s may not say: %s', (filename, code, message) => {
  expect(messagesFor(filename, code)).toEqual([expect.stringContaining(message)]);
});

test.each([
  ['src/domain/jobs/a.ts', "import { x } from '../timeline/x';"],
  ['src/domain/a.ts', 'const x = new Date(nowMs).toISOString();'],
  ['src/domain/a.test.ts', "import fc from 'fast-check';"],
  ['src/ui/A.test.tsx', 'expect(container.innerHTML).toBe(line);'],
  ['src/domain/a.test.ts', "import { day } from '../../samples/day';"],
  ['src/data/a.ts', "import { x } from '../domain/jobs/x'; import { map } from 'rxjs/operators';"],
  [
    'src/ui/A.tsx',
    "import { X } from '../domain/x'; import { Y } from '../settings/y'; import { Z } from './panelFrame/Z';",
  ],
  ['src/panel/A.tsx', "import { X } from '../data/x'; import { Y } from '../ui/Y';"],
  ['src/pages/settings/A.tsx', "import { X } from '../run/X'; const Y = lazy(() => import('../Y'));"],
  ['src/extensions/a.ts', "import { x } from '../domain/links/x';"],
  ['src/module.tsx', "import { links } from './extensions/links'; const App = lazy(() => import('./pages/App'));"],
  ['preview/a.ts', "import { x } from '../src/domain/x'; const now = Date.now();"],
])('%s may say: %s', (filename, code) => {
  expect(messagesFor(filename, code)).toEqual([]);
});
