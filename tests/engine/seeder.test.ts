import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lastValueFrom } from 'rxjs';
import { logsDataSource } from '../../preview/dataSource';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import { remoteElasticsearch } from '../../preview/server/remoteElasticsearch';
import type { SearchEngine } from '../../preview/server/searchEngine';
import { FlowReader, logFlow } from '../../scripts/seeder/logFlow';
import { readSampleDay } from '../../scripts/seeder/sampleDay';
import { Seeder } from '../../scripts/seeder/seeder';
import { loadReport } from '../../src/data/loadReport';
import { defaultLogFields } from '../../src/domain/links/logFields';
import { dataSourceOn, installDataSource } from '../setup/dataSourceOn';
import { describeWithEngine, engineUrl, send } from './engine';

const HOUR_MS = 3_600_000;
const nowMs = Date.parse('2026-11-26T10:20:30Z');
const day = readSampleDay('samples', 'crm-outage-small');

/** What the page says of the last day, at a moment. */
async function reportOn(engine: SearchEngine, thenMs: number) {
  const { jsonData } = logsDataSource;
  installDataSource(dataSourceOn(engine, jsonData), jsonData);
  const settings = { dataSourceUid: 'logs', fields: defaultLogFields };
  const range = { fromMs: thenMs - 24 * HOUR_MS, toMs: thenMs };
  const { report } = await lastValueFrom(loadReport({ settings, app: day.meta.app, range, nowMs: thenMs }));
  const types = report?.verdicts.map(({ jobType, id, counts }) => ({ jobType, id, counts }));
  return { overall: report?.overall.id, gaps: report?.coverage.gaps, types };
}

const storeAt = (thenMs: number): SearchEngine => createLogStore(new FlowReader(logFlow(day, nowMs)).takeUntil(thenMs));

const linesIn = async (): Promise<unknown> => (await send('GET', 'filebeat-failed-jobs-sample/_count')).count;

describeWithEngine('the seeder of docker-compose.yaml', () => {
  beforeEach(() => send('DELETE', 'filebeat-*'));
  afterAll(() => send('DELETE', 'filebeat-*'));

  test('it fills a real search engine, which says as time goes on what the preview’s store says of the same lines', async () => {
    const seeder = new Seeder(engineUrl, day, nowMs);
    await seeder.clear();
    let lines = 0;
    for (const thenMs of [nowMs, nowMs + 2 * HOUR_MS, nowMs + 9 * HOUR_MS]) {
      const written = await seeder.writeUntil(thenMs);
      expect(written).toBeGreaterThan(20);
      lines += written;
      expect(await linesIn()).toBe(lines);
      const said = await reportOn(remoteElasticsearch(engineUrl), thenMs);
      expect(said).toEqual(await reportOn(storeAt(thenMs), thenMs));
      expect(said.types?.length).toBeGreaterThan(3);
    }
  }, 120_000);

  test('lines that could not be written are written the next time', async () => {
    const elsewhere = new Seeder('http://127.0.0.1:9', day, nowMs);
    await expect(elsewhere.writeUntil(nowMs)).rejects.toThrow();
    const seeder = new Seeder(engineUrl, day, nowMs);
    const fetchOnce = jest.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new Error('no way'));
    await expect(seeder.writeUntil(nowMs)).rejects.toThrow('no way');
    fetchOnce.mockRestore();
    expect(await seeder.writeUntil(nowMs)).toBe(new FlowReader(logFlow(day, nowMs)).takeUntil(nowMs).length);
  }, 60_000);

  test('its bundle needs nothing but Node, replaces what was there, and says when the day is laid', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'failed-jobs-seeder-'));
    execFileSync('npm', ['run', '--silent', 'build:seeder']);
    const ready = join(folder, 'ready');
    const env = { SEARCH_URL: engineUrl, SAMPLES_FOLDER: join(process.cwd(), 'samples'), READY_FILE: ready };
    const running = spawn(process.execPath, [join(process.cwd(), 'build/seed.mjs')], {
      cwd: folder,
      env,
      stdio: 'inherit',
    });
    try {
      for (let tries = 0; tries < 300 && !existsSync(ready); tries++) {
        await wait(100);
      }
      expect(existsSync(ready)).toBe(true);
      expect(await linesIn()).toBeGreaterThan(2000);
    } finally {
      running.kill();
      await once(running, 'exit');
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});
