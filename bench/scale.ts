import type { Page } from 'playwright-core';
import { setTimeout } from 'node:timers/promises';
import { ensureBuilt } from '../scripts/ensureBuilt.mjs';
import { ensureChromium } from '../scripts/ensureChromium.mjs';
import { spawnPreview } from '../scripts/spawnPreview.mjs';
import { DayOptions, generateDay } from '../samples/generator/generateDay';
import { TimeSpan } from '../src/domain/coverage';
import { apiCatalogue } from '../src/domain/jobs/jobCatalogue';
import { LogDocument } from '../src/domain/jobs/logDocument';
import { parseDocument } from '../src/domain/jobs/parseDocument';
import { launchChromium } from '../tests/setup/launchChromium';
import startEngine from '../tests/engine/startEngine.mjs';
import stopEngine from '../tests/engine/stopEngine.mjs';

/** What the page *What needs you* costs on a real search engine that holds many lines. */
export interface ScaleFigures {
  lines: number;
  requests: number;
  kilobytes: number;
  /** From navigation to the first verdict, and to that of everything that was read. */
  firstVerdictS: number;
  verdictS: number;
  /** Longest time for which the page did not answer once it had begun to ask; what came before is Grafana's. */
  longestTaskMs: number;
}

type Source = LogDocument['source'];

interface Setting {
  /** The lines until a time (ms, UTC). */
  fill: (toMs: number) => Iterable<Source>;
  /** How much is looked at. */
  hours: number;
  /** The lines end at the last time that is a multiple of this (ms). */
  endsEach: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BULK = 4_000;
const WARM_VISITS = 10;
const MEASURED_VISITS = 5;
const APP = 'getintoteachingapi-production';

const generated = (options: Partial<DayOptions>): Source[] =>
  generateDay({ scenario: 'quiet-day', seed: 7, shape: 'compact-app', envelope: 'aks', ...options }).documents;

async function send(path: string, body: string, method = 'POST'): Promise<void> {
  const headers = { 'content-type': 'application/x-ndjson' };
  const response = await fetch(`${process.env.ENGINE_URL}/${path}`, { method, headers, body: body || undefined });
  if (!response.ok) {
    throw new Error(`${path}: ${(await response.text()).slice(0, 300)}`);
  }
}

async function fill(documents: Iterable<Source>): Promise<number> {
  let lines: string[] = [];
  let sent = 0;
  const flush = async (): Promise<void> => {
    if (lines.length > 0) {
      await send('_bulk', `${lines.join('\n')}\n`);
    }
    lines = [];
  };
  for (const source of documents) {
    const day = String(source['@timestamp']).slice(0, 10).replaceAll('-', '.');
    lines.push(JSON.stringify({ index: { _index: `filebeat-${day}` } }), JSON.stringify(source));
    sent++;
    if (lines.length >= 2 * BULK) {
      await flush();
    }
  }
  await flush();
  await send('filebeat-*/_refresh', '');
  await mergesDone();
  return sent;
}

/** What was filled in at once goes on being put in order for a while, at the cost of every search; days gone by are at rest. */
async function mergesDone(): Promise<void> {
  let current = 1;
  while (current > 0) {
    await setTimeout(1_000);
    const response = await fetch(`${process.env.ENGINE_URL}/_stats/merge`);
    const { _all: all } = (await response.json()) as { _all: { total: { merges: { current: number } } } };
    current = all.total.merges.current;
  }
}

/**
 * A day's lines but those of the recurring jobs, and but the runs that the day's end cuts: nobody writes their ends, and
 * the page would look for them.
 */
function traffic(day: readonly Source[]): Source[] {
  const lines = day.map((source) => ({ source, line: parseDocument({ id: '', source }) }));
  const lastEnd = new Map<string, number>();
  lines.forEach(({ line }, at) => {
    if (line.is === 'event' && !['started', 'payload'].includes(line.event.kind)) {
      lastEnd.set(line.event.instance, at);
    }
  });
  return lines.flatMap(({ source, line }, at) => {
    if (line.is !== 'event') {
      return line.is === 'noise' ? [source] : [];
    }
    const { jobType, instance } = line.event;
    const isTraffic = jobType !== null && !apiCatalogue.info(jobType)?.schedule;
    return isTraffic && at <= (lastEnd.get(instance) ?? -1) ? [source] : [];
  });
}

/**
 * Days of sign-ups that go well, at so many times an ordinary day's traffic, up to a moment; and among them, on the first, 20
 * runs of four job types that fail, in processes of their own so that they are the same at any traffic.
 */
function* calmDays(days: number, scale: number, toMs: number): Iterable<Source> {
  const from = new Date(toMs - days * DAY_MS).toISOString();
  yield* generated({ scenario: 'flapping', seed: 9, from, hours: days * 24, trafficPerDay: 20, noise: 0 });
  for (let day = 0; day < days; day++) {
    const options = { from: new Date(toMs - (days - day) * DAY_MS).toISOString(), seed: 100 + day, scale };
    yield* traffic(generated(options));
  }
}

/** An outage of the CRM that lasts until now. */
const outage = (toMs: number, scale: number): Source[] =>
  generated({
    scenario: 'crm-outage-30h',
    from: new Date(toMs - 40 * HOUR_MS).toISOString(),
    hours: 40,
    trafficPerDay: 230 * scale,
    noise: 0.2,
  });

/** Left on the page by `watchPage`. */
interface Watched {
  verdictMs: number;
  wholeMs: number;
  tasks: PerformanceEntry[];
}

/** Runs in the page before its own code: notes when each answer stood there, in ms since the navigation began. */
function watchPage(): void {
  const watched: Watched = { verdictMs: 0, wholeMs: 0, tasks: [] };
  Object.assign(globalThis, { watched });
  new PerformanceObserver((list) => watched.tasks.push(...list.getEntries())).observe({ type: 'longtask' });
  new MutationObserver(() => {
    const states = [...document.querySelectorAll('[role="status"]')];
    const isSaid = states.some((state) => state.querySelector('p') !== null);
    const isReading = states.some((state) => state.textContent.includes('Reading the jobs’ log lines'));
    watched.verdictMs ||= isSaid ? performance.now() : 0;
    watched.wholeMs = isSaid && !isReading ? watched.wholeMs || performance.now() : 0;
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

/** One visit of the page. */
async function visit(page: Page, address: string): Promise<Omit<ScaleFigures, 'lines'>> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  const asked = new Set<string>();
  let bytes = 0;
  devTools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (/\/api\/ds\/query|_msearch/.test(request.url)) {
      asked.add(requestId);
    }
  });
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += asked.has(requestId) ? encodedDataLength : 0;
  });
  await page.goto(address);
  await page.locator('[role="status"] p').first().waitFor({ timeout: 180_000 });
  await page.getByText('Reading the jobs’ log lines').waitFor({ state: 'detached', timeout: 180_000 });
  const figures = await page.evaluate(() => {
    const { verdictMs, wholeMs, tasks } = (globalThis as unknown as { watched: Watched }).watched;
    const requests = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/ds/query'));
    const beganMs = Math.min(...requests.map(({ startTime }) => startTime));
    const durations = tasks.filter(({ startTime }) => startTime >= beganMs).map(({ duration }) => duration);
    return {
      firstVerdictS: verdictMs / 1000,
      verdictS: wholeMs / 1000,
      longestTaskMs: Math.max(0, ...durations),
    };
  });
  await devTools.detach();
  return { requests: asked.size, kilobytes: bytes / 1000, ...figures };
}

