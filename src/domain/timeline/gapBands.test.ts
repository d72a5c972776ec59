import { gapBands } from './gapBands';

const scale = { fromMs: 0, toMs: 1000, widthPx: 100 };
const gap = (fromMs: number, toMs: number) => ({ fromMs, toMs, reason: 'query-failed' as const });

test.each([
  ['one gap, one band', [gap(100, 200)], [[10, 10]]],
  ['a short gap never vanishes', [gap(500, 500)], [[50, 3]]],
  ['those that touch join', [gap(100, 300), gap(250, 400)], [[10, 30]]],
  ['one within another adds nothing', [gap(100, 400), gap(200, 300)], [[10, 30]]],
  [
    'apart stay apart',
    [gap(600, 700), gap(100, 200)],
    [
      [10, 10],
      [60, 10],
    ],
  ],
  [
    'cut at the edges',
    [gap(-500, 50), gap(950, 5000)],
    [
      [0, 5],
      [95, 5],
    ],
  ],
  ['outside is not drawn', [gap(2000, 3000)], []],
])('%s', (_, gaps, boxes) => {
  expect(gapBands(gaps, scale).map(({ leftPx, widthPx }) => [leftPx, widthPx])).toEqual(boxes);
});

test('a band keeps every gap that it stands for', () => {
  expect(gapBands([gap(100, 300), gap(250, 400)], scale)[0]?.gaps).toHaveLength(2);
});
