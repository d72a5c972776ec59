import { Evidence } from '../domain/runbook/verdict';
import { defaultSettings } from '../settings/settings';
import { evidenceLinks } from './evidenceLinks';

const span = { fromMs: Date.UTC(2026, 5, 17, 10), toMs: Date.UTC(2026, 5, 17, 11) };
const piece = (rest: Partial<Evidence> = {}): Evidence => ({
  text: '12 failed attempts, 1 error',
  span,
  lineIds: ['logs#k1'],
  certainty: 'seen',
  ...rest,
});
const linksOf = evidenceLinks(defaultSettings, 'api-prod');

test('failures lead to their lines and to their error in Sentry', () => {
  const [lines, sentry] = linksOf(piece({ errorType: 'System.TimeoutException' }));
  expect(decodeURIComponent(lines?.href ?? '')).toContain('_id: ("k1")');
  expect(sentry?.label).toBe('Errors in Sentry: 12 failed attempts, 1 error');
  const { searchParams } = new URL(sentry?.href ?? '');
  expect(searchParams.get('query')).toBe('error.type:"System.TimeoutException"');
  expect(searchParams.get('start')).toBe('2026-06-17T09:59:00');
});

test('errors of several kinds lead to all of that time; what is no failure does not lead to Sentry', () => {
  const [, sentry] = linksOf(piece({ errorType: null }));
  expect(new URL(sentry?.href ?? '').searchParams.has('query')).toBe(false);
  expect(linksOf(piece()).map(({ text }) => text)).toEqual(['lines']);
});

test('links that are off are left out', () => {
  const off = {
    kibana: { ...defaultSettings.kibana, baseUrl: '' },
    sentry: { ...defaultSettings.sentry, baseUrl: '' },
  };
  expect(evidenceLinks({ ...defaultSettings, ...off }, 'api-prod')(piece({ errorType: null }))).toEqual([]);
  expect(linksOf(piece({ span: null, errorType: null }))).toEqual([]);
});
