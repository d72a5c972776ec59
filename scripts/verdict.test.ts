import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const root = join(__dirname, '..');
const sample = join(root, 'samples/candidates-lost-small.ndjson.gz');
const app = 'get-into-teaching-api-prod';
const folder = mkdtempSync(join(tmpdir(), 'verdict-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--require', 'tsx/cjs', 'scripts/verdict.ts', ...args], { cwd: root, encoding: 'utf8' });

function answer(...args: string[]) {
  const { status, stdout, stderr } = run(...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('one JSON object in the documented form, the same for a packed and a plain file', () => {
  const packed = answer('--logs', sample, '--app', app);
  const plain = answer('--logs', write('day.ndjson', gunzipSync(readFileSync(sample)).toString()), '--app', app);
  expect(plain).toEqual(packed);
  expect(packed).toMatchObject({ app, overall: 'candidate-multiple', now: packed.to });
  const { total, used, foreign, loose, unreadable } = packed.lines;
  expect(used + foreign + loose + unreadable).toBe(total);
  expect(packed.runs[0]).toHaveProperty('attempts.0.outcome');
});

test('a range, a moment and spans that were not read are taken as they are given', () => {
  const [from, to] = ['2026-06-17T01:00:00.000Z', '2026-06-17T05:00:00.000Z'];
  const gap = '2026-06-17T02:00:00Z..2026-06-17T03:00:00Z';
  const part = answer('--logs', sample, '--app', app, '--from', from, '--to', to, '--now', to, '--gap', gap);
  expect(part).toMatchObject({ from, to, now: to });
  expect(part.perType.CrmSyncJob.gaps).toEqual([
    { from: '2026-06-17T02:00:00.000Z', to: '2026-06-17T03:00:00.000Z', reason: 'not-read' },
  ]);
});

test('the file’s only app needs no name; of several, each is listed', () => {
  const line = { '@timestamp': '2026-06-17T10:00:00Z', cf: { app: 'only' }, message: 'CrmSyncJob - Started' };
  expect(answer('--logs', write('one.ndjson', JSON.stringify(line))).app).toBe('only');
  const several = run('--logs', sample);
  expect(several.status).toBe(2);
  expect(several.stderr).toContain(`  ${app}\n`);
});

test('fields of other names are read by the options', () => {
  const line = { '@timestamp': '2026-06-17T10:00:00Z', service: 'mine', log: { text: 'CrmSyncJob - Started' } };
  const file = write('other.ndjson', JSON.stringify(line));
  const read = answer(
    '--logs',
    file,
    '--app-field',
    'labels.app',
    '--app-field',
    'service',
    '--message-field',
    'log.text'
  );
  expect(read).toMatchObject({ app: 'mine', lines: { used: 1 } });
});

test('the app’s settings hold here too', () => {
  const line = { '@timestamp': '2026-06-17T10:00:00Z', service: 'mine', message: 'SendLetterJob - Started' };
  const jobTypes = [{ name: 'SendLetterJob', jobClass: 'send' }];
  const settings = write('settings.json', JSON.stringify({ fields: { app: ['service'] }, jobTypes }));
  const read = answer('--logs', write('letters.ndjson', JSON.stringify(line)), '--settings', settings);
  expect(read).toMatchObject({ app: 'mine', lines: { used: 1, loose: 0 } });
});

test('another service is read by its settings alone; without them nobody can tell', () => {
  const logs = ['--logs', join(root, 'samples/ticket-office.ndjson.gz'), '--app', 'ticket-office'];
  const told = answer(...logs, '--settings', join(root, 'samples/ticket-office.settings.json'));
  expect(told.overall).toBe('failed-unlisted');
  expect(told.perType['send-ticket']).toMatchObject({ verdict: 'failed-unlisted', deleted: 5, retrying: 2 });
  expect(answer(...logs).overall).toBe('cannot-tell');
});

test.each([
  ['no file', []],
  ['a file that is not there', ['--logs', 'nowhere.ndjson']],
  ['an unknown option', ['--logs', sample, '--apps', app]],
  ['an unknown app', ['--logs', sample, '--app', 'nobody']],
  ['a time that is none', ['--logs', sample, '--app', app, '--from', 'yesterday']],
  ['a range that ends before it begins', ['--logs', sample, '--app', app, '--from', '2027-01-01']],
  ['a gap without an end', ['--logs', sample, '--app', app, '--gap', '2026-06-17T02:00:00Z']],
  ['settings that are no JSON', ['--logs', sample, '--app', app, '--settings', write('no.json', '{')]],
  ['settings that are not valid', ['--logs', sample, '--app', app, '--settings', write('bad.json', '{"retry":7}')]],
  [
    'a pattern that cannot be used',
    ['--logs', sample, '--app', app, '--settings', write('pattern.json', '{"linePatterns":{"started":["{job}{x}"]}}')],
  ],
  ['a broken gzip file', ['--logs', write('broken.gz', Uint8Array.of(0x1f, 0x8b))]],
])('%s: status 2, a message, nothing on standard output', (_, args) => {
  const { status, stdout, stderr } = run(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^[^\n]+/);
  expect(stderr).not.toMatch(/\n\s+at /);
});
