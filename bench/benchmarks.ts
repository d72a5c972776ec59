import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { generateDay } from '../samples/generator/generateDay';
import { AnalyseOptions } from '../src/domain/analyse';
import { documentsOfText } from '../src/domain/jobs/documentsOfText';
import { LogDocument } from '../src/domain/jobs/logDocument';
import { defaultLogFields } from '../src/domain/links/logFields';
import { apiPolicy } from '../src/domain/policy';
import { ensureChromium } from '../scripts/ensureChromium.mjs';
import { isLaterPage } from '../scripts/pluginPackage.mjs';
import { launchChromium } from '../tests/setup/launchChromium';
import { loadBundled } from './bundled';
import startPreview from '../tests/setup/startPreview.mjs';
import stopPreview from '../tests/setup/stopPreview.mjs';
import { ScaleFigures, scaleFigures } from './scale';
import { timelineFigures } from './timeline';

/** One figure: how it is measured, its unit, and what it may be at most, or must be at least. */
export interface Benchmark {
  name: string;
  unit: string;
  budget: number;
  /** Takes many minutes, so it is measured only where it is named. */
  isLong?: true;
  /** The budget is the least that is good enough. */
  isLeast?: true;
  measure: () => number | Promise<number>;
}

const root = join(__dirname, '..');
const { analyse, coreFigures } = loadBundled<typeof import('./core')>('core.ts');

interface Day {
  text: string;
  documents: LogDocument[];
  options: AnalyseOptions;
}

let outageDay: Day | null = null;

/** A generated day of about 30,000 documents: a CRM outage of six hours. Made once a run. */
function outage(): Day {
  if (outageDay === null) {
    const { documents, truth } = generateDay({
      scenario: 'crm-outage',
      seed: 7,
      shape: 'compact-message',
      envelope: 'cf',
    });
    const text = documents.map((document) => JSON.stringify(document)).join('\n');
    const { app, from, to } = truth.meta;
    const toMs = Date.parse(to);
    const options = {
      app,
      fromMs: Date.parse(from),
      toMs,
      nowMs: toMs,
      gaps: [],
      fields: defaultLogFields,
      policy: apiPolicy,
    };
    outageDay = { text, documents: documentsOfText(text), options };
  }
  return outageDay;
}

/** Best of several runs (ms): what the code can do, with the least of what else the machine does. */
function bestOf(times: number, run: () => void): number {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const startMs = performance.now();
    run();
    best = Math.min(best, performance.now() - startMs);
  }
  return best;
}

function commandLine(): number {
  const folder = mkdtempSync(join(tmpdir(), 'failed-jobs-'));
  const file = join(folder, 'day.ndjson.gz');
  const { text, options } = outage();
  writeFileSync(file, gzipSync(text));
  return (
    bestOf(3, () => {
      const { status, stderr } = spawnSync(
        'npm',
        ['run', '--silent', 'verdict', '--', '--logs', file, '--app', options.app],
        { cwd: root, encoding: 'utf8', maxBuffer: 1e9 }
      );
      if (status !== 0) {
        throw new Error(stderr);
      }
    }) / 1000
  );
}

const gzippedKb = (path: string): number => gzipSync(readFileSync(join(root, 'dist', path))).length / 1000;

/** All that a browser loads to show the app's first page: the entry and every chunk that is not another page's. */
const appKb = (): number =>
  readdirSync(join(root, 'dist', 'chunks'))
    .filter((name) => name.endsWith('.js') && !isLaterPage(name))
    .reduce((sum, name) => sum + gzippedKb(join('chunks', name)), gzippedKb('module.js'));

/** From `npm start`, with everything installed and built, to the panel's sentence on screen in Chromium (s). */
async function startToPanel(): Promise<number> {
  process.env.CHROMIUM_PATH = await ensureChromium();
  const startMs = performance.now();
  await startPreview();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(process.env.PREVIEW_URL ?? '');
    await page.getByText('Nothing was lost').first().waitFor();
    return (performance.now() - startMs) / 1000;
  } finally {
    await browser.close();
    stopPreview();
  }
}

