/** Generated days against their truth: some of them in the tests, as many as one likes by `npm run truth`. */
import { generateDay, type DayOptions } from '../../samples/generator/generateDay';
import { API_SCENARIO_NAMES } from '../../samples/generator/scenarios';
import { SHAPES } from '../../samples/generator/shapes';
import { analyse } from '../../src/domain/analyse';
import { Gap } from '../../src/domain/coverage';
import { LogDocument } from '../../src/domain/jobs/logDocument';
import { Report } from '../../src/domain/report';
import { Truth, compareTruth } from './compareTruth';
import { optionsOf } from './readDay';

const ENVELOPES = ['cf', 'aks'] as const;

/** The nth of endless days: every scenario in turn, in a shape and an envelope that differ from round to round. */
export function dayOptions(index: number): DayOptions {
  const scenario = API_SCENARIO_NAMES[index % API_SCENARIO_NAMES.length]!;
  const round = Math.floor(index / API_SCENARIO_NAMES.length);
  return {
    scenario,
    seed: 1000 + index,
    shape: SHAPES[(index + round) % SHAPES.length]!,
    envelope: ENVELOPES[round % 2]!,
    trafficPerDay: 60,
    noise: 0.02,
  };
}

/**
 * How much of a day its log tells. `runs`: every run. `verdicts`: what became of each job type, though not which run is
 * which (twenty workers at once; processes that were killed; failures that name no job). `losses`: what was lost, for
 * rendered lines that came late or twice, whose times and number nothing tells.
 */
export function tellable({ scenario, shape }: DayOptions): 'runs' | 'verdicts' | 'losses' {
  const isRendered = shape.startsWith('rendered');
  switch (scenario) {
    case 'restarts':
      return 'verdicts';
    case 'many-workers':
      return isRendered ? 'losses' : 'verdicts';
    case 'skew-and-duplicates':
      return isRendered ? 'losses' : 'runs';
    default:
      return 'runs';
  }
}

const isAllClear = (id: string): boolean => id === 'no-failures' || id === 'recovered';

function lossDifferences(report: Report, truth: Truth): string[] {
  const differences = Object.entries(truth.perType).flatMap(([jobType, expected]) => {
    const deleted = report.verdicts.find((verdict) => verdict.jobType === jobType)?.counts.deleted ?? 0;
    return deleted === expected['deleted'] ? [] : [`${jobType}: ${deleted} lost, not ${String(expected['deleted'])}`];
  });
  return isAllClear(report.overall.id) && !isAllClear(truth.overall)
    ? [...differences, `false all-clear: ${report.overall.id}, not ${truth.overall}`]
    : differences;
}

/** A span of the day that is not read, by chance but the same each time. */
function gapOf({ seed }: DayOptions, { fromMs, toMs }: { fromMs: number; toMs: number }): Gap {
  const part = ((seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const gapFromMs = fromMs + Math.floor(part * (toMs - fromMs));
  const lengthMs = [60_000, 900_000, 5_400_000, 36_000_000][seed % 4]!;
  return { fromMs: gapFromMs, toMs: Math.min(toMs, gapFromMs + lengthMs), reason: 'not-read' };
}

function gapDifferences(report: Report, truth: Truth): string[] {
  const lost = Object.entries(truth.perType).filter(
    ([, expected]) => expected['runbookClass'] !== 'sync' && Number(expected['deleted']) > 0
  );
  const hidden = lost.filter(([jobType]) =>
    report.verdicts.some((verdict) => verdict.jobType === jobType && isAllClear(verdict.id))
  );
  return [
    ...hidden.map(([jobType]) => `${jobType}: all clear though a loss may lie in the gap`),
    ...(lost.length > 0 && isAllClear(report.overall.id) ? ['all clear though a loss may lie in the gap'] : []),
  ];
}

/** Everything in which the product is wrong about a generated day; empty: nothing. */
export function wrongAbout(options: DayOptions): string[] {
  const day = generateDay(options);
  const truth = day.truth as unknown as Truth;
  const documents = day.documents.map((source, index): LogDocument => ({ id: `line-${index + 1}`, source }));
  const asked = optionsOf(truth);
  const report = analyse(documents, asked);
  const withGap = analyse(documents, { ...asked, gaps: [gapOf(options, asked)] });
  const { types, runs } = compareTruth(report, truth);
  const told = tellable(options);
  // A failure that names no job, at the end of the day: nobody can tell, and the product says so.
  const isOpen = (text: string): boolean => told === 'verdicts' && text.includes('cannot-tell');
  return [
    ...lossDifferences(report, truth),
    ...gapDifferences(withGap, truth),
    ...(told === 'losses'
      ? []
      : types.filter((text) => told === 'runs' || (/\bverdict\b|^overall/.test(text) && !isOpen(text)))),
    ...(told === 'runs' ? runs : []),
  ];
}
