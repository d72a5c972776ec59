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
