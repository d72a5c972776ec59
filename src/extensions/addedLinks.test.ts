import { dateTime } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addedLinks, instanceLink, panelLink, ruleLink } from './addedLinks';

const NOW_MS = Date.UTC(2026, 5, 18, 16);
const HOUR_MS = 3_600_000;

/** Where a link leads, taken apart as a browser does. */
function parse(link: { path: string } | undefined) {
  const { pathname, searchParams } = new URL(link?.path ?? '', 'http://grafana.example');
  return { page: pathname.split('/').slice(2).map(decodeURIComponent), ...Object.fromEntries(searchParams) };
}

beforeEach(() => locationService.push('/'));

test('plugin.json declares each link as it is, or Grafana does not take it', () => {
  const { extensions } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'plugin.json'), 'utf8'));
  expect(extensions.addedLinks).toEqual(
    addedLinks.map(({ title, description, targets }) => ({ targets, title, description }))
  );
});

test('every link begins with the app’s own path and a slash, as Grafana demands', () => {
  for (const { path, configure, title, description } of addedLinks) {
    expect(path).toBe('/a/dfe-failedjobs-app/');
    expect(
      configure?.({ pluginId: 'dfe-jobtimeline-panel', name: 'FailedJobs', rule: { name: 'FailedJobs' } })?.path
    ).toMatch(/^\/a\/dfe-failedjobs-app\//);
    expect(title.length).toBeGreaterThanOrEqual(10);
    expect(description).toBeTruthy();
  }
});

describe('in a panel’s menu', () => {
  test('our own panel keeps range and app', () => {
    locationService.push('/d/28EURzZGz/api?var-App=a%2Bb%20%2541%20%23%27%22&from=now-6h&to=now');
    const timeRange = { from: dateTime(NOW_MS - HOUR_MS), to: dateTime(NOW_MS) };
    expect(parse(panelLink({ pluginId: 'dfe-jobtimeline-panel', title: 'Failed jobs', timeRange }))).toEqual({
      page: ['dfe-failedjobs-app', ''],
      'var-App': `a+b %41 #'"`,
      from: String(NOW_MS - HOUR_MS),
      to: String(NOW_MS),
    });
  });

  test('a panel of Hangfire’s metrics has the link, any other has not', () => {
    const targets = [{ refId: 'A', expr: 'increase(api_hangfire_jobs{state="failed"}[1m])' }];
    const timeRange = { from: 'now-24h', to: 'now' };
    expect(parse(panelLink({ pluginId: 'timeseries', targets, timeRange }))).toMatchObject({ from: 'now-24h' });
    expect(panelLink({ pluginId: 'timeseries', title: 'Requests', targets: [{ refId: 'A' }] })).toBeUndefined();
    expect(panelLink(undefined)).toBeUndefined();
  });

  test.each(['/?var-App=$__all', '/?var-App=a&var-App=b', '/'])('of %s no app is taken', (address) => {
    locationService.push(address);
    expect(parse(panelLink({ pluginId: 'dfe-jobtimeline-panel' }))).not.toHaveProperty('var-App');
  });

  test('a title that names a job type leads to its page', () => {
    expect(
      parse(panelLink({ pluginId: 'dfe-jobtimeline-panel', title: 'How UpsertModelJob<Phone/Call> goes' })).page
    ).toEqual(['dfe-failedjobs-app', 'jobs', 'UpsertModelJob<Phone/Call>']);
  });
});

describe('on an alert', () => {
  const rule = { name: 'FailedJobs', query: 'sum(increase(api_hangfire_jobs{state="failed"}[1m])) > 0' };

  test('a firing instance leads to a span that holds the whole chain of retries', () => {
    const activeAt = new Date(NOW_MS - 2 * HOUR_MS).toISOString();
    const instance = { activeAt, labels: { alertname: 'FailedJobs', app: 'api-prod' } };
    expect(parse(instanceLink({ rule, instance }, NOW_MS))).toEqual({
      page: ['dfe-failedjobs-app', ''],
      'var-App': 'api-prod',
      from: String(NOW_MS - 28 * HOUR_MS),
      to: 'now',
    });
  });

  test('a label that names a job type leads to its page', () => {
    const instance = { activeAt: '', labels: { job_type: 'UpsertCandidateJob' } };
    expect(parse(instanceLink({ rule, instance }, NOW_MS))).toMatchObject({
      page: ['dfe-failedjobs-app', 'jobs', 'UpsertCandidateJob'],
      from: 'now-26h',
    });
  });

  test.each(['0001-01-01T00:00:00Z', 'nonsense', new Date(NOW_MS + HOUR_MS).toISOString()])(
    'active at %j is no time to begin with',
    (activeAt) => {
      expect(parse(instanceLink({ rule, instance: { activeAt } }, NOW_MS))).toMatchObject({ from: 'now-26h' });
    }
  );

  test('of an alert that has been firing for weeks, a week is looked at', () => {
    const activeAt = new Date(NOW_MS - 1000 * HOUR_MS).toISOString();
    expect(parse(instanceLink({ rule, instance: { activeAt } }, NOW_MS))).toMatchObject({
      from: String(NOW_MS - 168 * HOUR_MS),
    });
  });

  test('a rule about jobs has the link, any other has not', () => {
    expect(parse(ruleLink({ name: 'Failed jobs', expression: 'x', labels: { app: 'api-prod' } }))).toMatchObject({
      'var-App': 'api-prod',
      from: 'now-26h',
      to: 'now',
    });
    expect(ruleLink({ name: 'Disk full', expression: 'node_filesystem_free_bytes < 1' })).toBeUndefined();
    expect(instanceLink({ rule: { name: 'Disk full' }, instance: {} }, NOW_MS)).toBeUndefined();
    expect(ruleLink(undefined)).toBeUndefined();
  });
});

test('a context of another form breaks no menu', () => {
  for (const { configure } of addedLinks) {
    expect(() => configure?.({ labels: null, targets: 7, instance: null, rule: 'x' } as object)).not.toThrow();
  }
});
