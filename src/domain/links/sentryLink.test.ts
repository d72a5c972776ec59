import { sentryLink } from './sentryLink';

const sentry = { baseUrl: 'https://sentry.io', organisation: 'dfe-bat', project: '5276954' };
const span = { fromMs: Date.UTC(2026, 5, 17, 10), toMs: Date.UTC(2026, 5, 17, 11) };
const parametersOf = (link: string | null) => Object.fromEntries(new URL(link ?? '').searchParams);

test('opens the runbook’s project over the span, in UTC', () => {
  const link = sentryLink(sentry, span, null);
  expect(link).toMatch(/^https:\/\/sentry\.io\/organizations\/dfe-bat\/issues\/\?/);
  expect(parametersOf(link)).toEqual({
    project: '5276954',
    start: '2026-06-17T09:59:00',
    end: '2026-06-17T11:01:00',
    utc: 'true',
  });
});

test.each([
  ['System.TimeoutException', 'error.type:"System.TimeoutException"'],
  ['System.ServiceModel.FaultException`1', 'error.type:"System.ServiceModel.FaultException`1"'],
  ['a"b OR c:*', 'error.type:"a\\"b OR c:\\*"'],
])('the exception type %j is one escaped value', (type, query) => {
  expect(parametersOf(sentryLink(sentry, span, type)).query).toBe(query);
});

test('a name with odd characters stays a part of the path', () => {
  const link = sentryLink({ ...sentry, organisation: '../a b' }, span, null);
  expect(new URL(link ?? '').pathname).toBe('/organizations/..%2Fa%20b/issues/');
});

test('an endless type does not make an endless address', () => {
  expect(sentryLink(sentry, span, 'é'.repeat(100_000))?.length).toBeLessThan(2000);
});

test.each([
  { ...sentry, baseUrl: '' },
  { ...sentry, baseUrl: 'javascript:x' },
  { ...sentry, organisation: '' },
])('no link without a Sentry: %j', (settings) => {
  expect(sentryLink(settings, span, null)).toBeNull();
});
