import { Gap, gapsWithin, touchesGap, unreadMs } from './coverage';

const gap = (fromMs: number, toMs: number): Gap => ({ fromMs, toMs, reason: 'truncated' });
const span = { fromMs: 100, toMs: 200 };

describe('gapsWithin', () => {
  test.each([
    ['before', [gap(0, 99)], []],
    ['ends at the span’s first moment', [gap(0, 100)], [gap(100, 100)]],
    ['reaches over both ends', [gap(0, 900)], [gap(100, 200)]],
    ['begins at the span’s last moment', [gap(200, 300)], [gap(200, 200)]],
    ['after', [gap(201, 300)], []],
    ['out of order', [gap(150, 160), gap(110, 120)], [gap(110, 120), gap(150, 160)]],
    ['same start', [gap(110, 130), gap(110, 120)], [gap(110, 120), gap(110, 130)]],
  ])('%s', (_, gaps, expected) => {
    expect(gapsWithin(gaps, span)).toEqual(expected);
  });

  test('keeps reason and detail', () => {
    const given: Gap = { fromMs: 0, toMs: 150, reason: 'query-failed', detail: 'the search engine said no' };
    expect(gapsWithin([given], span)).toEqual([{ ...given, fromMs: 100 }]);
  });
});

test.each([
  [0, 99, false],
  [0, 100, true],
  [120, 130, true],
  [200, 900, true],
  [201, 900, false],
])('touchesGap: [%i, %i] against [100, 200]', (fromMs, toMs, expected) => {
  expect(touchesGap([gap(100, 200)], fromMs, toMs)).toBe(expected);
});

test.each([
  ['no gap', [], 0],
  ['one', [gap(110, 120)], 10],
  ['two that overlap count once', [gap(110, 130), gap(120, 140)], 30],
  ['one within another', [gap(110, 150), gap(120, 130)], 40],
  ['two that touch', [gap(110, 120), gap(120, 130)], 20],
  ['clipped at both ends', [gap(0, 110), gap(190, 900)], 20],
  ['everything', [gap(0, 900)], 100],
])('unreadMs: %s', (_, gaps, expected) => {
  expect(unreadMs(gaps, span)).toBe(expected);
});
