import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackend } from '../server/createBackend';
import { createLogStore } from '../server/logStore/createLogStore';
import { createSite, type SiteOptions } from './createSite';
import { findPlugins } from './pluginFolders';

const folder = mkdtempSync(join(tmpdir(), 'failed-jobs-'));
const write = (path: string, content: unknown) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
};
let server: Server;
let port: number;
let options: SiteOptions;

beforeAll(async () => {
  const page = { type: 'page', name: 'What needs you', path: '/a/x-jobs-app', addToNav: true, defaultNav: true };
  write('secret.txt', 'secret');
  write('dist/plugin.json', { id: 'x-jobs-app', type: 'app', name: 'Jobs </script>', info: {}, includes: [page] });
  write('dist/module.js', 'define([])');
  write('dist/chunks/page.js', 'page');
  write('dist/panel/plugin.json', { id: 'x-line-panel', type: 'panel', name: 'Line', info: { version: '1.2.3' } });
  write('dist/panel/module.js', 'define([])');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'dist/panel/link.txt'));
  write('stage/main.js', 'stage');
  write('dashboards/one.json', { uid: 'abc', title: 'Get into Teaching API', panels: [] });
  const documents = [{ '@timestamp': '2026-06-17T10:00:00Z', message: 'CrmSyncJob - Started' }];
  const settings = { uid: 'logs', index: 'filebeat-*', timeField: '@timestamp' };
  options = {
    preview: { title: 'a test', nowMs: 1, fromMs: null },
    role: 'Admin',
    plugins: findPlugins(join(folder, 'dist')),
    dashboardsFolder: join(folder, 'dashboards'),
    stageFolder: join(folder, 'stage'),
    neededScripts: ['chunk-1.js'],
    backend: createBackend({ settings, ...createLogStore(documents) }),
  };
  server = createServer(createSite(options));
  port = await listening(server);
});

async function listening(listener: Server): Promise<number> {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return (listener.address() as AddressInfo).port;
}

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init });
const statusOf = async (path: string) => (await ask(path)).status;

/** Sends a path as it stands: fetch would tidy it. */
const rawStatus = (path: string, host = 'localhost') =>
  new Promise<number | undefined>((resolve, reject) => {
    request({ port, path, host: '127.0.0.1', headers: { host } }, (response) => resolve(response.statusCode))
      .on('error', reject)
      .end();
  });

test('each plugin is served under its own id, from its own folder', async () => {
  expect(await statusOf('/public/plugins/x-jobs-app/chunks/page.js')).toBe(200);
  expect(await statusOf('/public/plugins/x-line-panel/module.js')).toBe(200);
  expect(await statusOf('/public/plugins/x-line-panel/chunks/page.js')).toBe(404);
  expect(await statusOf('/public/plugins/nobody/module.js')).toBe(404);
});

