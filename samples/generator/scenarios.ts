import { HOUR_MS, MINUTE_MS, type Plan, type Restart, type Span } from './plan';
import type { Random } from './random';

type Wishes = { outageHours?: number };
type Scenario = { from?: string; plan: (random: Random, wishes: Wishes) => Partial<Plan> };

const ORDINARY: Plan = {
  hours: 24,
  leadHours: 0,
  instances: 2,
  workersPerInstance: 1,
  signUpsPerDay: 230,
  applyChangesPerDay: 150,
  magicLinksPerDay: 55,
  noise: 1,
  maxAttempts: 24,
  retryIntervalSeconds: 3600,
  service: 'api',
  spans: [],
  restarts: [],
  servicesFailAfterRestart: 0,
  doomedSignUpsMs: [],
  backfills: [],
  oldTemplates: false,
  delivery: {},
};

const MONDAY = '2026-06-15T00:00:00.000Z';
const WEDNESDAY = '2026-06-17T00:00:00.000Z';

const SCENARIOS = {
  'quiet-day': { from: MONDAY, plan: () => ({}) },
  'crm-outage': { plan: outage(6) },
  'crm-outage-30h': { plan: outage(30) },
  // Few lines for much trouble: CrmSyncJob, most of an outage's lines, only reads.
  'crm-read-only': { plan: outage(30, 'read-only') },
  'one-candidate-lost': {
    plan: (random) => ({ hours: 30, doomedSignUpsMs: [hours(random.between(0.5, 5))] }),
  },
  flapping: { plan: (random) => ({ spans: flaps(random) }) },
  paused: { plan: (random) => ({ spans: [span(random, 'paused', [8, 11], [2, 5])] }) },
  // Sign-ups of the pause's first hours are past attempt 25, at 25 or at 24 when it ends: three ways to be lost.
  'paused-then-lost': { plan: (random) => ({ hours: 48, spans: [span(random, 'paused', [8, 11], [25.5, 26.5])] }) },
  restarts: { from: MONDAY, plan: (random) => restarts(random) },
  'sync-broken': {
    plan: (random) => ({ spans: [{ kind: 'crm-sync-broken', fromMs: hours(random.between(9, 20)), toMs: Infinity }] }),
  },
  'at-risk': {
    plan: (random) => ({ spans: [{ kind: 'down', fromMs: hours(random.between(13, 21)), toMs: Infinity }] }),
  },
  'backfill-failed': {
    plan: (random) => {
      const pages = random.integer(25, 60);
      const failsAtPage = random.integer(2, pages);
      return { backfills: [{ atMs: hours(random.between(9, 16)), pages, failsAtPage }] };
    },
  },
  'busy-day': { plan: () => scaled(ORDINARY, 8) },
  'many-workers': { plan: (random) => ({ workersPerInstance: 20, ...outage(3)(random, {}) }) },
  'skew-and-duplicates': {
    plan: (random) => ({
      ...outage(3)(random, {}),
      delivery: {
        skewMs: [-random.integer(20_000, 150_000), random.integer(20_000, 150_000)],
        duplicates: 0.03,
        late: 0.02,
      },
    }),
  },
  'window-cut': {
    plan: (random) => ({ hours: 12, leadHours: 20, spans: [span(random, 'down', [-19.5, -18], [22, 27])] }),
  },
  'old-templates': { plan: (random) => ({ oldTemplates: true, ...outage(3)(random, {}) }) },
  development: {
    plan: (random) => ({
      instances: 1,
      maxAttempts: 5,
      retryIntervalSeconds: 60,
      signUpsPerDay: 120,
      spans: [span(random, 'down', [10, 14], [0.3, 0.6])],
    }),
  },
  // Long enough for Hangfire's ten retries to run out, and once more at the day's end.
  'ticket-office': {
    plan: (random) => ({
      service: 'ticket-office',
      workersPerInstance: 5,
      signUpsPerDay: 60,
      maxAttempts: 10,
      spans: [span(random, 'down', [3, 4], [6, 6.5]), { kind: 'down', fromMs: hours(22.5), toMs: Infinity }],
      doomedSignUpsMs: [hours(random.between(12, 15))],
    }),
  },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];

/** Those of the API itself. */
export const API_SCENARIO_NAMES = SCENARIO_NAMES.filter((name) => name !== 'ticket-office');

/** The plan of a scenario and the date it is usually set on; `random` places what happens within the day. */
export function planScenario(name: ScenarioName, random: Random, wishes: Wishes): { plan: Plan; from: string } {
  const { from = WEDNESDAY, plan }: Scenario = SCENARIOS[name];
  return { plan: { ...ORDINARY, ...plan(random, wishes) }, from };
}

/** The same day with `factor` times the traffic and noise. */
export function scaled(plan: Plan, factor: number): Plan {
  return {
    ...plan,
    signUpsPerDay: plan.signUpsPerDay * factor,
    applyChangesPerDay: plan.applyChangesPerDay * factor,
    magicLinksPerDay: plan.magicLinksPerDay * factor,
    noise: plan.noise * factor,
  };
}

const hours = (count: number) => count * HOUR_MS;

function span(random: Random, kind: Span['kind'], startHours: [number, number], lastsHours: [number, number]): Span {
  const fromMs = hours(random.between(...startHours));
  return { kind, fromMs, toMs: fromMs + hours(random.between(...lastsHours)) };
}

/** One outage of the CRM; a long one gets a second day, so that its end and what came of it are in the window. */
function outage(usualHours: number, kind: Span['kind'] = 'down') {
  return (random: Random, { outageHours = usualHours }: Wishes): Partial<Plan> => ({
    hours: outageHours > 12 ? 48 : 24,
    spans: [span(random, kind, [7, 9.5], [outageHours, outageHours])],
  });
}

function flaps(random: Random): Span[] {
  const spans: Span[] = [];
  let fromMs = hours(random.between(6, 9));
  for (let count = random.integer(6, 14); count > 0; count -= 1) {
    const toMs = fromMs + random.between(2, 20) * MINUTE_MS;
    spans.push({ kind: 'down', fromMs, toMs });
    fromMs = toMs + random.between(4, 35) * MINUTE_MS;
  }
  return spans;
}

/**
 * Deployments and crashes just after a five-minute mark, while a CrmSyncJob waits for a CRM that answers too late:
 * in time for the shutdown, in the second after it, or when the process is gone.
 */
function restarts(random: Random): Partial<Plan> {
  const marks = Array.from({ length: 7 }, (_, index) => index * 36 + random.integer(1, 30));
  const spans: Span[] = [];
  const stops: Restart[] = [];
  // The ninth is a crash whose victims come back after the window's end.
  const last = random.chance(0.5) ? [286] : [];
  for (const [index, mark] of [1, ...marks, ...last].entries()) {
    const fromMs = mark * 5 * MINUTE_MS;
    const stopMs = fromMs + random.between(16, 22) * 1000;
    spans.push({ kind: 'stalled', fromMs, toMs: stopMs + random.pick([9_000, 15_200, 15_200, 90_000]) });
    const first = random.integer(0, 1);
    if (index % 3 === 2) {
      stops.push({ atMs: stopMs, instance: first, kind: 'killed' });
    } else {
      stops.push({ atMs: stopMs, instance: first, kind: 'graceful' });
      stops.push({ atMs: stopMs + 50_000, instance: 1 - first, kind: 'graceful' });
    }
  }
  return { servicesFailAfterRestart: 0.5, spans, restarts: stops };
}
