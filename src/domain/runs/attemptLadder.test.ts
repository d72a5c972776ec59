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