test.each(['..%2F..%2Fsecret.txt', '%2e%2e/%2e%2e/secret.txt', 'link.txt', ''])(
  'nothing outside the folder is served: %s',
  async (path) => {
    const response = await ask(`/public/plugins/x-line-panel/${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  }
);

test('the page hands over settings, navigation and preview as data that cannot end its script element', async () => {
  const html = await (await ask('/a/x-jobs-app/any/page')).text();
  const [, data = ''] = /id="bootData">(.*)<\/script>\n<script type="module"/.exec(html) ?? [];
  expect(data).not.toContain('</script>');
  const boot = JSON.parse(data);
  expect(boot.preview).toEqual({ title: 'a test', nowMs: 1, fromMs: null });
  expect(boot.settings.panels['x-line-panel'].module).toBe('public/plugins/x-line-panel/module.js');
  expect(boot.settings.apps['x-jobs-app'].path).toBe('public/plugins/x-jobs-app/module.js');
  expect(boot.navTree.map(({ url }: { url: string }) => url)).toEqual([
    '/d/abc/get-into-teaching-api',
    '/a/x-jobs-app',
    '/plugins/x-jobs-app',
  ]);
});

test('the page may load nothing from elsewhere', async () => {
  expect((await ask('/d/abc')).headers.get('content-security-policy')).toContain("default-src 'self'");
});

test('/ leads to the dashboard and keeps what was asked', async () => {
  expect((await ask('/?theme=light')).headers.get('location')).toBe('/d/abc/get-into-teaching-api?theme=light');
});

test('queries and resources reach the logs', async () => {
  const query = {
    refId: 'A',
    datasource: { uid: 'logs' },
    metrics: [{ id: '1', type: 'logs', settings: { limit: '10' } }],
    bucketAggs: [],
    intervalMs: 60_000,
  };
  const [from, to] = [Date.UTC(2026, 5, 17), Date.UTC(2026, 5, 18)];
  const body = JSON.stringify({ queries: [query], from: String(from), to: String(to) });
  const { results } = await (await ask('/api/ds/query?ds_type=elasticsearch', { method: 'POST', body })).json();
  expect(results.A.frames[0].schema.meta.custom.total).toBe(1);
  expect(await statusOf('/api/datasources/uid/logs/resources/_field_caps')).toBe(200);
  expect(await statusOf('/api/datasources/uid/other/resources/_field_caps')).toBe(404);
});

test('saved settings replace the old ones, and secrets never come back', async () => {
  const save = { enabled: true, jsonData: { a: 1 }, secureJsonData: { token: 'hush' } };
  await ask('/api/plugins/x-jobs-app/settings', { method: 'POST', body: JSON.stringify(save) });
  const text = await (await ask('/api/plugins/x-jobs-app/settings')).text();
  expect(JSON.parse(text)).toMatchObject({
    enabled: true,
    pinned: false,
    jsonData: { a: 1 },
    secureJsonFields: { token: true },
  });
  expect(text).not.toContain('hush');
});

const settingsPath = '/api/plugins/x-jobs-app/settings';
const attempt = { method: 'POST', body: JSON.stringify({ enabled: true, jsonData: { a: 'evil' } }) };

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['another server of this machine', { origin: 'http://localhost:1' }],
  ['a page that tells no origin', { 'sec-fetch-site': 'cross-site' }],
])('%s may not write', async (_, headers) => {
  expect((await ask(settingsPath, { ...attempt, headers })).status).toBe(403);
  expect(await (await ask(settingsPath)).text()).not.toContain('evil');
});

test('a viewer reads the settings and may not write them', async () => {
  const viewed = createServer(createSite({ ...options, role: 'Viewer' }));
  const at = `http://127.0.0.1:${await listening(viewed)}`;
  expect((await fetch(at + settingsPath, attempt)).status).toBe(403);
  expect((await fetch(at + settingsPath)).status).toBe(200);
  expect(await (await fetch(`${at}/a/x-jobs-app`)).text()).not.toContain('plugins:write');
  viewed.close();
});

test('the page asks at once for the scripts that its own ones will import', async () => {
  const html = await (await ask('/a/x-jobs-app')).text();
  expect(html).toContain('<link rel="modulepreload" href="public/build/chunk-1.js">');
});

test('fonts and icons of Grafana come from packages, the stage from its folder', async () => {
  expect(await statusOf('/public/fonts/inter/Inter-Regular.woff2')).toBe(200);
  expect(await statusOf('/public/fonts/roboto/any-name.woff2')).toBe(200);
  expect(await statusOf('/public/build/img/icons/unicons/bars.svg')).toBe(200);
  // Not in @grafana/ui, which asks for it all the same.
  expect(await (await ask('/public/build/img/icons/unicons/spinner.svg')).text()).toMatch(/^<svg[^>]*><path/);
  expect(await (await ask('/public/build/main.js')).text()).toBe('stage');
  expect(await statusOf('/public/build/other.js')).toBe(404);
});

test('what Grafana has and the preview does not is not found', async () => {
  expect(await statusOf('/api/search')).toBe(404);
  expect(await statusOf('/api/dashboards/uid/none')).toBe(404);
  expect(await statusOf('/api/plugins/none/settings')).toBe(404);
});

test('another host name for this machine is refused', async () => {
  expect(await rawStatus('/api/health', 'evil.example')).toBe(403);
  expect(await rawStatus('/api/health', 'localhost:3000')).toBe(200);
});
