import { lastValueFrom } from 'rxjs';
import { createLogStore } from '../../../preview/server/logStore/createLogStore';
import type { SearchEngine } from '../../../preview/server/searchEngine';
import { DayOptions, generateDay } from '../../../samples/generator/generateDay';
import { ScenarioName } from '../../../samples/generator/scenarios';
import { dataSourceOn } from '../../../tests/setup/dataSourceOn';
import { Truth } from '../../../tests/truth/compareTruth';
import { hasSharedDays, readDay } from '../../../tests/truth/readDay';
import { analyse } from '../../domain/analyse';
import { apiPolicy } from '../../domain/policy';
import { apiCatalogue } from '../../domain/jobs/jobCatalogue';
import { defaultLogFields } from '../../domain/links/logFields';
import { isPlain } from '../../domain/timeline/runMarks';
import { toVerdictJson } from '../../domain/verdictJson';
import { LinesResult, fetchLines } from '../fetchLines';
import { LogSource } from '../logSource';

/** Counting plain successes instead of reading them must change nothing that is said: every day is read in both ways. */

const jsonData = { index: '', timeField: '@timestamp' };

function sourceOf(documents: Parameters<typeof createLogStore>[0]): LogSource {
  const api = dataSourceOn(createLogStore(documents), jsonData);
  return { api, rawSearch: { ...jsonData, post: (ndjson) => api.postResource('_msearch', ndjson) } };
}

async function said(source: LogSource, { meta }: Truth, wholeLines: number) {
  const range = { fromMs: Date.parse(meta.from), toMs: Date.parse(meta.to) - 1 };
  const request = { source, app: meta.app, fields: defaultLogFields, catalogue: apiCatalogue, range, wholeLines };
  const { documents, gaps, counted } = (await lastValueFrom(fetchLines(request))) as LinesResult;
  const report = analyse(documents, {
    app: meta.app,
    fields: defaultLogFields,
    policy: apiPolicy,
    ...range,
    nowMs: range.toMs,
    gaps,
    counted,
  });
  const { runs: _runs, lines: _lines, ...json } = toVerdictJson(report);
  const runs = report.runs.filter((run) => !isPlain(run));
  const { level } = report.overall;
  return {
    isCounted: counted !== undefined,
    level,
    lines: documents.length,
    said: { ...json, gaps, runs, findings: report.findings },
  };
}

async function compareWays(documents: Parameters<typeof createLogStore>[0], truth: Truth) {
  const source = sourceOf(documents);
  const whole = await said(source, truth, Infinity);
  const counted = await said(source, truth, 0);
  return { whole, counted };
}

const shapes = [
  { shape: 'compact-app', envelope: 'aks' },
  { shape: 'compact-fields', envelope: 'cf' },
  { shape: 'compact-message', envelope: 'cf' },
] as const;

const days: Array<[ScenarioName, number]> = [
  ['quiet-day', 500],
  ['one-candidate-lost', 504],
  ['flapping', 523],
  ['paused', 542],
  ['at-risk', 510],
  ['backfill-failed', 511],
  ['busy-day', 548],
  ['old-templates', 534],
];

describe('a generated day', () => {
  test.each(
    days.map(([scenario, seed], index): DayOptions => {
      const shape = shapes[index % shapes.length] as (typeof shapes)[number];
      return { scenario, seed, ...shape, trafficPerDay: 150, noise: 0.02 };
    })
  )(
    '$scenario $seed $shape: a fraction of the lines says the same',
    async (options) => {
      const { documents, truth } = generateDay(options);
      const { whole, counted } = await compareWays(documents, truth as unknown as Truth);
      expect(counted.said).toEqual(whole.said);
      expect(counted.lines).toBeLessThan(whole.lines / 2);
    },
    60_000
  );

  test.each<[string, DayOptions]>([
    ['several workers in one process', { scenario: 'many-workers', seed: 1, shape: 'compact-app', envelope: 'aks' }],
    ['clocks that differ', { scenario: 'skew-and-duplicates', seed: 1, shape: 'compact-fields', envelope: 'cf' }],
    ['failures that name no job', { scenario: 'restarts', seed: 508, shape: 'compact-message', envelope: 'cf' }],
    ['lines without structure', { scenario: 'flapping', seed: 1, shape: 'rendered', envelope: 'cf' }],
  ])(
    '%s: everything is read',
    async (_, options) => {
      const { documents, truth } = generateDay({ ...options, trafficPerDay: 150, noise: 0 });
      const counted = await said(sourceOf(documents), truth as unknown as Truth, 0);
      expect(counted.isCounted).toBe(false);
    },
    60_000
  );
});

