import { appPagePath, dashboardLink, isLinkable, jobTypePath, runPath } from './grafanaLinks';

const context = { app: 'get-into-teaching-api-prod', from: 'now-24h', to: 'now' };
const parametersOf = (address: string | null) => [
  ...new URL(address ?? '', 'http://grafana.example').searchParams.entries(),
];

test('a page of the app keeps range and app', () => {
  expect(appPagePath([], context)).toBe('/a/dfe-failedjobs-app?from=now-24h&to=now&var-App=get-into-teaching-api-prod');
  expect(appPagePath([], { app: '', from: '', to: '' })).toBe('/a/dfe-failedjobs-app');
});

test('job types and apps with odd characters come back as they were', () => {
  const address = appPagePath(['jobs', 'UpsertModelJob<Phone/Call>'], { ...context, app: `a+b %41 #'"` });
  expect(new URL(address, 'http://grafana.example').pathname.split('/').map(decodeURIComponent)).toEqual([
    '',
    'a',
    'dfe-failedjobs-app',
    'jobs',
    'UpsertModelJob<Phone/Call>',
  ]);
  expect(parametersOf(address)).toContainEqual(['var-App', `a+b %41 #'"`]);
});

test('a dashboard keeps what its address asks for, and gets range and app', () => {
  expect(dashboardLink('/d/28EURzZGz/get-into-teaching-api?viewPanel=2#top', context)).toBe(
    '/d/28EURzZGz/get-into-teaching-api?viewPanel=2&from=now-24h&to=now&var-App=get-into-teaching-api-prod#top'
  );
  expect(dashboardLink('https://grafana.example/d/x', { ...context, from: '1781690400000', to: '1781694000000' })).toBe(
    'https://grafana.example/d/x?from=1781690400000&to=1781694000000&var-App=get-into-teaching-api-prod'
  );
});

test.each(['//evil.example', '/\\evil.example', 'javascript:alert(1)', 'd/x', '', '/a b', 'https://u:p@example.org'])(
  '%j leads nowhere',
  (address) => {
    expect(isLinkable(address)).toBe(false);
    expect(dashboardLink(address, context)).toBeNull();
  }
);

test('a dashboard’s address stays as it is where there is nothing to add', () => {
  const nothing = { app: '', from: '', to: '' };
  expect(dashboardLink(' /d/x ', nothing)).toBe('/d/x');
  expect(dashboardLink('/d/x?a=b?c#d#e', nothing)).toBe('/d/x?a=b?c#d#e');
});

test('pages of a job type and of a run keep where one comes from', () => {
  const context = { app: 'api', from: 'now-24h', to: 'now' };
  expect(jobTypePath('UpsertModelJob<PhoneCall>', context)).toBe(
    '/a/dfe-failedjobs-app/jobs/UpsertModelJob%3CPhoneCall%3E?from=now-24h&to=now&var-App=api'
  );
  expect(runPath('CID-1', 1_782_000_000_000, { ...context, refresh: '30s' })).toBe(
    '/a/dfe-failedjobs-app/runs/CID-1?from=now-24h&to=now&refresh=30s&var-App=api&at=1782000000000'
  );
  expect(runPath('CID-1', 5, { app: '', from: '', to: '' })).toBe('/a/dfe-failedjobs-app/runs/CID-1?at=5');
});
