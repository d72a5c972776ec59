import { generateDay } from '../samples/generator/generateDay';
import { AnalyseOptions, analyse, analyseInSteps } from '../src/domain/analyse';
import { LogDocument } from '../src/domain/jobs/logDocument';
import { defaultLogFields } from '../src/domain/links/logFields';
import { apiPolicy } from '../src/domain/policy';
import { naive } from './naive';

export { analyse };

/** What the core does with a million lines, and with a tenth of them. */
export interface CoreFigures {
  millionLinesSeconds: number;
  longestPieceMs: number;
  /** What the report holds, a line that it was made from; the lines themselves are dropped. */
  bytesPerLine: number;
  /** How much longer ten times the lines take. */
  tenTimesRatio: number;
  /** How much longer the naive way takes. */
  naiveRatio: number;
}

interface Lines {
  documents: LogDocument[];
  options: AnalyseOptions;
}

// An ordinary day: four of five lines are no job's. These are the scales that make 100,000 lines and a million.
const A_TENTH = 0.51;
const A_MILLION = 5.15;
/** Best of so many: what the code can do, with the least of what else the machine does. */
const ROUNDS = 5;

function ordinaryDay(scale: number): Lines {
  const { documents, truth } = generateDay({
    scenario: 'busy-day',
    seed: 7,
    shape: 'compact-message',
    envelope: 'cf',
    scale,
  });
  const { app, from, to } = truth.meta;
  const toMs = Date.parse(to);
  return {
    // As they come over the wire: no text is shared with another line.
    documents: documents.map((source, index) => ({ id: `line-${index}`, source: JSON.parse(JSON.stringify(source)) })),
    options: {
      app,
      fields: defaultLogFields,
      policy: apiPolicy,
      fromMs: Date.parse(from),
      toMs,
      nowMs: toMs,
      gaps: [],
    },
  };
}

/** Processor time of this process in ms: on a machine that others use too, the clock would measure them. */
function spentMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function longestPieceMs({ documents, options }: Lines): number {
  const steps = analyseInSteps(documents, options);
  let longestMs = 0;
  for (;;) {
    const before = process.cpuUsage();
    const { done } = steps.next();
    const { user, system } = process.cpuUsage(before);
    longestMs = Math.max(longestMs, (user + system) / 1000);
    if (done) {
      return longestMs;
    }
  }
}

const msPerLine = ({ documents, options }: Lines): number =>
  spentMs(() => analyse(documents, options)) / documents.length;

/** Everything about the million lines; they themselves are gone when it returns. */
function measureMillion(tenth: Lines) {
  const million = ordinaryDay(A_MILLION);
  const { documents, options } = million;
  let [perLineMs, tenthPerLineMs] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    // By turns: what else the machine does weighs on both.
    tenthPerLineMs = Math.min(tenthPerLineMs, msPerLine(tenth));
    perLineMs = Math.min(perLineMs, msPerLine(million));
  }
  const longestMs = Math.min(...Array.from({ length: ROUNDS }, () => longestPieceMs(million)));
  const naivePerLineMs = spentMs(() => naive(documents, options.app)) / documents.length;
  return { perLineMs, tenthPerLineMs, longestMs, naivePerLineMs, report: analyse(documents, options) };
}

function heapBytes(): number {
  if (!globalThis.gc) {
    throw new Error('Memory is measured with node --expose-gc.');
  }
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

function measure(): CoreFigures {
  const tenth = ordinaryDay(A_TENTH);
  const bytesBefore = heapBytes();
  const { perLineMs, tenthPerLineMs, longestMs, naivePerLineMs, report } = measureMillion(tenth);
  const keptBytes = heapBytes() - bytesBefore;
  return {
    millionLinesSeconds: perLineMs * 1000,
    longestPieceMs: longestMs,
    bytesPerLine: keptBytes / (report.lines.used + report.lines.loose),
    tenTimesRatio: (10 * perLineMs) / tenthPerLineMs,
    naiveRatio: naivePerLineMs / perLineMs,
  };
}

let figures: CoreFigures | null = null;

/** Measured once a run: making a million lines takes a minute or two, and is no part of any figure. */
export function coreFigures(): CoreFigures {
  figures ??= measure();
  return figures;
}