const ofScale = (
  setting: Parameters<typeof scaleFigures>[0],
  figure: keyof ScaleFigures,
  rest: Omit<Benchmark, 'measure' | 'isLong'>
): Benchmark => ({ ...rest, isLong: true, measure: async () => (await scaleFigures(setting))[figure] });

/** What the page costs on a real search engine with many lines. */
const scaleBenchmarks: readonly Benchmark[] = [
  ofScale('calm', 'requests', { name: 'calm_requests', unit: 'requests', budget: 8 }),
  ofScale('calm', 'kilobytes', { name: 'calm_kb', unit: 'kB', budget: 400 }),
  ofScale('calm', 'verdictS', { name: 'calm_verdict_s', unit: 's', budget: 2 }),
  {
    name: 'calm_ten_times_ratio',
    unit: 'times',
    budget: 1.1,
    isLong: true,
    measure: async () => (await scaleFigures('calm')).kilobytes / (await scaleFigures('calmTenth')).kilobytes,
  },
  ofScale('outage', 'firstVerdictS', { name: 'outage_first_verdict_s', unit: 's', budget: 2 }),
  ofScale('outage', 'verdictS', { name: 'outage_verdict_s', unit: 's', budget: 15 }),
  ofScale('outage', 'longestTaskMs', { name: 'outage_longest_task_ms', unit: 'ms', budget: 100 }),
];

/** Every figure that the repository promises, in the order of docs/performance.md. */
export const benchmarks: readonly Benchmark[] = [
  { name: 'verdict-cli-30k', unit: 's', budget: 2, measure: commandLine },
  {
    name: 'analyse-30k',
    unit: 'ms',
    budget: 500,
    measure: () => {
      const { documents, options } = outage();
      return bestOf(5, () => analyse(documents, options));
    },
  },
  {
    name: 'analyse-per-document',
    unit: 'µs',
    budget: 15,
    measure: () => {
      const { documents, options } = outage();
      return (bestOf(5, () => analyse(documents, options)) * 1000) / documents.length;
    },
  },
  { name: 'core_million_lines_s', unit: 's', budget: 2, measure: () => coreFigures().millionLinesSeconds },
  { name: 'core_longest_block_ms', unit: 'ms', budget: 50, measure: () => coreFigures().longestPieceMs },
  { name: 'core_bytes_per_line', unit: 'B', budget: 600, measure: () => coreFigures().bytesPerLine },
  { name: 'core_ten_times_ratio', unit: 'times', budget: 11, measure: () => coreFigures().tenTimesRatio },
  { name: 'core_vs_naive_ratio', unit: 'times', budget: 1, isLeast: true, measure: () => coreFigures().naiveRatio },
  { name: 'panel-bundle', unit: 'kB-gzip', budget: 80, measure: () => gzippedKb('panel/module.js') },
  { name: 'app-bundle', unit: 'kB-gzip', budget: 120, measure: appKb },
  {
    name: 'timeline_first_paint_ms',
    unit: 'ms',
    budget: 150,
    measure: async () => (await timelineFigures()).firstPaintMs,
  },
  {
    name: 'timeline_cold_paint_ms',
    unit: 'ms',
    budget: 150,
    measure: async () => (await timelineFigures()).coldPaintMs,
  },
  {
    name: 'timeline_vs_state_rows_ratio',
    unit: 'x',
    budget: 5,
    isLeast: true,
    measure: async () => (await timelineFigures()).stateRowsRatio,
  },
  {
    name: 'timeline_hover_p95_ms',
    unit: 'ms',
    budget: 16.7,
    measure: async () => (await timelineFigures()).hoverP95Ms,
  },
  {
    name: 'timeline_pan_p95_ms',
    unit: 'ms',
    budget: 16.7,
    measure: async () => (await timelineFigures()).panP95Ms,
  },
  { name: 'timeline_heap_mb', unit: 'MB', budget: 100, measure: async () => (await timelineFigures()).heapMb },
  { name: 'start-to-panel', unit: 's', budget: 60, measure: startToPanel },
  ...scaleBenchmarks,
];
