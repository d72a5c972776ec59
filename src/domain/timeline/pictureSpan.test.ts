import { pictureSpan } from './pictureSpan';
import { HOUR_MS, makeRun } from './testing/makeRun';

const NOW_MS = 100 * HOUR_MS;
const range = { fromMs: NOW_MS - 24 * HOUR_MS, toMs: NOW_MS };
const due = (hours: number) => ({ fromMs: NOW_MS + hours * HOUR_MS, toMs: NOW_MS + hours * HOUR_MS });
const dyingIn = (hours: number) => makeRun('x', NOW_MS - HOUR_MS, 'retrying', { deletion: due(hours) });
const aheadHours = (...args: Parameters<typeof pictureSpan>) => (pictureSpan(...args).toMs - NOW_MS) / HOUR_MS;

test('a range that ends now reaches to the last deadline, and a little further for its words', () => {
  expect(aheadHours(range, NOW_MS, [dyingIn(1), dyingIn(3), makeRun('xo', 0, 'succeeded')])).toBeCloseTo(4.92);
});

test('a late deadline leaves most of the picture to what was read', () => {
  expect(aheadHours(range, NOW_MS, [dyingIn(23)])).toBe(6);
});

test('without a deadline the next attempt is what comes', () => {
  expect(aheadHours(range, NOW_MS, [makeRun('x', 0, 'retrying', { nextAttempt: due(1) })])).toBeCloseTo(2.92);
});

test.each([
  ['nothing is to come', range, [makeRun('xo', 0, 'succeeded')]],
  ['all was due before now', range, [dyingIn(-1)]],
  ['it reaches into the future anyway', { ...range, toMs: NOW_MS + 5 * HOUR_MS }, [dyingIn(9)]],
  ['it ended before', { ...range, toMs: NOW_MS - 5 * HOUR_MS }, [dyingIn(9)]],
])('the range stays as it is where %s', (_, asked, runs) => {
  expect(pictureSpan(asked, NOW_MS, runs)).toEqual(asked);
});