/** Each figure's middle one of some visits. */
async function measurePage(url: string, { fromMs, toMs }: TimeSpan): Promise<Omit<ScaleFigures, 'lines'>> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(watchPage);
    const address = `${url}/a/dfe-failedjobs-app?var-App=${APP}&from=${fromMs}`;
    // The first visits have the page's and the search engine's code compiled, which long since is where people are on call.
    const visits: Array<Omit<ScaleFigures, 'lines'>> = [];
    for (let at = 0; at < WARM_VISITS + MEASURED_VISITS; at++) {
      // Each asks for another millisecond: nobody who looks has had the search engine keep the answer.
      visits.push(await visit(page, `${address}&to=${toMs + at}`));
    }
    const middle = (figure: keyof Omit<ScaleFigures, 'lines'>): number => {
      const sorted = visits.slice(WARM_VISITS).map((one) => one[figure]);
      return sorted.sort((a, b) => a - b)[MEASURED_VISITS >> 1] as number;
    };
    return {
      requests: middle('requests'),
      kilobytes: middle('kilobytes'),
      firstVerdictS: middle('firstVerdictS'),
      verdictS: middle('verdictS'),
      longestTaskMs: middle('longestTaskMs'),
    };
  } finally {
    await browser.close();
  }
}

async function measure({ fill: lines, hours, endsEach }: Setting): Promise<ScaleFigures> {
  process.env.CHROMIUM_PATH = await ensureChromium();
  await ensureBuilt();
  process.env.ENGINE_HEAP = '3g';
  await startEngine();
  if (process.env.ENGINE_ABSENT !== undefined) {
    throw new Error(process.env.ENGINE_ABSENT);
  }
  try {
    const toMs = Math.floor(Date.now() / endsEach) * endsEach;
    const filled = await fill(lines(toMs));
    const { url, pid } = await spawnPreview(['--elasticsearch', process.env.ENGINE_URL ?? '']);
    try {
      return { lines: filled, ...(await measurePage(url, { fromMs: toMs - hours * HOUR_MS, toMs })) };
    } finally {
      process.kill(pid);
    }
  } finally {
    await stopEngine();
  }
}

/** Named after what the lines tell; each is measured once a run. Calm days end at midnight, so that all hours measure the same. */
const settings = {
  /** 14 days of 200,000 lines, and of a tenth of them, with the same few failures. */
  calm: { fill: (toMs) => calmDays(14, 9, toMs), hours: 14 * 24, endsEach: DAY_MS },
  calmTenth: { fill: (toMs) => calmDays(14, 0.9, toMs), hours: 14 * 24, endsEach: DAY_MS },
  /** 30 hours without the CRM, with 3,000 failing runs, until now. */
  outage: { fill: (toMs) => outage(toMs, 3), hours: 40, endsEach: 60_000 },
} satisfies Record<string, Setting>;

const measured = new Map<string, Promise<ScaleFigures>>();

/** The figures of one of the settings; filling the search engine takes minutes. */
export function scaleFigures(name: keyof typeof settings): Promise<ScaleFigures> {
  const figures = measured.get(name) ?? measure(settings[name]);
  measured.set(name, figures);
  return figures;
}
