import { clusterMarks } from './clusterMarks';
import { runMarks } from './runMarks';
import { HOUR_MS, makeRun } from './testing/makeRun';

const marks = runMarks(makeRun('xxxxao', 0, 'succeeded'), 0);

test('marks with room stand alone', () => {
  const clusters = clusterMarks(marks, { fromMs: 0, toMs: 10 * HOUR_MS, widthPx: 1000 }, 9);
  expect(clusters.map(({ kind, marks: own }) => [kind, own.length])).toEqual([
    ['failed', 1],
    ['failed', 1],
    ['failed', 1],
    ['failed', 1],
    ['aborted', 1],
    ['succeeded', 1],
  ]);
});

test('neighbours of a kind join where they are too near; none is dropped, and a kind never swallows another', () => {
  const clusters = clusterMarks(marks, { fromMs: 0, toMs: 1000 * HOUR_MS, widthPx: 1000 }, 9);
  expect(clusters.map(({ kind, marks: own }) => [kind, own.length])).toEqual([
    ['failed', 4],
    ['aborted', 1],
    ['succeeded', 1],
  ]);
  expect(clusters[0]!.toPx).toBeGreaterThan(clusters[0]!.fromPx);
});

test('a change of the cause begins another', () => {
  const changed = marks.map((mark, index) =>
    index === 2 ? { ...mark, changedFrom: { type: 'A', message: 'a', ownFrame: null } } : mark
  );
  const clusters = clusterMarks(changed, { fromMs: 0, toMs: 1000 * HOUR_MS, widthPx: 1000 }, 9);
  expect(clusters.map(({ marks: own }) => own.length)).toEqual([2, 2, 1, 1]);
});

test('what was worked out never joins what was read', () => {
  const joined = marks.map((mark, index) => (index === 2 ? { ...mark, inferred: true } : mark));
  const clusters = clusterMarks(joined, { fromMs: 0, toMs: 1000 * HOUR_MS, widthPx: 1000 }, 9);
  expect(clusters.map(({ marks: own }) => own.length)).toEqual([2, 1, 1, 1, 1]);
});

test('marks outside the picture are left out', () => {
  expect(clusterMarks(marks, { fromMs: 2 * HOUR_MS, toMs: 3 * HOUR_MS, widthPx: 1000 }, 9)).toHaveLength(1);
});

test('marks on the edges of the picture stand in it; those as far apart as asked stand alone', () => {
  const scale = { fromMs: marks[0]!.atMs, toMs: marks[5]!.atMs, widthPx: 500 };
  expect(clusterMarks(marks, scale, 1).map(({ fromPx }) => fromPx)).toEqual([0, 100, 200, 300, 400, 500]);
  expect(clusterMarks(marks, scale, 100)).toHaveLength(6);
  expect(clusterMarks(marks, scale, 101).map(({ marks: own }) => own.length)).toEqual([4, 1, 1]);
  expect(clusterMarks(marks, { ...scale, fromMs: scale.fromMs + 1, toMs: scale.toMs - 1 }, 1)).toHaveLength(4);
});
