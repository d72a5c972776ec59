import { createBackend, type Backend } from '../../preview/server/createBackend';
import type { WireFrame } from '../../preview/server/elasticsearch/wireFrame';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import type { LogDocument } from '../../preview/server/logStore/logIndex';
import type { SearchEngine } from '../../preview/server/searchEngine';
import { generateDay } from '../../samples/generator/generateDay';
import { SHAPES } from '../../samples/generator/shapes';
import type { TimeSpan } from '../../src/domain/coverage';
import { defaultLogFields } from '../../src/domain/links/logFields';
import { jobLinesQuery } from '../../src/data/logQuery';
import { countTarget, linesTarget, valuesTarget } from '../../src/data/logTargets';
import { describeWithEngine, fillEngine } from './engine';

/** The embedded log store and a real search engine, asked the same through the same translation, must answer alike. */

const settings = {
  uid: 'logs',
  index: 'filebeat-*',
  timeField: '@timestamp',
  logMessageField: 'message',
  logLevelField: 'level',
};
const HOUR = 3_600_000;

/** Two days' indices have part in it. */
const night = { from: '2026-06-17T20:00:00Z', hours: 8 };

interface Results {
  [refId: string]: { frames?: WireFrame[]; error?: string };
}

async function ask(backend: Backend, targets: object[], { fromMs, toMs }: TimeSpan): Promise<Results> {
  const intervalMs = Math.max(1000, Math.ceil((toMs - fromMs) / 100));
  const queries = targets.map((target) => ({ ...target, datasource: { uid: 'logs' }, intervalMs }));
  const body = JSON.stringify({ queries, from: String(fromMs), to: String(toMs) });
  const answer = await backend.handleDsQuery(body, {});
  return (JSON.parse(answer.body) as { results: Results }).results;
}

/** The embedded log store does not mark words; that is the one thing that it leaves out. */
function withoutMarks({ schema, data }: WireFrame): unknown {
  const isKept = schema.fields.map(({ name }) => name !== 'highlight');
  const custom = schema.meta?.custom as object | undefined;
  return {
    schema: {
      ...schema,
      fields: schema.fields.filter((_, at) => isKept[at]),
      ...(custom && { meta: { ...schema.meta, custom: { ...custom, searchWords: [] } } }),
    },
    data: { ...data, values: data.values.filter((_, at) => isKept[at]) },
  };
}

function comparable(results: Results): unknown {
  return Object.fromEntries(
    Object.entries(results).map(([refId, { frames = [], error }]) => [
      refId,
      { frames: frames.map(withoutMarks), error: error !== undefined },
    ])
  );
}

/** As a dashboard asks for lines. */
const logsTarget = (query: string, limit: number) => ({
  refId: 'logs',
  query,
  metrics: [{ id: '1', type: 'logs', settings: { limit: String(limit) } }],
  bucketAggs: [],
});

/** Both, with the same documents. */
async function fillBoth(documents: readonly LogDocument[]) {
  const backendOf = (engine: SearchEngine) => createBackend({ settings, ...engine });
  const embedded = backendOf(createLogStore(documents));
  const real = backendOf(await fillEngine(documents));
  /** Asks both, requires the same of both, and gives it. */
  return async (targets: object[], range: TimeSpan): Promise<Results> => {
    const answers = await Promise.all([ask(embedded, targets, range), ask(real, targets, range)]);
    const [ours, theirs] = answers;
    expect(comparable(ours)).toEqual(comparable(theirs));
    return theirs;
  };
}

const rows = ({ frames = [] }: Results[string] = {}): number => frames[0]?.data.values[0]?.length ?? 0;

describeWithEngine('a generated day', () => {
  describe.each(SHAPES)('%s', (shape) => {
    const envelope = shape === 'compact-app' ? 'aks' : 'cf';
    const { documents, truth } = generateDay({
      scenario: 'crm-outage',
      seed: 5,
      shape,
      envelope,
      noise: 0.05,
      ...night,
    });
    const app = String(truth.meta.app);
    const range = { fromMs: Date.parse(String(truth.meta.from)), toMs: Date.parse(String(truth.meta.to)) - 1 };
    let askBoth: Awaited<ReturnType<typeof fillBoth>>;
    beforeAll(async () => {
      askBoth = await fillBoth(documents);
    }, 60_000);

    test.each([
      ['one app', app],
      ['every app', ''],
      ['an app that is not there', 'nobody'],
    ])('the lines of %s and their count', async (_name, name) => {
      const query = jobLinesQuery(name, defaultLogFields);
      const targets = [linesTarget(query, 300), logsTarget(query, 300), countTarget(query)];
      const { lines, count } = await askBoth(targets, range);
      expect(rows(lines)).toBe(name === 'nobody' ? 0 : 300);
      expect(count?.frames).toHaveLength(1);
    });

    test('the apps', async () => {
      const query = jobLinesQuery('', defaultLogFields);
      const names = defaultLogFields.app.flatMap((field) => [field, `${field}.keyword`]);
      await askBoth(
        names.map((field) => valuesTarget(query, field, 100)),
        range
      );
    });

    test('part of the day', async () => {
      const query = jobLinesQuery(app, defaultLogFields);
      const part = { fromMs: range.fromMs + HOUR, toMs: range.fromMs + 2 * HOUR };
      await askBoth([linesTarget(query, 10_000), logsTarget(query, 10_000), countTarget(query)], part);
    });
  });
});

