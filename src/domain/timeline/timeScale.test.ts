import { boxOf, msAt, msOfPx, pxOf } from './timeScale';

const scale = { fromMs: 1000, toMs: 2000, widthPx: 100 };

test('a moment and its place lead to each other', () => {
  expect(pxOf(scale, 1500)).toBe(50);
  expect(msAt(scale, 50)).toBe(1500);
  expect(msOfPx(scale, 10)).toBe(100);
  expect(pxOf(scale, 900)).toBe(-10);
});

test('an empty range or no width gives no nonsense', () => {
  expect(pxOf({ fromMs: 5, toMs: 5, widthPx: 100 }, 5)).toBe(0);
  expect(msAt({ fromMs: 5, toMs: 9, widthPx: 0 }, 50)).toBe(5);
});

test.each([
  ['[====]     ', 1000, 1500, { leftPx: 0, widthPx: 50 }],
  ['cut at both edges', 0, 9000, { leftPx: 0, widthPx: 100 }],
  ['[] floored to the least width', 1500, 1501, { leftPx: 50, widthPx: 4 }],
  ['floored at the right edge stays inside', 2000, 2000, { leftPx: 96, widthPx: 4 }],
  ['before the range', 0, 999, null],
  ['after the range', 2001, 3000, null],
])('box: %s', (_, fromMs, toMs, box) => {
  expect(boxOf(scale, { fromMs, toMs }, 4)).toEqual(box);
});

describe('where time does not run evenly', () => {
  const knots = [
    { ms: 0, px: 0 },
    { ms: 10, px: 50 },
    { ms: 20, px: 60 },
    { ms: 30, px: 100 },
  ];
  const uneven = { fromMs: 0, toMs: 30, widthPx: 100, knots };

  test.each([
    [-2, -10],
    [0, 0],
    [5, 25],
    [10, 50],
    [15, 55],
    [20, 60],
    [25, 80],
    [30, 100],
    [35, 120],
  ])('the moment %d stands at %d px, and leads back', (ms, px) => {
    expect(pxOf(uneven, ms)).toBe(px);
    expect(msAt(uneven, px)).toBe(ms);
  });

  test('a width is worth what it is at the beginning', () => {
    expect(msOfPx(uneven, 10)).toBe(2);
    expect(msOfPx({ ...scale, widthPx: 0 }, 10)).toBe(0);
  });

  test('knots on one another give no nonsense', () => {
    const [from, to] = [
      { ms: 5, px: 7 },
      { ms: 5, px: 7 },
    ] as const;
    expect([pxOf({ ...uneven, knots: [from, to] }, 9), msAt({ ...uneven, knots: [from, to] }, 9)]).toEqual([7, 5]);
  });
});

test('a box that touches the picture from outside is a sliver at its edge', () => {
  expect(boxOf(scale, { fromMs: 500, toMs: 1000 }, 4)).toEqual({ leftPx: 0, widthPx: 4 });
  expect(boxOf({ ...scale, widthPx: 3 }, { fromMs: 1000, toMs: 2000 }, 4)).toEqual({ leftPx: 0, widthPx: 4 });
});
