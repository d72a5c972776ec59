import { createBackend } from '../../preview/server/createBackend';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import { fieldReader } from '../domain/jobs/logDocument';
import { exploreLink } from '../domain/links/exploreLink';
import { defaultLogFields } from '../domain/links/logFields';
import { appFilter, idsQuery, jobLinesQuery, lookQueries, lucenePhrase } from './logQuery';
import { linesTarget } from './logTargets';

// Grafana's own pattern of variables, as its documentation describes the three forms.
const VARIABLE = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:^}]+))?(?::([^}]+))?\}/;

describe('lucenePhrase', () => {
  test.each([
    ['get-into-teaching-api-prod', '"get-into-teaching-api-prod"'],
    ['a "b" \\', '"a \\"b\\" \\\\"'],
    ['a:b (c) d* e? +f -g !h ~i ^2 {j} /k/ &&', '"a:b (c) d* e? +f -g !h ~i ^2 {j} /k/ &&"'],
    ['$App [[App]] ${App:raw}', '"\\u0024App \\[\\[App]] \\u0024{App:raw}"'],
    ['a\nb\u0000', '"a b "'],
  ])('%j', (text, phrase) => {
    expect(lucenePhrase(text)).toBe(phrase);
    expect(lucenePhrase(text)).not.toMatch(VARIABLE);
  });
});

const names = [
  'get-into-teaching-api-prod',
  'get-into-teaching-api-prod-blue',
  'get-into-teaching-api-test',
  'api',
  'API',
  'api*',
  'ap?',
  'a:b',
  'a b',
  'b a',
  '"quoted" \\ name',
  "it's (odd) [x] {y}",
  'NOT api',
  'api" OR cf.app:"api',
  '/a.*/',
  'ünïcødé 漢字',
  '[[App]]',
  '$App',
  '…',
];

describe('appFilter', () => {
  const documents = names.flatMap((app, i) => [
    { '@timestamp': `2026-06-17T10:00:${10 + i}.000Z`, cf: { app }, message: 'a line' },
    { '@timestamp': `2026-06-17T11:00:${10 + i}.000Z`, kubernetes: { deployment: { name: app } }, message: 'a line' },
  ]);
  const settings = { uid: 'logs', index: '', timeField: '@timestamp' };
  const backend = createBackend({ settings, ...createLogStore(documents) });

  test.each(names)('the app %j finds exactly itself', async (app) => {
    const target = linesTarget(appFilter(app, defaultLogFields.app), 100);
    const range = { from: String(Date.UTC(2026, 5, 17)), to: String(Date.UTC(2026, 5, 18)) };
    const queries = [{ ...target, intervalMs: 900_000, datasource: { uid: 'logs' } }];
    const { body } = await backend.handleDsQuery(JSON.stringify({ ...range, queries }), {});
    const { lines } = JSON.parse(body).results;
    expect(lines.error).toBeUndefined();
    const found = lines.frames[0].data.values[0].map(fieldReader('cf.app'));
    const others = lines.frames[0].data.values[0].map(fieldReader('kubernetes.deployment.name'));
    expect([...found, ...others].filter((name) => name !== undefined)).toEqual([app, app]);
  });
});

test('a recurring job that Hangfire switches off is found', async () => {
  const text = "Recurring job 'crm-sync' can't be scheduled due to an error and will be disabled.";
  const documents = [{ '@timestamp': '2026-06-17T10:00:10.000Z', cf: { app: 'api' }, message: text }];
  const backend = createBackend({
    settings: { uid: 'logs', index: '', timeField: '@timestamp' },
    ...createLogStore(documents),
  });
  const range = { from: String(Date.UTC(2026, 5, 17)), to: String(Date.UTC(2026, 5, 18)) };
  const query = jobLinesQuery('api', defaultLogFields);
  const queries = [{ ...linesTarget(query, 100), intervalMs: 900_000, datasource: { uid: 'logs' } }];
  const { body } = await backend.handleDsQuery(JSON.stringify({ ...range, queries }), {});
  expect(JSON.parse(body).results.lines.frames[0].data.values[0].map(fieldReader('message'))).toEqual([text]);
});

describe('lookQueries', () => {
  const lines = [
    { message: 'UpsertCandidateJob - Started (1/24) CID-1' },
    { message: "Failed to process the job '41': an exception occurred." },
    { message: 'System.TimeoutException: The operation has timed out.' },
    { message: 'HTTP GET /api/operations/health_check' },
    { message: 'UpsertCandidateJob - Started (1/24) CID-2', cf: { app: 'other' } },
  ];
  const documents = lines.map((line, i) => ({
    '@timestamp': `2026-06-17T10:00:1${i}.000Z`,
    cf: { app: 'api' },
    ...line,
  }));
  const settings = { uid: 'logs', index: '', timeField: '@timestamp' };
  const backend = createBackend({ settings, ...createLogStore(documents) });

  async function findTexts(query: string): Promise<string[]> {
    const range = { from: String(Date.UTC(2026, 5, 17)), to: String(Date.UTC(2026, 5, 18)) };
    const queries = [{ ...linesTarget(query, 100), intervalMs: 900_000, datasource: { uid: 'logs' } }];
    const { body } = await backend.handleDsQuery(JSON.stringify({ ...range, queries }), {});
    return JSON.parse(body).results.lines.frames[0].data.values[0].map(fieldReader('message'));
  }

  test('each finds what the one before does and no line of another app', async () => {
    const [exact = [], byWords = [], byApp = []] = await Promise.all(
      lookQueries('api', defaultLogFields).map(findTexts)
    );
    expect(exact).toEqual(expect.arrayContaining([lines[0]?.message, lines[1]?.message]));
    expect(byWords).toEqual(expect.arrayContaining([lines[0]?.message, lines[1]?.message]));
    expect(byApp).toHaveLength(4);
    expect(byApp).toEqual(expect.arrayContaining([...exact, ...byWords]));
  });

  test('an address of Explore has room for the words', () => {
    const source = { uid: 'a-data-source-uid', type: 'grafana-opensearch-datasource' };
    const queries = lookQueries('get-into-teaching-api-production', defaultLogFields);
    const link = exploreLink(source, { queries, from: '1781690400000', to: '1781694000000', orgId: 1 });
    const panes = new URL(link ?? '', 'http://grafana.example').searchParams.get('panes') ?? '';
    expect(JSON.parse(panes).job.queries[0].query).toBe(queries[1]);
  });

  test('ids are searched for without their index', () => {
    expect(idsQuery(['logs-2026.06#k1', 'logs#a"b'])).toBe('_id:("k1" OR "a\\"b")');
  });
});
