import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createBackend } from './createBackend';
import { loadLogs } from './loadLogs';
import { createLogStore } from './logStore/createLogStore';
import type { WireFrame } from './elasticsearch/wireFrame';
import { sharedFolder } from './sharedFolder';

const samples = sharedFolder('samples');

interface Truth {
  meta: { app: string; from: string; to: string };
  perType: Record<string, { started: number; failedAttempts: number }>;
}

const days = samples ? ['quiet-day', 'crm-outage-6h', 'crm-outage-30h'] : [];

if (!samples) {
  describe('the sample days', () => {
    test.skip('not checked: there is no ../shared/samples beside the repository', () => undefined);
  });
}

/** How a job's Started lines are found in lines that hold templates. */
function startedQuery(jobType: string): string {
  const [, model] = /^UpsertModelJob<(.+)>$/.exec(jobType) ?? [];
  return model ? `message:"UpsertModelJob TypeName Started" AND message:"${model}"` : `message:"${jobType} - Started"`;
}

days.forEach((name) =>
  describe(`the sample day ${name}`, () => {
    const load = () => {
      const { documents, unreadable } = loadLogs(join(samples ?? '', `${name}.ndjson.gz`));
      const truth = JSON.parse(readFileSync(join(samples ?? '', `${name}.truth.json`), 'utf8')) as Truth;
      const settings = { uid: 'logs', index: 'filebeat-*', timeField: '@timestamp', logMessageField: 'message' };
      return { documents, unreadable, truth, backend: createBackend({ ...createLogStore(documents), settings }) };
    };
    let day: ReturnType<typeof load>;
    beforeAll(() => {
      day = load();
    }, 60_000);

    async function ask(query: object): Promise<WireFrame[]> {
      const { from, to, app } = day.truth.meta;
      const queries = [
        {
          refId: 'A',
          datasource: { uid: 'logs' },
          query: `cf.app.keyword:${app.replaceAll('-', '\\-')}`,
          intervalMs: 3_600_000,
          ...query,
        },
      ];
      const range = { from: Date.parse(from), to: Date.parse(to) - 1 };
      const { status, body } = await day.backend.handleDsQuery(JSON.stringify({ queries, ...range }), {});
      expect(status).toBe(200);
      return (JSON.parse(body) as { results: Record<string, { frames: WireFrame[] }> }).results.A?.frames ?? [];
    }

    async function countOf(queries: Record<string, string>): Promise<Record<string, number>> {
      const filters = Object.entries(queries).map(([label, query]) => ({ label, query }));
      const frames = await ask({
        metrics: [{ id: '1', type: 'count' }],
        bucketAggs: [
          { id: '2', type: 'filters', settings: { filters } },
          { id: '3', type: 'date_histogram', settings: { interval: '10m' } },
        ],
      });
      const sum = (values: unknown[] = []) => (values as number[]).reduce((total, value) => total + value, 0);
      return Object.fromEntries(frames.map(({ schema, data }) => [schema.name, sum(data.values[1])]));
    }

    test('is read whole', () => {
      expect(day.unreadable).toEqual([]);
      expect(day.documents.length).toBeGreaterThan(27_000);
    });

    test('has as many Started lines of each job type as the truth says', async () => {
      const truth = Object.entries(day.truth.perType);
      expect(await countOf(Object.fromEntries(truth.map(([jobType]) => [jobType, startedQuery(jobType)])))).toEqual(
        Object.fromEntries(truth.map(([jobType, { started }]) => [jobType, started]))
      );
    });

    test('has a Hangfire line for each failed attempt of the truth', async () => {
      const failed = Object.values(day.truth.perType).reduce((total, { failedAttempts }) => total + failedAttempts, 0);
      expect(await countOf({ failed: '"Failed to process the job"' })).toEqual({ failed });
    });

    test('gives its newest lines as the file has them', async () => {
      const [frame] = await ask({ metrics: [{ id: '1', type: 'logs', settings: { limit: '50' } }] });
      const newest = day.documents
        .filter(({ cf }) => (cf as { app?: string }).app === day.truth.meta.app)
        .slice(-50)
        .reverse();
      const times = frame?.data.values[0] as number[];
      expect(times).toEqual(newest.map((document) => Date.parse(String(document['@timestamp']))));
      expect(frame?.schema.meta?.custom).toMatchObject({ limit: 50, total: 10_000 });
    });
  })
);
