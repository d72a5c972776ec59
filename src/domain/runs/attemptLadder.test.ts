import { Run } from '../jobs/run';
import { attemptLadder } from './attemptLadder';
import { makeFailingRun } from './testing/makeFailingRun';

/** `1-3 4 5` three alike on one rung, then two by themselves; `(2-4)` not read. */
const told = (run: Run): string =>
  attemptLadder(run)
    .map((rung) => {
      const [from, to] =
        rung.kind === 'unread' ? [rung.fromN, rung.toN] : [rung.attempts[0]?.n, rung.attempts.at(-1)?.n];
      const words = from === to ? `${from}` : `${from}-${to}`;
      return rung.kind === 'unread' ? `(${words})` : words;
    })
    .join(' ');

test.each([
  ['ttto', '1-3 4'],
  ['tto', '1 2 3'],
  ['tttnnno', '1-3 4-6 7'],
  ['tntntn', '1 2 3 4 5 6'],
  ['aaaattttd', '1-4 5-8 9'],
  ['o', '1'],
])('%s has the rungs %s', (letters, rungs) => {
  expect(told(makeFailingRun(letters, 0, 'retrying'))).toBe(rungs);
});

test('what was not read stands between, and folds nothing over itself', () => {
  const run = makeFailingRun('tttttttt', 0, 'retrying');
  expect(told({ ...run, attempts: run.attempts.filter(({ n }) => n !== 4 && n !== 5) })).toBe('1-3 (4-5) 6-8');
});

test('attempts without a number leave nothing out', () => {
  const run = makeFailingRun('tto', 0, 'succeeded');
  const attempts = run.attempts.map((attempt) => ({ ...attempt, n: null }));
  expect(attemptLadder({ ...run, attempts })).toHaveLength(3);
});

test('attempts of equal ends without an error are no kind of failure; those of other ends are no equals', () => {
  expect(told(makeFailingRun('ooo', 0, 'succeeded'))).toBe('1 2 3');
  expect(told(makeFailingRun('xxxaaa', 0, 'retrying'))).toBe('1-3 4-6');
});

test('between a number that is known and one that is not nothing is left out', () => {
  const run = makeFailingRun('to', 0, 'succeeded');
  const [first, second] = run.attempts;
  expect(attemptLadder({ ...run, attempts: [first!, { ...second!, n: null }] })).toEqual([
    { kind: 'attempts', attempts: [first] },
    { kind: 'attempts', attempts: [{ ...second, n: null }] },
  ]);
  expect(
    attemptLadder({
      ...run,
      attempts: [
        { ...first!, n: null },
        { ...second!, n: 9 },
      ],
    })
  ).toHaveLength(2);
  expect(attemptLadder({ ...run, attempts: [{ ...second!, n: 9 }] })).toHaveLength(1);
  expect(attemptLadder({ ...run, attempts: [] })).toEqual([]);
});