/** Names that mean something to a query, to the data source or to the search engine; and those that they must not find. */
const awkwardNames = [
  'say "hello"',
  'say hello',
  'a:b',
  'a b',
  '[web] (1)',
  'web 1',
  'get-*-api',
  'get-into-api',
  'what?',
  'whats',
  'C:\\temp\\',
  'C temp',
  '/api/',
  'api',
  '-api',
  '+api',
  '!api',
  'NOT api',
  'a AND b',
  'a OR b',
  '_exists_:message',
  'api^2',
  'api~',
  '{api TO b}',
  '$App',
  '${App}',
  '[[App]]',
  'App',
  '>a',
  'api && b || c',
  'Über-café',
  'API',
  '…',
];

describeWithEngine('apps with awkward names', () => {
  const startMs = Date.parse('2026-06-17T10:00:00Z');
  const range = { fromMs: startMs, toMs: startMs + HOUR };
  /** Each app has as many lines as its place in the list. */
  const documents = awkwardNames.flatMap((app, at) =>
    Array.from({ length: at + 1 }, (_, line) => ({
      '@timestamp': new Date(startMs + line * 1000).toISOString(),
      message: 'UpsertCandidateJob - Started (1/24)',
      ...(at % 2 ? { cf: { app } } : { 'kubernetes.deployment.name': app }),
    }))
  );
  let askBoth: Awaited<ReturnType<typeof fillBoth>>;
  beforeAll(async () => {
    askBoth = await fillBoth(documents);
  }, 60_000);

  test.each(awkwardNames)('%s finds exactly itself', async (name) => {
    const query = jobLinesQuery(name, defaultLogFields);
    const { lines, count } = await askBoth([linesTarget(query, 100), countTarget(query)], range);
    const expected = awkwardNames.indexOf(name) + 1;
    expect(rows(lines)).toBe(expected);
    const counts = count?.frames?.[0]?.data.values[1] as number[];
    expect(counts.reduce((sum, lines) => sum + lines, 0)).toBe(expected);
  });

  test('they are all among the apps', async () => {
    const fields = defaultLogFields.app.map((field) => `${field}.keyword`);
    const query = jobLinesQuery('', defaultLogFields);
    const results = await askBoth(
      fields.map((field) => valuesTarget(query, field, 100)),
      range
    );
    const found = fields.flatMap((field) => results[field]?.frames?.[0]?.data.values[0] ?? []);
    expect(found.sort()).toEqual([...awkwardNames].sort());
  });
});

describeWithEngine('how much there is', () => {
  const startMs = Date.parse('2026-06-17T10:00:00Z');
  const range = { fromMs: startMs, toMs: startMs + HOUR };
  const query = jobLinesQuery('api', defaultLogFields);
  const linesAt = (timesMs: number[]) =>
    timesMs.map((timeMs) => ({
      '@timestamp': new Date(timeMs).toISOString(),
      message: 'Started',
      cf: { app: 'api' },
    }));

  test.each([
    ['nothing at all', []],
    ['one line', [startMs]],
    ['one line at the end of the range', [range.toMs]],
    ['lines just outside of it', [startMs - 1, range.toMs + 1]],
    ['many lines of one millisecond', new Array<number>(500).fill(startMs + 5)],
    ['more than the search engine counts', Array.from({ length: 10_050 }, (_, at) => startMs + at * 100)],
  ])(
    '%s',
    async (_name, timesMs) => {
      const askBoth = await fillBoth(linesAt(timesMs));
      const inRange = timesMs.filter((timeMs) => timeMs >= range.fromMs && timeMs <= range.toMs);
      const targets = [linesTarget(query, 200), logsTarget(query, 200), countTarget(query)];
      const { lines, count } = await askBoth(targets, range);
      expect(rows(lines)).toBe(Math.min(inRange.length, 200));
      const counts = (count?.frames?.[0]?.data.values[1] ?? []) as number[];
      expect(counts.reduce((sum, lines) => sum + lines, 0)).toBe(inRange.length);
      const { lines: tooMany } = await askBoth([linesTarget(query, 10_001)], range);
      expect(tooMany?.error === undefined).toBe(timesMs.length === 0);
    },
    60_000
  );
});

describeWithEngine('time zones', () => {
  // London's clocks change within it.
  const range = { fromMs: Date.parse('2026-03-27T00:00:00Z'), toMs: Date.parse('2026-04-01T12:34:56Z') };
  const documents = Array.from({ length: 200 }, (_, at) => ({
    '@timestamp': new Date(range.fromMs + at * 0.6 * HOUR).toISOString(),
    message: 'Started',
    cf: { app: 'api' },
  }));
  let askBoth: Awaited<ReturnType<typeof fillBoth>>;
  beforeAll(async () => {
    askBoth = await fillBoth(documents);
  }, 60_000);

  const zones = ['utc', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', '+05:30', '-08:00'];
  test.each(zones)('%s', async (timeZone) => {
    const target = (interval: string, offset?: string) => ({
      ...countTarget('message:Started'),
      refId: `${interval} ${offset ?? ''}`,
      bucketAggs: [{ id: '2', type: 'date_histogram', settings: { interval, timeZone, offset, min_doc_count: '0' } }],
    });
    const targets = [...['3h', '1d', '1w', '1M'].map((interval) => target(interval)), target('1d', '+6h')];
    const results = await askBoth(targets, range);
    expect(Object.values(results).map(({ error }) => error)).toEqual(targets.map(() => undefined));
  });
});
