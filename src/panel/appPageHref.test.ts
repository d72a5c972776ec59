import { dateTime } from '@grafana/data';
import { appPageHref } from './appPageHref';

const [from, to] = [dateTime(1_782_000_000_000), dateTime(1_782_086_400_000)];

test('keeps a relative range relative, and an absolute one exact', () => {
  expect(appPageHref('api', { from, to, raw: { from: 'now-24h', to: 'now' } })).toBe(
    '/a/dfe-failedjobs-app?from=now-24h&to=now&var-App=api'
  );
  expect(appPageHref('api', { from, to, raw: { from, to } })).toContain('from=1782000000000&to=1782086400000');
});

test('an odd name stays one value', () => {
  const href = appPageHref('a&b=c#d "e"', { from, to, raw: { from: 'now-1h', to: 'now' } });
  expect(new URL(href, 'http://x').searchParams.get('var-App')).toBe('a&b=c#d "e"');
});
