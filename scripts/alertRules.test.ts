import { readFileSync } from 'node:fs';
import { createBackend } from '../preview/server/createBackend';
import { createLogStore } from '../preview/server/logStore/createLogStore';
import { generateDay } from '../samples/generator/generateDay';
import { SHAPES } from '../samples/generator/shapes';
import { defaultLogFields } from '../src/domain/links/logFields';
import { AlertRule, alertRules } from './alertRules';
import { inRepository } from './repository.mjs';
import { PROVISIONED_APP, alertText } from './updateAlerts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

interface Told {
  meta: { app: string; from: string; to: string };
  runs: Array<{ jobType: string; deletedAt?: string | null; attempts: Array<{ n: number; startedAt: string | null }> }>;
}

/** Whether each rule fires at a moment, as Grafana's alerting would count: by its queries, over its own time. */
function alarmsOf(documents: Parameters<typeof createLogStore>[0], app: string) {
  const settings = { uid: 'logs', index: '', timeField: '@timestamp' };
  const backend = createBackend({ settings, ...createLogStore(documents) });
  const rules = alertRules(app, defaultLogFields);
  const lines = async (query: string, fromMs: number, toMs: number): Promise<number> => {
    const count = { refId: 'count', query, metrics: [{ id: '1', type: 'count' }], intervalMs: MINUTE_MS };
    const bucketAggs = [{ id: '2', type: 'date_histogram', field: '@timestamp', settings: { interval: '1m' } }];
    const queries = [{ ...count, bucketAggs, datasource: { uid: 'logs' } }];
    const { body } = await backend.handleDsQuery(
      JSON.stringify({ from: String(fromMs), to: String(toMs), queries }),
      {}
    );
    const { frames, error } = JSON.parse(body).results.count;
    expect(error).toBeUndefined();
    return (frames[0]?.data.values[1] ?? []).reduce((sum: number, value: number) => sum + value, 0);
  };
  const fires = async ({ watches }: AlertRule, nowMs: number): Promise<boolean> => {
    const counts = await Promise.all(
      watches.map(({ query, overSeconds }) => lines(query, nowMs - overSeconds * 1000, nowMs))
    );
    return watches.some(({ above = Infinity, below = 0 }, i) => counts[i]! > above || counts[i]! < below);
  };
  return (uid: string, nowMs: number) =>
    fires(
      rules.find((rule) => rule.uid === uid)!,
      nowMs
    );
}

describe.each(SHAPES)('%s', (shape) => {
  const envelope = shape === 'compact-app' ? 'aks' : 'cf';
  const day = generateDay({ scenario: 'crm-read-only', seed: 5, shape, envelope, noise: 0.05, trafficPerDay: 40 });
  const { meta, runs } = day.truth as unknown as Told;
  const fires = alarmsOf(day.documents, meta.app);
  const everyHalfHour: number[] = [];
  for (let ms = Date.parse(meta.from) + HOUR_MS; ms < Date.parse(meta.to); ms += 30 * MINUTE_MS) {
    everyHalfHour.push(ms);
  }
  const within = (time: string | null | undefined, nowMs: number, ms: number): boolean =>
    time != null && Date.parse(time) > nowMs - ms && Date.parse(time) <= nowMs;

  test('it fires within minutes of each deletion, and at no other time', async () => {
    const deletions = runs.flatMap(({ deletedAt }) => (deletedAt ? [Date.parse(deletedAt)] : []));
    expect(deletions.length).toBeGreaterThan(0);
    for (const ms of deletions) {
      expect(await fires('failed-jobs-deleted', ms + MINUTE_MS)).toBe(true);
    }
    for (const nowMs of everyHalfHour) {
      const isDue = runs.some(({ deletedAt }) => within(deletedAt, nowMs, 15 * MINUTE_MS));
      expect(`${nowMs} ${await fires('failed-jobs-deleted', nowMs)}`).toBe(`${nowMs} ${isDue}`);
    }
  });

  test('it fires for a candidate in attempt 20 or later', async () => {
    const late = runs
      .filter(({ jobType }) => jobType === 'UpsertCandidateJob')
      .flatMap(({ attempts }) => attempts.filter(({ n }) => n >= 20));
    expect(late.length).toBeGreaterThan(0);
    for (const nowMs of everyHalfHour) {
      const isDue = late.some(({ startedAt }) => within(startedAt, nowMs, 65 * MINUTE_MS));
      expect(`${nowMs} ${await fires('failed-jobs-deadline', nowMs)}`).toBe(`${nowMs} ${isDue}`);
    }
  });
});

test('an outage of the CRM is told while CrmSyncJob does not succeed, though it starts', async () => {
  const day = generateDay({ scenario: 'crm-outage', seed: 5, shape: 'compact-message', envelope: 'cf', noise: 0.05 });
  const { meta } = day.truth as unknown as Told;
  const fires = alarmsOf(day.documents, meta.app);
  const { perType } = day.truth as unknown as { perType: Record<string, { lastFailureAt: string }> };
  const lastFailureMs = Date.parse(perType.CrmSyncJob!.lastFailureAt);
  expect(await fires('failed-jobs-sync', lastFailureMs)).toBe(true);
  expect(await fires('failed-jobs-stopped', lastFailureMs)).toBe(false);
  expect(await fires('failed-jobs-sync', Date.parse(meta.to) - 5 * MINUTE_MS)).toBe(false);
});

test('where no line comes any more, that is an alarm', async () => {
  const day = generateDay({ scenario: 'quiet-day', seed: 5, shape: 'compact-message', envelope: 'cf', noise: 0.05 });
  const { meta } = day.truth as unknown as Told;
  const fires = alarmsOf(day.documents, meta.app);
  const endMs = Date.parse(meta.to);
  expect(await fires('failed-jobs-stopped', endMs)).toBe(false);
  expect(await fires('failed-jobs-sync', endMs)).toBe(false);
  expect(await fires('failed-jobs-stopped', endMs + 45 * MINUTE_MS)).toBe(true);
  expect(await fires('failed-jobs-sync', endMs + 45 * MINUTE_MS)).toBe(true);
  expect(await fires('failed-jobs-deleted', endMs)).toBe(false);
});

test('the provisioned file is what the rules say', () => {
  expect(readFileSync(inRepository('provisioning/alerting/failed-jobs.yaml'), 'utf8')).toBe(alertText(PROVISIONED_APP));
});
