import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastValueFrom } from 'rxjs';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import { generateDay } from '../../samples/generator/generateDay';
import { SHAPES } from '../../samples/generator/shapes';
import { dataSourceOn, installDataSource } from '../../tests/setup/dataSourceOn';
import { Truth, compareTruth } from '../../tests/truth/compareTruth';
import { analyse } from '../domain/analyse';
import { PolicySettings, policyOf } from '../domain/policy';
import { listApps } from './listApps';
import { loadReport } from './loadReport';
import { dashboardQuery } from './logQuery';
import { LogPlace } from './logSource';
import { asksForEverything } from './queryBreadth';
import { testSettings } from './testSettings';

/** A service that is not the API's, read through the data source by its settings alone. */
const settings: LogPlace & PolicySettings = {
  ...JSON.parse(readFileSync(join(__dirname, '../../samples/ticket-office.settings.json'), 'utf8')),
  dataSourceUid: 'logs',
};
const { catalogue } = policyOf(settings);
const jsonData = { index: '', timeField: '@timestamp' };

function dayOf(shape: (typeof SHAPES)[number]) {
  const day = generateDay({ scenario: 'ticket-office', seed: 5, shape, envelope: 'aks', noise: 0.05 });
  installDataSource(dataSourceOn(createLogStore(day.documents), jsonData), jsonData);
  const truth = day.truth as unknown as Truth;
  const range = { fromMs: Date.parse(truth.meta.from), toMs: Date.parse(truth.meta.to) - 1 };
  return { ...day, truth, range, app: truth.meta.app };
}

test.each(SHAPES)(
  '%s: the queries find its lines, and the report is what the truth says',
  async (shape) => {
    const { truth, range, app } = dayOf(shape);
    const reading = await lastValueFrom(loadReport({ settings, app, range, nowMs: range.toMs }));
    expect(reading).toMatchObject({ state: 'ready', problem: null });
    expect(reading.report?.coverage.gaps).toEqual([]);
    expect(compareTruth(reading.report!, truth)).toEqual({ types: [], runs: [] });
  },
  30_000
);

describe('beside other apps in one index', () => {
  const { documents, truth, range, app } = dayOf('compact-app');
  beforeAll(() => dayOf('compact-app'));

  test('it is found, and Test says what its lines are', async () => {
    const { apps } = await lastValueFrom(listApps(settings, range));
    expect(apps.map(({ name }) => name)).toContain(app);
    const found = await lastValueFrom(testSettings(settings, range));
    expect(found).toMatchObject({ app, tally: { unrecognised: [] } });
  });

  test('not all lines of the index are asked for, only those about jobs', async () => {
    const { report } = await lastValueFrom(loadReport({ settings, app, range, nowMs: range.toMs }));
    const own = documents.filter((document) => JSON.stringify(document).includes(app)).length;
    expect(report!.lines.total).toBeLessThan(own);
    expect(report!.lines.foreign).toBe(0);
  });

  test('settings that name other texts find nothing of it that counts: nobody can tell', async () => {
    const linePatterns = { started: ['Now {job} goes'], succeeded: ['{job} went'], failed: [], deleted: [] };
    const others = { ...settings, linePatterns, jobTypes: [{ name: 'make-tea' }] };
    const { report } = await lastValueFrom(loadReport({ settings: others, app, range, nowMs: range.toMs }));
    expect(report?.overall.id).toBe('cannot-tell');
  });

  test('an empty answer is no all-clear', () => {
    const policy = policyOf(settings);
    const options = { app, fields: settings.fields, policy, ...range, nowMs: range.toMs, gaps: [] };
    expect(analyse([], options).overall).toMatchObject({ id: 'cannot-tell', level: 'unknown' });
    expect(truth.overall).toBe('failed-unlisted');
  });
});

test('a dashboard’s query is broad enough only if it has the service’s own words', () => {
  expect(asksForEverything(dashboardQuery(settings.fields, catalogue), settings.fields, catalogue)).toBe(true);
  expect(asksForEverything(dashboardQuery(settings.fields), settings.fields, catalogue)).toBe(false);
});
