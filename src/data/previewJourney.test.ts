import { DataQueryRequest, LoadingState, PanelData, dateTime } from '@grafana/data';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { from, lastValueFrom } from 'rxjs';
import { loadLogs } from '../../preview/server/loadLogs';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import { generateDay } from '../../samples/generator/generateDay';
import { SHAPES } from '../../samples/generator/shapes';
import { dataSourceOn, installDataSource } from '../../tests/setup/dataSourceOn';
import { Truth, compareTruth } from '../../tests/truth/compareTruth';
import { analyse } from '../domain/analyse';
import { Gap, TimeSpan } from '../domain/coverage';
import { LogDocument } from '../domain/jobs/logDocument';
import { Report } from '../domain/report';
import { apiCatalogue } from '../domain/jobs/jobCatalogue';
import { defaultLogFields } from '../domain/links/logFields';
import { apiPolicy } from '../domain/policy';
import { LinesResult, fetchLines } from './fetchLines';
import { listApps } from './listApps';
import { loadReport } from './loadReport';
import { dashboardQuery } from './logQuery';
import { LogSource } from './logSource';
import { linesTarget } from './logTargets';
import { readFrames } from './readFrames';

/**
 * The way of the lines from one end to the other: our targets, Grafana's query model, a search of the preview's log store,
 * frames, Grafana's own code that reads them in the browser, our documents, the report.
 */

type Documents = Parameters<typeof createLogStore>[0];

const jsonData = { index: '', timeField: '@timestamp' };

function sourceOf(documents: Documents): LogSource {
  const api = dataSourceOn(createLogStore(documents), jsonData);
  return { api, rawSearch: { ...jsonData, post: (ndjson) => api.postResource('_msearch', ndjson) } };
}

function rangeOf({ meta }: Truth): TimeSpan {
  return { fromMs: Date.parse(meta.from), toMs: Date.parse(meta.to) - 1 };
}

function reportOn(
  documents: readonly LogDocument[],
  truth: Truth,
  gaps: readonly Gap[],
  counted?: LinesResult['counted']
): Report {
  const range = rangeOf(truth);
  return analyse(documents, {
    app: truth.meta.app,
    fields: defaultLogFields,
    policy: apiPolicy,
    ...range,
    nowMs: range.toMs,
    gaps,
    counted,
  });
}

async function read(documents: Documents, truth: Truth, pageSize: number): Promise<LinesResult> {
  const request = {
    source: sourceOf(documents),
    app: truth.meta.app,
    fields: defaultLogFields,
    catalogue: apiCatalogue,
    range: rangeOf(truth),
    pageSize,
  };
  return (await lastValueFrom(fetchLines(request))) as LinesResult;
}

/** All of a report but the ids of the lines and how many others there were. */
function summary({ verdicts, runs, overall, looseLines }: Report) {
  return {
    overall,
    verdicts: verdicts.map(({ evidence, ...verdict }) => ({ ...verdict, evidence: evidence.map(({ text }) => text) })),
    runs: runs.map(({ key: _, attempts, ...run }) => ({
      ...run,
      // The frame comes second: the console splits an exception into documents, and no query can name all their frames.
      attempts: attempts.map(({ lineIds: _ids, error, ...attempt }) => ({ ...attempt, error: error && error.message })),
    })),
    loose: looseLines.length,
  };
}

describe('a generated day with an outage, read in pages', () => {
  test.each(SHAPES)(
    '%s: the report is that of all its lines',
    async (shape) => {
      const envelope = shape === 'compact-app' ? 'aks' : 'cf';
      const day = generateDay({ scenario: 'crm-outage', seed: 7, shape, envelope, noise: 0.1, trafficPerDay: 60 });
      const truth = day.truth as unknown as Truth;
      const { documents, gaps } = await read(day.documents, truth, 1000);
      const direct = day.documents.map((source, i) => ({ id: String(i), source }));
      const [through, asTheyAre] = [reportOn(documents, truth, gaps), reportOn(direct, truth, [])];
      expect(gaps).toEqual([]);
      // Several pages, and not so many lines that plain successes are counted instead.
      expect(documents.length).toBeGreaterThan(2000);
      expect(documents.length).toBeLessThan(5000);
      expect(summary(through)).toEqual(summary(asTheyAre));
      expect(through.runs.filter(({ state }) => state === 'succeeded').length).toBeGreaterThan(500);
    },
    30_000
  );
});

