import { StillFailing } from '../domain/runs/stillFailing';
import { stillFailingWords } from './stillFailingWords';
import { HOUR_MS, MINUTE_MS, NOW_MS } from './testing/runFixtures';

const clock = { nowMs: NOW_MS, timeZone: 'utc' };
const state: StillFailing = {
  answer: 'yes',
  lastFailureMs: NOW_MS - 10 * MINUTE_MS,
  lastSuccessMs: NOW_MS - 5 * HOUR_MS,
  failingSinceMs: NOW_MS - 4 * HOUR_MS,
  failuresSince: 1204,
  givenUpSince: 0,
  successesSince: 0,
  waiting: 2,
  nextTryMs: NOW_MS + 50 * MINUTE_MS,
};
const told = (rest: Partial<StillFailing>) => {
  const { answer, because } = stillFailingWords({ ...state, ...rest }, clock);
  return `${answer} ${because}`.trim();
};

test('yes: how often since when, and when it is tried next', () => {
  expect(told({})).toBe(
    'It is still failing. 1,204 attempts failed since 09:20, the last at 13:10, 10 min ago, and none succeeded since. ' +
      'The next attempt is due at 14:10.'
  );
  expect(told({ givenUpSince: 2 })).toMatch(/1,204 attempts failed and 2 jobs gave up since 09:20, the last at 13:10/);
  expect(told({ nextTryMs: NOW_MS - 1 })).toMatch(/An attempt is due any minute\.$/);
  expect(told({ nextTryMs: null })).toMatch(/none succeeded since\.$/);
});

test('untried: nobody knows yet', () => {
  expect(told({ answer: 'untried' })).toMatch(/^Nobody knows yet: .* It failed last at 13:10, 10 min ago\. The next/);
});

test('a success since, with and without runs that wait', () => {
  const since = { lastSuccessMs: NOW_MS - MINUTE_MS, successesSince: 1 };
  expect(told({ ...since, answer: 'no', nextTryMs: null })).toBe(
    'It is not failing any more. It failed last at 13:10, 10 min ago; 1 attempt succeeded since, the last at 13:19, 1 min ago.'
  );
  expect(told({ ...since, answer: 'waiting' })).toMatch(/^It succeeds again, but 2 runs still wait for their retry\./);
});

test('what cannot be told is no all-clear, and looks like none', () => {
  expect(told({ answer: 'unknown', lastFailureMs: null })).toMatch(/^Cannot tell .* None was seen\.$/);
  expect(stillFailingWords({ ...state, answer: 'unknown' }, clock).meaning).toBe('muted');
  expect(told({ answer: 'never' })).toBe('It did not fail in this range.');
});
