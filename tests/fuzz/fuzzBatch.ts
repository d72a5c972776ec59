import { Day, generateDay } from '../../samples/generator/generateDay';
import { Random } from '../../samples/generator/random';
import { SCENARIO_NAMES } from '../../samples/generator/scenarios';
import { SHAPES } from '../../samples/generator/shapes';
import { AnalyseOptions } from '../../src/domain/analyse';
import { LogDocument } from '../../src/domain/jobs/logDocument';
import { policyOf } from '../../src/domain/policy';
import { readSettings } from '../../src/settings/readSettings';
import { mutated, strangeDocument } from './hostileDocuments';
import { hostileText, hostileValue } from './hostileValues';

export interface FuzzBatch {
  documents: LogDocument[];
  options: AnalyseOptions;
}

const days = new Map<number, Day>();

/** A few days stand in for all: one of each shape, of scenarios that differ. */
function dayOf(index: number): Day {
  const known = days.get(index);
  if (known) {
    return known;
  }
  const day = generateDay({
    scenario: SCENARIO_NAMES[(index * 3) % SCENARIO_NAMES.length]!,
    seed: index,
    shape: SHAPES[index % SHAPES.length]!,
    envelope: index % 2 === 0 ? 'cf' : 'aks',
    trafficPerDay: 20,
    noise: 0.005,
  });
  days.set(index, day);
  return day;
}

/** Settings as a file or an older release may have left them: what is not valid must become its default. */
function hostileSettings(random: Random): unknown {
  const value = () => hostileValue(random);
  return random.pick<unknown>([
    value(),
    { fields: { app: [hostileText(random)], message: value() }, retry: value() },
    { retry: { limit: random.pick([0, 1, 1000]), delayMinutes: random.pick([1, 10_080]) } },
    { jobTypes: [{ name: 'CrmSyncJob', everyMinutes: 1, retries: 0 }, { name: value() }] },
    { steps: { 'cannot-tell': hostileText(random), [hostileText(random)]: value() } },
  ]);
}

/**
 * A slice of a generated day, a third of its lines broken, among documents that are strange from the start. The same seed
 * gives the same batch.
 */
export function fuzzBatch(seed: number, size: number): FuzzBatch {
  const random = new Random(seed, 'fuzz');
  const day = dayOf(random.integer(0, 9));
  const { app, from, to } = day.truth.meta;
  const [dayFromMs, dayToMs] = [Date.parse(from), Date.parse(to)];
  const start = random.integer(0, Math.max(0, day.documents.length - size));
  const slice = day.documents.slice(start, start + size);
  const documents = Array.from({ length: size }, (_, index): LogDocument => {
    const id = `line-${index}`;
    const sound = slice[index] as Record<string, unknown> | undefined;
    if (!sound || random.chance(0.25)) {
      return { id, source: strangeDocument(random, app, Math.floor(random.between(dayFromMs, dayToMs))) };
    }
    const other = random.pick(slice) as unknown as Record<string, unknown>;
    return { id, source: random.chance(0.3) ? mutated(random, sound, other) : sound };
  });
  const fromMs = random.chance(0.7) ? dayFromMs : Math.floor(random.between(dayFromMs, dayToMs));
  const toMs = random.chance(0.7) ? dayToMs : Math.floor(random.between(fromMs, dayToMs));
  const { settings } = readSettings(random.chance(0.3) ? hostileSettings(random) : {});
  const gapFromMs = Math.floor(random.between(fromMs, toMs));
  return {
    documents,
    options: {
      app: random.chance(0.9) ? app : hostileText(random),
      fields: settings.fields,
      policy: policyOf(settings),
      fromMs,
      toMs,
      nowMs: random.chance(0.6) ? toMs : toMs + random.integer(-3_600_000, 90_000_000),
      gaps: random.chance(0.3) ? [{ fromMs: gapFromMs, toMs: gapFromMs + 600_000, reason: 'not-read' }] : [],
    },
  };
}
