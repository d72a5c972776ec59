import { defaultLogFields } from '../links/logFields';
import { appReader, readOrigin } from './lineOrigin';

const SHIPPED = '2026-06-17T10:00:00.500Z';
const SHIPPED_MS = Date.UTC(2026, 5, 17, 10, 0, 0, 500);
const cf = { cf: { app: 'api-prod' }, syslog_proc: '[APP/PROC/WEB/1]' };
const aks = { kubernetes: { deployment: { name: 'api-production' }, pod: { name: 'api-production-7d-x2' } } };

test.each([
  ['Cloud Foundry', cf, 'api-prod', '[APP/PROC/WEB/1]'],
  [
    'Cloud Foundry, flattened',
    { 'cf.app': 'api-prod', syslog_proc: '[APP/PROC/WEB/1]' },
    'api-prod',
    '[APP/PROC/WEB/1]',
  ],
  ['Kubernetes', aks, 'api-production', 'api-production-7d-x2'],
  [
    'Kubernetes, flattened',
    { 'kubernetes.deployment.name': 'api-production', 'kubernetes.pod.name': 'api-production-7d-x2' },
    'api-production',
    'api-production-7d-x2',
  ],
  ['neither', {}, '', ''],
  ['wrong types', { cf: { app: {} }, syslog_proc: [], kubernetes: { pod: { name: null } } }, '', ''],
  ['numbers', { cf: { app: 7 }, syslog_proc: 0 }, '7', '0'],
  ['cf is a text', { cf: 'api-prod' }, '', ''],
  ['names of a prototype', JSON.parse('{"__proto__":{"cf":{"app":"x"}}}'), '', ''],
])('%s', (_, source, app, instance) => {
  expect(readOrigin({ id: 'a', source: { '@timestamp': SHIPPED, ...source } })).toEqual({
    id: 'a',
    instance,
    timeMs: SHIPPED_MS,
    ticks: 0,
    indexedMs: SHIPPED_MS,
  });
  expect(appReader(defaultLogFields.app)(source)).toBe(app);
});

describe('the app', () => {
  const both = { labels: { app: 'api' }, 'kubernetes.deployment.name': 'api-prod' };

  test.each([
    ['nested', ['labels.app'], { labels: { app: 'api' } }],
    ['dotted', ['labels.app'], { 'labels.app': 'api' }],
    ['a list of one, as some shippers write labels', ['labels.app'], { labels: { app: ['api'] } }],
    ['by its keyword, which no document has', ['service.keyword'], { service: 'api' }],
    ['in the first field that has it', ['service', 'labels.app'], both],
  ])('%s', (_, fields, source) => {
    expect(appReader(fields)(source)).toBe('api');
  });

  test('is the one asked for wherever a field names it, since a query finds it there', () => {
    const appOf = appReader(['labels.app', 'kubernetes.deployment.name']);
    expect(appOf(both, 'api-prod')).toBe('api-prod');
    expect(appOf(both, 'other')).toBe('api');
    expect(appOf(both, '')).toBe('api');
    expect(appReader(['service', 'labels.app'])(both, '')).toBe('api');
  });

  test('is none where only other fields name it', () => {
    expect(appReader(['labels.app'])({ cf: { app: 'api' }, labels: { app: ['a', 'b'] } })).toBe('');
  });
});

describe('time', () => {
  const origin = (source: Record<string, unknown>, own?: unknown) => readOrigin({ id: 'a', source }, own);
  const own = '2026-06-17T09:59:59.1234567Z';
  const ownMs = Date.UTC(2026, 5, 17, 9, 59, 59, 123);

  test('the application’s clock is sharper than the shipper’s, which the search engine selects by', () => {
    expect(origin({ '@timestamp': SHIPPED }, own)).toMatchObject({ timeMs: ownMs, ticks: 4567, indexedMs: SHIPPED_MS });
  });

  test.each([
    ['a text', 'yesterday'],
    ['null', null],
    ['an object', {}],
  ])('an own time that is %s is passed over', (_, raw) => {
    expect(origin({ '@timestamp': SHIPPED }, raw)).toMatchObject({ timeMs: SHIPPED_MS, indexedMs: SHIPPED_MS });
  });

  test('without the shipper’s time the own one stands for both', () => {
    expect(origin({}, own)).toMatchObject({ timeMs: ownMs, indexedMs: ownMs });
    expect(origin({ '@timestamp': 'now' }, own)).toMatchObject({ timeMs: ownMs, indexedMs: ownMs });
  });

  test('without any there is no origin', () => {
    expect(origin({})).toBeNull();
    expect(origin({ '@timestamp': {} }, 'no')).toBeNull();
  });

  test('Grafana’s frames give ms since the epoch', () => {
    expect(origin({ '@timestamp': SHIPPED_MS })).toMatchObject({ timeMs: SHIPPED_MS });
  });
});
