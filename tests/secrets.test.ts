import { readFileSync, readdirSync } from 'node:fs';
import { defaultSettings } from '../src/settings/settings';
import { inRepository } from '../scripts/repository.mjs';

const sources = readdirSync(inRepository('src'), { encoding: 'utf8', recursive: true }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|(?:^|\/)testing\//.test(path)
);
const holding = (pattern: RegExp): string[] =>
  sources.filter((path) => pattern.test(readFileSync(inRepository(`src/${path}`), 'utf8'))).sort();

/** Every name in the settings, with those of groups. */
const namesIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)])
    : [];

test('the settings, which everybody may read who may open the app, have no place for a secret', () => {
  const names = namesIn(defaultSettings);
  expect(names).toContain('dataSourceUid');
  expect(names.filter((name) => /secret|token|password|credential|api.?key|auth/i.test(name))).toEqual([]);
  expect(holding(/secureJson/)).toEqual([]);
  expect(readFileSync(inRepository('provisioning/plugins/app.yaml'), 'utf8')).not.toContain('secure');
});

test('one file writes to Grafana: the one that saves the settings, which only administrators are shown', () => {
  expect(holding(/\bgetBackendSrv\b/)).toEqual(['settings/loadSettings.ts', 'settings/saveSettings.ts']);
  expect(holding(/getBackendSrv\(\)\s*\.(?!get\b)/)).toEqual(['settings/saveSettings.ts']);
  expect(holding(/\bsaveSettings\(/)).toEqual(['pages/settings/SettingsForm.tsx', 'settings/saveSettings.ts']);
  expect(holding(/<SettingsForm\b/)).toEqual(['pages/settings/SettingsPage.tsx']);
});

test('nothing of the log stays behind in the browser, and nothing is sent elsewhere', () => {
  expect(holding(/localStorage|sessionStorage|indexedDB|document\.cookie/)).toEqual([]);
  expect(holding(/\bfetch\(|XMLHttpRequest|sendBeacon|new WebSocket|EventSource/)).toEqual([]);
});
