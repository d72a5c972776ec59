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
