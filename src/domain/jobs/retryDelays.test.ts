import {
  MOST_TRIES,
  delayAfter,
  delayBetween,
  hangfireDelays,
  isSteady,
  listed,
  longestDelayMs,
  nextTries,
  steady,
} from './retryDelays';

const growing = listed([10, 600, 30]);
const fromMs = (tries: ReturnType<typeof nextTries>) => tries.map((due) => due.fromMs);

test('Hangfire’s own delays grow, with a random part that grows too', () => {
  expect(hangfireDelays(3)).toEqual([
    { leastMs: 15_000, mostMs: 44_000 },
    { leastMs: 16_000, mostMs: 74_000 },
    { leastMs: 31_000, mostMs: 118_000 },
  ]);
  expect(hangfireDelays(0)).toHaveLength(1);
});

test('the last delay goes on, and what has no number counts as the first failure', () => {
  expect([0, 1, 2, 3, 4].map((n) => delayAfter(growing, n).leastMs)).toEqual([10, 10, 600, 30, 30]);
  expect([isSteady(steady(5)), isSteady(growing)]).toEqual([true, false]);
});

test('a run that waits may be unheard of for the longest delay that its retries reach', () => {
  expect([0, 1, 2, 24].map((retries) => longestDelayMs(growing, retries))).toEqual([10, 10, 600, 600]);
  expect(longestDelayMs(hangfireDelays(3), 2)).toBe(74_000);
});

test('from one failure to a later one the delays between them add up', () => {
  expect(delayBetween(growing, 1, 4)).toEqual({ leastMs: 640, mostMs: 640 });
  expect(delayBetween(hangfireDelays(3), 2, 3)).toEqual({ leastMs: 16_000, mostMs: 74_000 });
  expect(delayBetween(growing, 2, 2)).toEqual({ leastMs: 0, mostMs: 0 });
});

describe('the next tries', () => {
  const first = { fromMs: 100, toMs: 105 };

  test('follow one another by the delays, up to a moment', () => {
    expect(nextTries(growing, first, 1, 731)).toEqual([first, { fromMs: 700, toMs: 705 }, { fromMs: 730, toMs: 735 }]);
    expect(fromMs(nextTries(growing, first, 1, 730))).toEqual([100, 700]);
    expect(fromMs(nextTries(growing, first, 0, 111))).toEqual([100, 110]);
    expect(nextTries(growing, first, 1, 100)).toEqual([]);
    expect(nextTries(hangfireDelays(3), first, 0, 20_000)).toEqual([first, { fromMs: 15_100, toMs: 44_105 }]);
  });

  test('end where no delay moves them on, and are never more than anybody needs', () => {
    expect(nextTries(steady(0), first, 1, Infinity)).toEqual([first]);
    expect(nextTries(steady(1), first, 1, Infinity)).toHaveLength(MOST_TRIES);
  });
});