describe('a day of which lines are missing', () => {
  const { documents, truth } = generateDay({
    scenario: 'quiet-day',
    seed: 501,
    shape: 'compact-app',
    envelope: 'aks',
    trafficPerDay: 100,
    noise: 0,
  });
  type Line = (typeof documents)[number];
  const eventOf = (line: Line) => line.app as Record<string, string>;
  const timeOf = (line: Line): number => Date.parse(line['@timestamp'] as string);
  const indexOf = (words: string, fromHour: number): number =>
    documents.findIndex((line) => {
      const isLate = timeOf(line) >= Date.parse(truth.meta.from) + fromHour * 3_600_000;
      return isLate && eventOf(line)['@mt']?.startsWith(words);
    });
  const without = (...places: number[]): Line[] => documents.filter((_, at) => !places.includes(at));

  /** Places of all lines of a kind of the next run of UpsertContactCreationChannelsJob. */
  function savedByOneRun(): number[] {
    const start = indexOf('UpsertContactCreationChannelsJob - Started', 10);
    const pod = JSON.stringify(documents[start]?.kubernetes);
    const ofPod = documents
      .map((line, at) => ({ line, at }))
      .filter(({ line }) => JSON.stringify(line.kubernetes) === pod);
    const behind = ofPod.filter(({ at }) => at > start);
    const next = behind.findIndex(({ line }) => eventOf(line)['@mt']?.includes('Started'));
    return behind
      .slice(0, next)
      .flatMap(({ line, at }) => (eventOf(line)['@mt']?.includes('{LogMessage}') ? [at] : []));
  }

  /** Place of the second of two channels that one run saved. */
  function secondOfTwoSaved(): number {
    const saved = documents.flatMap((line, at) => (eventOf(line)['@mt']?.includes('{LogMessage}') ? [at] : []));
    const second = saved.find((at, of) => {
      const before = saved[of - 1];
      return (
        before !== undefined &&
        eventOf(documents[before] as Line).LogMessage === eventOf(documents[at] as Line).LogMessage
      );
    });
    return second ?? -1;
  }

  /** Places of the end of one record's job, and of the next start of another kind's. */
  function endAndStartOfModels(): [number, number] {
    const end = indexOf('UpsertModelJob<{TypeName}> - Succeeded', 10);
    const { TypeName: ended } = eventOf(documents[end] as Line);
    const start = documents.findIndex((line, at) => {
      const { '@mt': template, TypeName: begun } = eventOf(line);
      return at > end && template === 'UpsertModelJob<{TypeName}> - Started ({Attempt})' && begun !== ended;
    });
    return [end, start];
  }

  /** A sign-up without its end; half an hour later its run comes back in the same process, and ends at once. */
  function killedThenDuplicate(): Line[] {
    const start = documents[indexOf('UpsertCandidateJob - Started', 10)] as Line;
    const { CorrelationId: id } = eventOf(start);
    const lines = documents.filter((line) => {
      const ofRun = eventOf(line).CorrelationId === id;
      return !ofRun || !eventOf(line)['@mt']?.startsWith('UpsertCandidateJob - Succeeded');
    });
    const at = new Date(timeOf(start) + 30 * 60_000).toISOString();
    const { Attempt: _, ...event } = eventOf(start);
    const app = { ...event, '@t': at, '@mt': 'UpsertCandidateJob - Deduplicating ({CorrelationId})' };
    return [...lines, { ...start, '@timestamp': at, app }];
  }

  /** From a quarter past an hour: half of two wide steps. */
  function withoutHalfAnHour(words: string): Line[] {
    const fromMs = Date.parse(truth.meta.from) + 12 * 3_600_000 + 15 * 60_000;
    return documents.filter((line) => {
      const isWithin = timeOf(line) >= fromMs && timeOf(line) < fromMs + 30 * 60_000;
      return !isWithin || !eventOf(line)['@mt']?.startsWith(words);
    });
  }

  test.each<[string, Line[], Partial<Truth['meta']>, string]>([
    ['a run that saves channels has no end', without(...savedByOneRun()), {}, 'unknown'],
    ['of a run that saves two channels, the line of one is missing', without(secondOfTwoSaved()), {}, 'ok'],
    ['CrmSyncJob pauses for half an hour', withoutHalfAnHour('CrmSyncJob'), {}, 'ok'],
    [
      'a sign-up has no end, and an hour later one has no start',
      without(indexOf('UpsertCandidateJob - Succeeded', 10), indexOf('UpsertCandidateJob - Started', 11)),
      {},
      'unknown',
    ],
    [
      'a record has no end, and in the same minutes one of another kind has no start',
      without(...endAndStartOfModels()),
      {},
      'unknown',
    ],
    [
      'CrmSyncJob stops',
      documents.filter((line, at) => at < indexOf('Crm', 14) || !eventOf(line)['@mt']?.startsWith('Crm')),
      {},
      'unknown',
    ],
    [
      'the range begins within a run',
      documents,
      { from: documents[indexOf('CrmSyncJob - Succeeded', 8)]?.['@timestamp'] as string },
      'ok',
    ],
  ])(
    '%s: the same is said',
    async (_, lines, meta, level) => {
      const { whole, counted } = await compareWays(lines, {
        ...truth,
        meta: { ...truth.meta, ...meta },
      } as unknown as Truth);
      expect(whole.level).toBe(level);
      expect(counted.isCounted).toBe(true);
      expect(counted.said).toEqual(whole.said);
    },
    60_000
  );

  test.each([
    ['a few hours, counted in short steps', 5],
    ['more than half a day', 13],
  ])(
    'a sign-up has no end in a range of %s: the same is said',
    async (_, hours) => {
      const at = indexOf('UpsertCandidateJob - Succeeded', 12);
      const fromMs = timeOf(documents[at] as Line) - (hours / 2) * 3_600_000;
      const meta = { from: new Date(fromMs).toISOString(), to: new Date(fromMs + hours * 3_600_000).toISOString() };
      const { whole, counted } = await compareWays(without(at), {
        ...truth,
        meta: { ...truth.meta, ...meta },
      } as unknown as Truth);
      expect(whole.said.runs.filter(({ state }) => state === 'interrupted')).toHaveLength(1);
      expect(counted.isCounted).toBe(true);
      expect(counted.said).toEqual(whole.said);
    },
    60_000
  );

  test('a sign-up is killed, and ends as a duplicate when it comes back: the same is said', async () => {
    const { whole, counted } = await compareWays(killedThenDuplicate(), truth as unknown as Truth);
    expect(whole.level).toBe('unknown');
    expect(counted.said).toEqual(whole.said);
  }, 60_000);
});