const samples = join(__dirname, '../../../shared/samples');
const described = existsSync(samples) ? describe : describe.skip;

described('the sample days', () => {
  test.each(['quiet-day', 'crm-outage-30h'])(
    '%s: exactly what happened',
    async (name) => {
      const truth = JSON.parse(readFileSync(join(samples, `${name}.truth.json`), 'utf8')) as Truth;
      const { documents } = loadLogs(join(samples, `${name}.ndjson.gz`));
      const result = await read(documents, truth, 10_000);
      expect(result.gaps).toEqual([]);
      const { types, runs } = compareTruth(reportOn(result.documents, truth, [], result.counted), truth);
      expect(types).toEqual([]);
      // Of many lines, those of plain successes and of duplicates are counted and not read.
      const steps = result.counted?.flatMap(({ steps, duplicates = [] }) => [...steps, ...duplicates]) ?? [];
      const counted = steps.reduce((sum, step) => sum + step.runs, 0);
      expect(runs.filter((run) => !/not found \((succeeded|deduplicated), 1 attempts\)$/.test(run))).toEqual([]);
      expect(runs.length).toBe(counted);
    },
    60_000
  );
});

describe('a small day through the data source that the settings name', () => {
  const day = generateDay({
    scenario: 'one-candidate-lost',
    seed: 3,
    shape: 'compact-message',
    envelope: 'cf',
    noise: 0.02,
  });
  const truth = day.truth as unknown as Truth;
  const range = rangeOf(truth);
  const source = sourceOf(day.documents);
  const settings = { dataSourceUid: 'logs', fields: defaultLogFields };

  beforeAll(() => {
    installDataSource(dataSourceOn(createLogStore(day.documents), jsonData), jsonData);
  });

  test('the report says what was lost', async () => {
    const request = { settings, app: truth.meta.app, range, nowMs: range.toMs };
    const { state, report, problem } = await lastValueFrom(loadReport(request));
    expect({ state, problem, gaps: report?.coverage.gaps }).toEqual({ state: 'ready', problem: null, gaps: [] });
    expect(report?.overall.id).toBe('candidate-single');
  });

  test('the apps that run jobs are found, most lines first', async () => {
    const { apps, problem } = await lastValueFrom(listApps(settings, range));
    expect(problem).toBeNull();
    expect(apps[0]?.name).toBe(truth.meta.app);
    expect(apps[0]?.lines).toBeGreaterThan(1000);
  });

  test('a dashboard’s query of 500 lines is never an all-clear', async () => {
    const query = dashboardQuery(defaultLogFields).replaceAll('$App', truth.meta.app);
    const target = { ...linesTarget(query, 500), datasource: { type: 'elasticsearch', uid: 'logs' } };
    const timeRange = { from: dateTime(range.fromMs), to: dateTime(range.toMs), raw: { from: '', to: '' } };
    const request = { targets: [target], range: timeRange, intervalMs: 900_000 } as unknown as DataQueryRequest;
    const response = await lastValueFrom(from(source.api.query(request)));
    const data: PanelData = { state: LoadingState.Done, series: response.data, timeRange, request };
    const { documents, gaps, problem } = readFrames(data, range);
    expect(problem).toBeNull();
    expect(documents).toHaveLength(500);
    expect(gaps).toEqual([expect.objectContaining({ fromMs: range.fromMs, reason: 'truncated' })]);
    const report = analyse(documents, {
      app: truth.meta.app,
      fields: defaultLogFields,
      policy: apiPolicy,
      ...range,
      nowMs: range.toMs,
      gaps,
    });
    expect(['ok', 'recovered']).not.toContain(report.overall.level);
  });
});
