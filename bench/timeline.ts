import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { Browser, Page } from 'playwright-core';
import { ensureChromium } from '../scripts/ensureChromium.mjs';
import { launchChromium } from '../tests/setup/launchChromium';

declare global {
  // In the page of bench/timelinePage.tsx.
  function prepare(runCount: number): void;
  function clear(): Promise<void>;
  function paint(): Promise<void>;
  function prepareStateRows(): number;
  function paintStateRows(heightPx: number): Promise<void>;
  function hover(frame: number, frames: number): Promise<void>;
  function pan(frame: number, frames: number): Promise<void>;
}

const RUNS = 10_000;
const ROUNDS = 3;
const FRAMES = 200;

/** Times are processor time of the page's main thread: on a shared machine the clock would measure the others. */
interface Figures {
  /** Where the code runs for the first time, and compiling it takes most of the time: each in a page of its own. */
  coldPaintMs: number;
  firstPaintMs: number;
  /** How much longer the technique of Grafana's State timeline takes for the same runs. */
  stateRowsRatio: number;
  hoverP95Ms: number;
  panP95Ms: number;
  heapMb: number;
}

let measured: Promise<Figures> | null = null;

/** The timeline of 10,000 runs with 100,000 attempts in real Chromium; measured once a run of the benchmarks. */
export function timelineFigures(): Promise<Figures> {
  measured ??= measure();
  return measured;
}

async function measure(): Promise<Figures> {
  process.env.CHROMIUM_PATH = await ensureChromium();
  const bundled = await bundle();
  const browser = await launchChromium();
  try {
    const coldPaintMs = await bestOf(async () => {
      const { page, firstPaintMs } = await openPage(browser, bundled);
      const tookMs = await firstPaintMs();
      await page.close();
      return tookMs;
    });
    const { page, took, heapMb, firstPaintMs } = await openPage(browser, bundled);
    const warmPaintMs = await bestOf(firstPaintMs);
    const figures = {
      coldPaintMs,
      firstPaintMs: warmPaintMs,
      hoverP95Ms: await bestOf(() => p95((frame) => took(() => page.evaluate(hoverAt, [frame, FRAMES])))),
      panP95Ms: await bestOf(() => p95((frame) => took(() => page.evaluate(panTo, [frame, FRAMES])))),
      heapMb: await heapMb(),
    };
    const stateRowsMs = await bestOf(async () => {
      await firstPaintMs();
      const heightPx = await page.evaluate(() => document.body.scrollHeight);
      await page.evaluate(() => prepareStateRows());
      await page.evaluate(() => clear());
      return took(() => page.evaluate((px) => paintStateRows(px), heightPx));
    });
    return { ...figures, stateRowsRatio: stateRowsMs / warmPaintMs };
  } finally {
    await browser.close();
  }
}

const hoverAt = ([frame = 0, frames = 0]: number[]) => hover(frame, frames);
const panTo = ([frame = 0, frames = 0]: number[]) => pan(frame, frames);

/** A page with the runs in it. Of what was made to make them nothing is left: that is no part of a paint. */
async function openPage(browser: Browser, { script, style }: Bundle) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // Grafana's packages look into the local storage, which only a page with an address has.
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('http://localhost/');
  const { processorMs, usedMb } = await meters(page);
  const took = async (work: () => Promise<unknown>): Promise<number> => {
    const startMs = await processorMs();
    await work();
    return (await processorMs()) - startMs;
  };
  const emptyMb = await usedMb();
  await page.addStyleTag({ content: style });
  await page.addScriptTag({ content: script, type: 'module' });
  await page.waitForFunction(() => 'prepare' in window);
  await page.evaluate((runs) => prepare(runs), RUNS);
  return {
    page,
    took,
    heapMb: async () => (await usedMb()) - emptyMb,
    firstPaintMs: async () => {
      await page.evaluate(() => clear());
      await usedMb();
      return took(() => page.evaluate(() => paint()));
    },
  };
}

async function meters(page: Page) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    /** Processor time of the main thread so far. */
    processorMs: async (): Promise<number> => {
      const { metrics } = await devTools.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
    },
    /** What is still in use once all else is swept away. */
    usedMb: async (): Promise<number> => {
      await devTools.send('HeapProfiler.collectGarbage');
      return (await devTools.send('Runtime.getHeapUsage')).usedSize / 1e6;
    },
  };
}

/** The best of a few rounds: what the code can do, with the least of what else the machine does. */
async function bestOf(measureOnce: () => Promise<number>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    best = Math.min(best, await measureOnce());
  }
  return best;
}

/** So much work or less is in 95 of 100 frames (ms). */
async function p95(measureFrame: (frame: number) => Promise<number>): Promise<number> {
  const took: number[] = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    took.push(await measureFrame(frame));
  }
  return took.sort((a, b) => a - b)[Math.floor(FRAMES * 0.95)] ?? Infinity;
}

interface Bundle {
  script: string;
  style: string;
}

async function bundle(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'failed-jobs-'));
  await esbuild.build({
    entryPoints: [join(__dirname, 'timelinePage.tsx')],
    outfile: join(folder, 'page.js'),
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.ttf': 'dataurl' },
    logLevel: 'error',
  });
  const [script, style] = ['page.js', 'page.css'].map((name) => readFileSync(join(folder, name), 'utf8'));
  rmSync(folder, { recursive: true });
  return { script: script ?? '', style: style ?? '' };
}