describe('three days, counted in steps of half an hour', () => {
  const options = { from: '2026-11-02T00:00:00Z', hours: 72, shape: 'compact-app', envelope: 'aks', noise: 0 } as const;
  const days = (scenario: ScenarioName, trafficPerDay: number) =>
    generateDay({ ...options, scenario, seed: 3, trafficPerDay });

  test('a sign-up among many has no end: few lines around it are read', async () => {
    const { documents, truth } = days('quiet-day', 150);
    const ends = documents.flatMap((line, at) => {
      const { '@mt': template } = line.app as Record<string, string>;
      return template?.startsWith('UpsertCandidateJob - Succeeded') ? [at] : [];
    });
    const killed = documents.filter((_, at) => at !== ends[ends.length >> 1]);
    const counted = await said(sourceOf(killed), truth as unknown as Truth, 0);
    expect(counted.isCounted).toBe(true);
    expect(counted.said.runs.map(({ jobType, state }) => `${jobType} ${state}`)).toEqual([
      'UpsertCandidateJob interrupted',
    ]);
    expect(counted.lines).toBeLessThan(300);
  }, 120_000);

  test('a sign-up is under way at the end: what its process did since is known', async () => {
    const { documents, truth } = days('quiet-day', 150);
    const ends = documents.filter((line) => {
      const { '@mt': template } = line.app as Record<string, string>;
      return template?.startsWith('UpsertCandidateJob - Succeeded');
    });
    const to = ends[(ends.length * 0.9) | 0]?.['@timestamp'];
    const ended = { ...truth, meta: { ...truth.meta, to } } as unknown as Truth;
    const whole = await said(sourceOf(documents), ended, Infinity);
    const counted = await said(sourceOf(documents), ended, 0);
    expect(counted.said).toEqual(whole.said);
    expect(counted.lines).toBeLessThan(150);
  }, 120_000);

  test('what is about a day’s trouble is looked for on that day', async () => {
    const { documents, truth } = days('flapping', 60);
    const { api, rawSearch } = sourceOf(documents);
    const asked: Array<{ targets: number; hours: number }> = [];
    const query: LogSource['api']['query'] = (request) => {
      const { from, to } = request.range;
      asked.push({ targets: request.targets.length, hours: (to.valueOf() - from.valueOf()) / 3_600_000 });
      return api.query(request);
    };
    const counted = await said({ api: { query }, rawSearch }, truth as unknown as Truth, 0);
    expect(counted.isCounted).toBe(true);
    const [dearest] = asked.sort((a, b) => b.targets - a.targets);
    expect(dearest?.targets).toBeGreaterThan(10);
    expect(dearest?.hours).toBeLessThan(24);
  }, 120_000);

  test('ten times the traffic: as many lines are read', async () => {
    const linesAt = async (trafficPerDay: number): Promise<number> => {
      const { documents, truth } = days('quiet-day', trafficPerDay);
      const failing = days('flapping', 20).documents;
      const counted = await said(sourceOf([...failing, ...documents]), truth as unknown as Truth, 0);
      expect(counted.isCounted).toBe(true);
      return counted.lines;
    };
    expect((await linesAt(300)) / (await linesAt(30))).toBeLessThan(1.1);
  }, 300_000);
});

