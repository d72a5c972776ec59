import fc from 'fast-check';
import { appPagePath } from '../domain/links/grafanaLinks';
import { pagePlaces, readUrlState, withUrlState } from './urlState';

test('an address without state asks for the last day, and which app', () => {
  expect(readUrlState(new URLSearchParams())).toMatchObject({
    app: '',
    from: 'now-24h',
    to: 'now',
    refresh: '',
    text: '',
  });
});

test('reads what a dashboard’s address says', () => {
  expect(readUrlState(new URLSearchParams('from=now-6h&to=now&var-App=api-prod&refresh=30s&orgId=1'))).toMatchObject({
    app: 'api-prod',
    from: 'now-6h',
    to: 'now',
    refresh: '30s',
  });
});

test('a change keeps the rest, and what belongs to others', () => {
  const next = withUrlState(new URLSearchParams('orgId=1&from=now-6h&refresh=30s'), { from: '100', refresh: '' });
  expect(next.toString()).toBe('orgId=1&from=100');
});

test('any app’s name survives the way through the address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
      const app = name.trim();
      const address = withUrlState(new URLSearchParams(), { app }).toString();
      expect(readUrlState(new URLSearchParams(address)).app).toBe(app);
    })
  );
});

test('the way to another page keeps app, range and refresh interval', () => {
  const state = { app: 'api+prod', from: 'now-6h', to: 'now', refresh: '30s' };
  const [path, search] = appPagePath(pagePlaces.runbook(), state).split('?');
  expect(path).toBe('/a/dfe-failedjobs-app/runbook');
  expect(readUrlState(new URLSearchParams(search))).toMatchObject(state);
});
