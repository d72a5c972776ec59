import { stackAt, stackRuns } from './stackRuns';
import { HOUR_MS, makeRun } from './testing/makeRun';

const NOW_MS = 10 * HOUR_MS;
const due = (ms: number) => ({ fromMs: ms, toMs: ms });

test('counts who waits and who is lost at every moment', () => {
  const stack = stackRuns(
    [
      makeRun('xxo', 0, 'succeeded'),
      makeRun('xd', HOUR_MS, 'deleted', { deletedAtMs: 2 * HOUR_MS + 1000 }),
      makeRun('x', 9 * HOUR_MS, 'retrying', { deletion: due(12 * HOUR_MS) }),
    ],
    NOW_MS
  );
  const at = (hours: number) => {
    const { waiting, lost } = stackAt(stack.seen, hours * HOUR_MS);
    return [waiting, lost];
  };
  expect([-1, 0.5, 1.5, 2.5, 9.5].map(at)).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [0, 1],
    [1, 1],
  ]);
  expect(stackAt(stack.projected, 11 * HOUR_MS)).toMatchObject({ waiting: 1, lost: 1 });
  expect(stackAt(stack.projected, 12 * HOUR_MS)).toMatchObject({ waiting: 0, lost: 2 });
  expect(stack.peak).toBe(2);
});

test('a run whose first attempts were not seen has waited since then: its numbers say so', () => {
  const run = makeRun('x', 5 * HOUR_MS, 'retrying', { seenFromFirst: false });
  const late = { ...run, attempts: run.attempts.map((attempt) => ({ ...attempt, n: 5 })) };
  expect(stackAt(stackRuns([late], NOW_MS).seen, 2 * HOUR_MS).waiting).toBe(1);
  expect(stackAt(stackRuns([late], NOW_MS).seen, 0).waiting).toBe(0);
});

test('a run that was lost without a failure seen counts as lost only', () => {
  const stack = stackRuns([makeRun('d', HOUR_MS, 'deleted', { deletedAtMs: HOUR_MS })], NOW_MS);
  expect(stackAt(stack.seen, NOW_MS)).toMatchObject({ waiting: 0, lost: 1 });
});

test('a deadline that has passed without a deletion seen is due now, not in the past', () => {
  const stack = stackRuns([makeRun('x', 0, 'retrying', { deletion: due(5 * HOUR_MS) })], NOW_MS);
  expect(stackAt(stack.seen, NOW_MS)).toMatchObject({ waiting: 1, lost: 0 });
  expect(stackAt(stack.projected, NOW_MS)).toMatchObject({ waiting: 0, lost: 1 });
});

test('no runs, an empty stack', () => {
  expect(stackRuns([], NOW_MS)).toMatchObject({ peak: 0 });
});

describe('change by change', () => {
  const seenOf = (...runs: Array<ReturnType<typeof makeRun>>) =>
    stackRuns(runs, NOW_MS)
      .seen.slice(1)
      .map(({ atMs, waiting, lost }) => [atMs / 1000, waiting, lost]);
  const [, second] = makeRun('xx', 0, 'retrying').attempts;

  test('a run waits from its first failure until it ended', () => {
    expect(seenOf(makeRun('axo', 0, 'succeeded'))).toEqual([
      [1, 1, 0],
      [7201, 0, 0],
    ]);
    expect(seenOf(makeRun('xo', 0, 'running'), makeRun('o', 0, 'succeeded'))).toEqual([[1, 1, 0]]);
    expect(seenOf(makeRun('x?', 0, 'interrupted'))).toEqual([
      [1, 1, 0],
      [3600, 0, 0],
    ]);
  });

  test('a lost run is lost when that was read, else when its last attempt ended, or began', () => {
    expect(seenOf(makeRun('xd', 0, 'deleted', { deletedAtMs: 5000 }))).toEqual([
      [1, 1, 0],
      [5, 0, 1],
    ]);
    expect(seenOf(makeRun('xd', 0, 'deleted'))).toEqual([
      [1, 1, 0],
      [3601, 0, 1],
    ]);
    const begun = makeRun('xx', 0, 'deletedByHangfire');
    const attempts = [begun.attempts[0]!, { ...second!, endedAtMs: null }];
    expect(seenOf({ ...begun, attempts })).toEqual([
      [1, 1, 0],
      [3600, 0, 1],
    ]);
  });

  test('an attempt without an end counts from its start, one without a number from what was read', () => {
    const run = makeRun('x', 0, 'retrying', { seenFromFirst: false });
    const only = (rest: Partial<(typeof run.attempts)[number]>) => ({
      ...run,
      attempts: [{ ...run.attempts[0]!, ...rest }],
    });
    expect(seenOf(only({ endedAtMs: null }))).toEqual([[0, 1, 0]]);
    expect(seenOf(only({ n: null }))).toEqual([[1, 1, 0]]);
    expect(seenOf(only({ n: 3 }))).toEqual([[1 - 7200, 1, 0]]);
    expect(seenOf(only({ endedAtMs: null, startedAtMs: null }))).toEqual([]);
  });

  test('what is due takes a run from those that wait to those that are lost, never before now', () => {
    const runs = [5, 12, 12, 14].map((hours) => makeRun('x', 0, 'retrying', { deletion: due(hours * HOUR_MS) }));
    const { projected, peak } = stackRuns(runs, NOW_MS);
    expect(projected.map(({ atMs, waiting, lost }) => [atMs / HOUR_MS, waiting, lost])).toEqual([
      [10, 3, 1],
      [12, 1, 3],
      [14, 0, 4],
    ]);
    expect(peak).toBe(4);
  });

  test('before the first point there is nothing', () => {
    expect(stackAt([], 7)).toEqual({ atMs: 7, waiting: 0, lost: 0 });
    expect(stackAt([{ atMs: 8, waiting: 1, lost: 0 }], 7)).toEqual({ atMs: 7, waiting: 0, lost: 0 });
    expect(stackAt([{ atMs: 8, waiting: 1, lost: 0 }], 8)).toEqual({ atMs: 8, waiting: 1, lost: 0 });
  });
});

test('the peak is the most that waited and were lost at once, before now or after', () => {
  const recovered = makeRun('xo', 0, 'succeeded');
  const lost = makeRun('d', 0, 'deleted', { deletedAtMs: 0 });
  expect(stackRuns([recovered, recovered, lost], NOW_MS).peak).toBe(3);
  expect(stackRuns([recovered], NOW_MS).peak).toBe(1);
  expect(stackRuns([lost], NOW_MS).peak).toBe(1);
});