const described = hasSharedDays ? describe : describe.skip;
described('a sample day', () => {
  test.each(['quiet-day', 'crm-outage-6h'])(
    '%s',
    async (name) => {
      const { documents, truth } = readDay(name, 'shared');
      const { whole, counted } = await compareWays(documents.map(({ source }) => source) as never, truth);
      expect(counted.said).toEqual(whole.said);
    },
    120_000
  );
});

describe('a day that recovered, where a fault keeps silent', () => {
  const { documents, truth } = generateDay({
    scenario: 'flapping',
    seed: 523,
    shape: 'compact-app',
    envelope: 'aks',
    trafficPerDay: 150,
    noise: 0,
  });
  type Response = { hits: { hits: unknown[] }; aggregations?: unknown; error?: unknown };

  /** What is said where each answer of the search engine is changed. */
  async function saidWith(change: (response: Response, asked: number, place: number) => object, lines = documents) {
    const store = createLogStore(lines);
    let asked = 0;
    const search: SearchEngine['search'] = async (ndjson) => {
      const number = asked++;
      const answer = await store.search(ndjson);
      const { responses } = JSON.parse(answer.body) as { responses: Response[] };
      return {
        ...answer,
        body: JSON.stringify({ responses: responses.map((one, place) => change(one, number, place)) }),
      };
    };
    const api = dataSourceOn({ ...store, search }, jsonData);
    const rawSearch = { ...jsonData, post: (ndjson: string) => api.postResource('_msearch', ndjson) };
    return said({ api, rawSearch }, truth as unknown as Truth, 0);
  }

  const levelWith = async (...faults: Parameters<typeof saidWith>): Promise<string> =>
    (await saidWith(...faults)).level;

  const failed = { status: 400, error: { root_cause: [{ reason: 'too many clauses' }] } };
  const without = (response: Response, place: number): object => ({
    ...response,
    hits: { ...response.hits, hits: response.hits.hits.filter((_, at) => at !== place) },
  });
  const isLines = ({ aggregations }: Response): boolean => aggregations === undefined;

  test('without a fault it is well', async () => {
    expect(await levelWith((response) => response)).toBe('recovered');
  });

  test.each<[string, (response: Response, asked: number) => object]>([
    ['a line is missing in every answer', (one) => (isLines(one) ? without(one, 7) : one)],
    ['the lines around the trouble cannot be read', (one, asked) => (asked >= 2 && isLines(one) ? failed : one)],
    ['no count can be made', (one) => (isLines(one) ? one : failed)],
    ['part of the index does not answer', (one) => ({ ...one, _shards: { total: 2, failed: 1, failures: [] } })],
  ])('%s: cannot tell', async (_, change) => {
    expect(await levelWith(change)).toBe('unknown');
  });

  const empty = (response: Response): object => ({ ...response, hits: { ...response.hits, hits: [] } });

  test.each<[string, (one: Response) => object]>([
    ['all', empty],
    ['one', (one) => without(one, 3)],
  ])('of the lines of trouble %s is missing, as after a time-out: everything is read', async (_, cut) => {
    // The third request asks for the lines of trouble and the counts; the check, before it, counted them.
    const { level, isCounted } = await saidWith((one, asked, place) => (asked === 2 && place === 0 ? cut(one) : one));
    expect([level, isCounted]).toEqual(['recovered', false]);
  });

  test('the lines around a sign-up without an end come back empty: cannot tell', async () => {
    const isEnd = (line: (typeof documents)[number]): boolean =>
      (line.app as Record<string, string>)['@mt']?.startsWith('UpsertCandidateJob - Succeeded') ?? false;
    const day = { from: truth.meta.from, shape: 'compact-app', envelope: 'aks', trafficPerDay: 100, noise: 0 } as const;
    const { documents: quiet } = generateDay({ scenario: 'quiet-day', seed: 501, ...day });
    const ends = quiet.filter(isEnd);
    const cutOff = quiet.filter((line) => line !== ends[ends.length >> 1]);
    expect(await levelWith((one, asked) => (asked >= 2 && isLines(one) ? empty(one) : one), cutOff)).toBe('unknown');
  });
});
