import { Coverage, Gap } from '../domain/coverage';
import { coverageWords, readToMs, unreadUpToMs } from './coverageWords';
import { HOUR_MS, MINUTE_MS, NOW_MS } from './testing/runFixtures';

const clock = { nowMs: NOW_MS, timeZone: 'utc' };
const coverage = (gaps: Gap[] = [], toMs = NOW_MS): Coverage => ({ fromMs: NOW_MS - 24 * HOUR_MS, toMs, gaps });
const gap = (fromMs: number, toMs: number): Gap => ({ fromMs, toMs, reason: 'truncated' });

test('says up to where all was read', () => {
  expect(coverageWords(coverage(), clock)).toBe('Read in full to 13:20:00');
  expect(coverageWords(coverage([], NOW_MS + 10 * HOUR_MS), clock)).toBe('Read in full to 13:20:00');
});

test('says how much is missing', () => {
  const missing = coverage([gap(NOW_MS - 3 * HOUR_MS, NOW_MS - 90 * MINUTE_MS)]);
  expect(coverageWords(missing, clock)).toBe('Read to 13:20:00 · 1 h 30 min not read');
});

test('a gap that reaches up to now moves the end of what was read', () => {
  const missing = coverage([gap(NOW_MS - HOUR_MS, NOW_MS)]);
  expect(readToMs(missing, NOW_MS)).toBe(NOW_MS - HOUR_MS);
  expect(coverageWords(missing, clock)).toBe('Read to 12:20:00 · 1 h not read');
});

test('overlapping gaps at the end count once', () => {
  const missing = coverage([gap(NOW_MS - 2 * HOUR_MS, NOW_MS - HOUR_MS), gap(NOW_MS - HOUR_MS, NOW_MS)]);
  expect(readToMs(missing, NOW_MS)).toBe(NOW_MS - 2 * HOUR_MS);
  expect(unreadUpToMs(missing, NOW_MS)).toBe(2 * HOUR_MS);
});

test('a gap as long as the range leaves nothing, and a gap without length is still said', () => {
  expect(coverageWords(coverage([gap(NOW_MS - 30 * HOUR_MS, NOW_MS)]), clock)).toBe('Nothing was read in full');
  expect(coverageWords(coverage([gap(NOW_MS - HOUR_MS, NOW_MS - HOUR_MS)]), clock)).toMatch(/a moment not read/);
});
