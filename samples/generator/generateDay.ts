import { deliver } from './deliver';
import { APP_NAMES, makeEnvironment, type Envelope, type LogDocument } from './envelope';
import { makeNoise, testEnvironmentPlan } from './noise';
import { HOUR_MS, type Plan } from './plan';
import { Random } from './random';
import { planScenario, scaled, type ScenarioName } from './scenarios';
import type { Shape } from './shapes';
import { simulate } from './simulate';
import { tellTruth, type Truth } from './truth';

export interface DayOptions {
  scenario: ScenarioName;
  /** Equal options with an equal seed give an equal day. */
  seed: number;
  shape: Shape;
  envelope: Envelope;
  /** Start of the window, ISO 8601, UTC. */
  from?: string;
  /** Length of the window. */
  hours?: number;
  /** Length of the outage, in the scenarios that have one at a time. */
  outageHours?: number;
  app?: string;
  instances?: number;
  workersPerInstance?: number;
  /** Web sign-ups a day; Apply changes and magic links grow or shrink with them. */
  trafficPerDay?: number;
  /** Multiplies all traffic and noise. */
  scale?: number;
  /** Multiplies the lines that are no jobs' (1); 0 leaves the lines of the app's jobs and sign-ups alone. */
  noise?: number;
  maxAttempts?: number;
  retryIntervalSeconds?: number;
}

export interface Day {
  /** Sorted by `@timestamp`. */
  documents: LogDocument[];
  truth: Truth;
}

/** Simulates a day of the API's background jobs: the documents that its logs would be, and what really happened. */
export function generateDay(options: DayOptions): Day {
  const { scenario, seed, shape, envelope } = options;
  const random = (stream: string) => new Random(seed, `${scenario}/${stream}`);
  const { plan: usual, from } = planScenario(scenario, random('scenario'), options);
  const plan = withWishes(usual, options);
  const fromMs = Date.parse(options.from ?? from);
  const toMs = fromMs + plan.hours * HOUR_MS;
  const app = options.app ?? (plan.service === 'api' ? APP_NAMES[envelope].production : plan.service);

  const { events, jobs } = simulate(plan, fromMs, random('jobs'));
  const way = { shape, fromMs, toMs };
  const production = makeEnvironment(app, envelope, 'production', random('pods'));
  let parcels = deliver(events.concat(makeNoise(plan, random('noise'))), production, {
    ...way,
    delivery: plan.delivery,
    random: random('delivery'),
  });
  if (plan.noise > 0) {
    const testPlan = testEnvironmentPlan(plan, random('test scenario'));
    const test = makeEnvironment(APP_NAMES[envelope].test, envelope, 'test', random('test pods'));
    const { events: testEvents } = simulate(testPlan, fromMs, random('test jobs'));
    const { delivery } = testPlan;
    parcels = parcels.concat(deliver(testEvents, test, { ...way, delivery, random: random('test delivery') }));
  }
  const documents = parcels.sort((a, b) => a.shippedMs - b.shippedMs).map(({ document }) => document);
  const meta = describe(options, plan, { app, fromMs, toMs, docs: documents.length });
  return { documents, truth: tellTruth(jobs, plan, fromMs, meta) };
}

function withWishes(plan: Plan, options: DayOptions): Plan {
  const { trafficPerDay = plan.signUpsPerDay, noise = 1, scale = 1 } = options;
  const { noise: _, ...traffic } = scaled(plan, (trafficPerDay / plan.signUpsPerDay) * scale);
  return {
    ...traffic,
    hours: options.hours ?? plan.hours,
    instances: options.instances ?? plan.instances,
    workersPerInstance: options.workersPerInstance ?? plan.workersPerInstance,
    noise: plan.noise * noise * scale,
    maxAttempts: options.maxAttempts ?? plan.maxAttempts,
    retryIntervalSeconds: options.retryIntervalSeconds ?? plan.retryIntervalSeconds,
  };
}

function describe(
  { scenario, seed, shape, envelope }: DayOptions,
  plan: Plan,
  { app, fromMs, toMs, docs }: { app: string; fromMs: number; toMs: number; docs: number }
): Truth['meta'] {
  const iso = (ms: number) => new Date(Math.min(ms, toMs)).toISOString();
  return {
    scenario,
    shape,
    app,
    from: iso(fromMs),
    to: iso(toMs),
    instances: plan.instances,
    workersPerInstance: plan.workersPerInstance,
    maxAttempts: plan.maxAttempts,
    retryIntervalSeconds: plan.service === 'api' ? plan.retryIntervalSeconds : 'growing',
    windows: plan.spans.map((span) => ({
      kind: span.kind,
      from: iso(fromMs + span.fromMs),
      to: iso(fromMs + span.toMs),
    })),
    restarts: plan.restarts.map(({ atMs, instance, kind }) => ({ kind, instance, at: iso(fromMs + atMs) })),
    delivery: plan.delivery,
    docs,
    seed,
    envelope,
  };
}
