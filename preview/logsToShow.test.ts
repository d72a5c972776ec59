import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logsToShow } from './logsToShow';
import { readStartOptions } from './startOptions';

const folder = mkdtempSync(join(tmpdir(), 'failed-jobs-'));
const file = join(folder, 'day.ndjson');

beforeAll(() => {
  const lines = ['2026-06-17T00:00:08.000Z', '2026-06-17T23:59:55.000Z'].map((time) =>
    JSON.stringify({ '@timestamp': time, message: 'CrmSyncJob - Started' })
  );
  writeFileSync(file, [...lines, '{"cut of'].join('\n'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const show = (...args: string[]) => logsToShow(readStartOptions(args, {}));

test('the clock starts ten minutes before the last line, so that there is something to come', () => {
  const { preview } = show('--logs', file);
  expect(preview).toEqual({
    title: 'day.ndjson',
    nowMs: Date.parse('2026-06-17T23:49:55.000Z'),
    fromMs: Date.parse('2026-06-17T00:00:00.000Z'),
  });
});

test('--now sets the clock', () => {
  const { preview } = show('--logs', file, '--now', '2026-06-17T12:00:00Z');
  expect(preview.nowMs).toBe(Date.UTC(2026, 5, 17, 12));
});

test('--shift-to-now leaves the clock alone and moves the lines', async () => {
  const { preview, engine } = show('--logs', file, '--shift-to-now');
  expect(preview.nowMs).toBeNull();
  const body = '{"index":"filebeat-*"}\n{"size":1,"sort":[{"@timestamp":{"order":"desc"}}]}\n';
  const { responses } = JSON.parse((await engine.search(body)).body) as {
    responses: Array<{ hits: { hits: Array<{ _source: { '@timestamp': string } }> } }>;
  };
  const lastMs = Date.parse(responses[0]?.hits.hits[0]?._source['@timestamp'] ?? '');
  expect(lastMs - Date.now()).toBeGreaterThan(-2000);
  expect(lastMs - Date.now()).toBeLessThanOrEqual(60 * 60_000);
});

test('lines that could not be read are told, not hidden', () => {
  expect(show('--logs', file).notes.join('\n')).toMatch(/2 log lines[\s\S]*1 line could not be read/);
});

test('a generated day carries the name and the seed that make it again', () => {
  const { preview } = show('--day', 'quiet-day', '--seed', '3');
  expect(preview.title).toBe('a generated day: quiet-day, seed 3');
  expect(() => show('--day', 'sunday')).toThrow(/must be one of .*crm-outage/);
});

test('a real cluster keeps the real time, and its password stays out of sight', () => {
  const { preview } = show('--elasticsearch', 'https://me:secret@logs.example:9200');
  expect(preview).toEqual({ title: 'logs.example:9200', nowMs: null, fromMs: null });
});
