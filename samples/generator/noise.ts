import type { Environment, LogDocument } from './envelope';
import type { LogEvent } from './logEvent';
import { HOUR_MS, MINUTE_MS, type Plan } from './plan';
import type { Random } from './random';
import { httpLine, type WebRequest } from './webLines';

const PATHS = [
  '/api/callback_booking_quotas',
  '/api/lookup_items/countries',
  '/api/lookup_items/teaching_subjects',
  '/api/operations/health_check',
  '/api/pick_list_items/candidate/initial_teacher_training_years',
  '/api/privacy_policies/latest',
  '/api/teaching_event_buildings',
  '/api/teaching_events/search',
];

/** What people, or the curious, may type into a search box: text that reads like a job's line. */
const MIMICRY = [
  'UpsertCandidateJob - Deleted',
  'UpsertCandidateJob - Started (24/24) null',
  'CrmSyncJob - Started',
  'LocationSyncJob - Succeeded',
  "Failed to process the job '4100123': an exception occured. Job was automatically deleted because the retry attempt count exceeded 24.",
  "Failed to process the job '4100124': an exception occurred. Retry attempt 3 of 24 will be performed in 01:00:00.",
  'NotifyService - Sending Email (CandidateRegistrationFailedEmail)',
  '{State:l}',
];

const REQUESTS_PER_DAY = 3300;
const SEARCHES_PER_DAY = 160;
const MIMICS_PER_DAY = 24;

/** Lines that have nothing to do with jobs: probes, scrapes, web requests, searches, mails with a pin code. */
export function makeNoise(plan: Plan, random: Random): LogEvent[] {
  const events: LogEvent[] = [];
  const windowMs = plan.hours * HOUR_MS;
  const days = plan.hours / 24;
  const placeAt = (atMs: number, instance: number): At => {
    const earlier = plan.restarts.filter((restart) => restart.instance === instance && restart.atMs < atMs);
    return { atMs, instance, generation: earlier.length };
  };
  const add = (perDay: number, make: (at: At) => LogEvent) => {
    for (let left = random.count(perDay * plan.noise * days); left > 0; left -= 1) {
      events.push(make(placeAt(random.unit() * windowMs, random.integer(0, plan.instances - 1))));
    }
  };
  const every = (seconds: number, instance: number, request: WebRequest) => {
    const everyMs = (seconds * 1000 * random.between(0.99, 1.01)) / plan.noise;
    for (let atMs = random.between(0, everyMs); atMs < windowMs; atMs += everyMs) {
      events.push(httpLine(random, request, placeAt(atMs, instance)));
    }
  };
  for (let instance = 0; instance < plan.instances; instance += 1) {
    every(20, instance, PROBE);
    every(40, instance, SCRAPE);
  }
  add(REQUESTS_PER_DAY, (at) => httpLine(random, { method: 'GET', path: random.pick(PATHS) }, at));
  add(SEARCHES_PER_DAY, (at) => search(at, postcode(random)));
  add(MIMICS_PER_DAY, (at) => mimic(at, random));
  add(SEARCHES_PER_DAY, (at) => pinCode(at));
  return events;
}

/** A sixth of the web requests was seen by Cloud Foundry's router too. */
export function routerDocument(
  event: LogEvent,
  environment: Environment,
  shippedMs: number,
  random: Random
): LogDocument | undefined {
  if (environment.envelope !== 'cf' || !event.request || !random.chance(1 / 6)) {
    return undefined;
  }
  const { RequestMethod, RequestPath, UserAgent } = event.request.enriched;
  return {
    ...environment.wrapRouter(shippedMs),
    tags: ['gorouter'],
    access: {
      host: `${environment.app}.example.test`,
      method: RequestMethod,
      url: RequestPath,
      http_version: '1.1',
      response_code: 200,
      body_sent: { bytes: random.integer(200, 40_000) },
      agent: UserAgent,
    },
  };
}

type At = Pick<LogEvent, 'atMs' | 'instance' | 'generation'>;

const PROBE: WebRequest = { method: 'GET', path: '/healthcheck', agent: 'kube-probe/1.31' };
const SCRAPE: WebRequest = { method: 'GET', path: '/metrics', agent: 'Prometheus/2.54.1' };

/** No such postcode area exists. */
const postcode = (random: Random) => `ZZ${random.integer(1, 19)} ${random.integer(1, 9)}ZZ`;

const search = (at: At, text: string): LogEvent => ({
  ...at,
  source: 'GetIntoTeachingApi.Controllers.GetIntoTeaching.TeachingEventsController',
  template: 'Search: {Postcode}',
  properties: { Postcode: text },
});

const pinCode = (at: At): LogEvent => ({
  ...at,
  source: 'GetIntoTeachingApi.Services.NotifyService',
  template: 'NotifyService - Sending Email ({Template})',
  properties: { Template: 'NewPinCodeEmail' },
});

function mimic(at: At, random: Random): LogEvent {
  const text = random.pick(MIMICRY);
  return random.chance(0.5)
    ? search(at, text)
    : httpLine(random, { method: 'GET', path: '/api/teaching_events/search', query: `?postcode=${text}` }, at);
}

/** The test environment in the same index: one instance, little traffic, and failures that are none of production's. */
export function testEnvironmentPlan(plan: Plan, random: Random): Plan {
  const troubleMs = Math.min(6, 6 * plan.noise) * HOUR_MS;
  const secondMs = random.between(10, 16) * HOUR_MS;
  return {
    ...plan,
    service: 'api',
    maxAttempts: plan.service === 'api' ? plan.maxAttempts : 24,
    leadHours: 2,
    instances: 1,
    workersPerInstance: 1,
    signUpsPerDay: 8,
    applyChangesPerDay: 20,
    magicLinksPerDay: 4,
    spans: [
      { kind: 'down', fromMs: -HOUR_MS, toMs: troubleMs - HOUR_MS },
      { kind: 'down', fromMs: secondMs, toMs: secondMs + troubleMs / 3 },
    ],
    restarts: [],
    doomedSignUpsMs: [-90 * MINUTE_MS],
    backfills: [],
    delivery: {},
  };
}
