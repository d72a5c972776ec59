import { cutEnds } from './cutEnds';
import { runMarks } from './runMarks';
import { HOUR_MS, makeRun } from './testing/makeRun';

const NOW_MS = 3 * HOUR_MS;
const due = { fromMs: 5 * HOUR_MS, toMs: 5 * HOUR_MS };
const endsOf = (run: ReturnType<typeof makeRun>, fromHours: number, toHours: number) =>
  cutEnds({ run, marks: runMarks(run, NOW_MS), topPx: 0 }, { fromMs: fromHours * HOUR_MS, toMs: toHours * HOUR_MS });

test.each([
  ['all of it in sight', makeRun('xxo', 0, 'succeeded'), 0, 3, [false, false]],
  ['begun before the range', makeRun('xxo', 0, 'succeeded'), 1, 3, [true, false]],
  [
    'begun before the first line that was read',
    makeRun('xo', 0, 'succeeded', { seenFromFirst: false }),
    0,
    3,
    [true, false],
  ],
  ['ended after the range', makeRun('xxo', 0, 'succeeded'), 0, 1, [false, true]],
  ['to be lost after the range', makeRun('xx', 0, 'retrying', { deletion: due }), 0, 3, [false, true]],
  ['still running', makeRun('r', 2 * HOUR_MS, 'running'), 0, 3, [false, false]],
] as const)('%s', (_, run, from, to, [left, right]) => {
  expect(endsOf(run, from, to)).toEqual({ left, right });
});

test('a run without a mark is cut at no end; one that ends with the range is not either', () => {
  const run = makeRun('xo', 0, 'succeeded');
  expect(cutEnds({ run, marks: [], topPx: 0 }, { fromMs: 0, toMs: 1 })).toEqual({ left: false, right: false });
  const [last] = runMarks(run, NOW_MS).slice(-1);
  expect(cutEnds({ run, marks: [last!], topPx: 0 }, { fromMs: 0, toMs: last!.atMs })).toMatchObject({ right: false });
});
