import { panelLayout } from './panelLayout';

test.each([
  ['320 × 160, its inner size', 304, 112, { listLines: 1, resolution: null, legend: false }],
  ['420 × 220', 404, 175, { listLines: 2, resolution: null, legend: false }],
  ['720 × 260', 704, 215, { listLines: null, resolution: null, legend: false, density: 'compact' }],
  ['narrow and tall', 760, 600, { listLines: null, resolution: 'below', legend: true, opensWorst: false }],
  ['as narrow as a phone, and tall', 372, 600, { listLines: 1, resolution: 'below', legend: false }],
  ['wide', 1380, 640, { listLines: null, resolution: 'beside', legend: true, opensWorst: true }],
  ['wide and flat', 1380, 240, { listLines: null, resolution: 'beside', legend: false, opensWorst: false }],
])('%s', (_, widthPx, heightPx, layout) => {
  expect(panelLayout(widthPx, heightPx, true, 1)).toMatchObject(layout);
});

test('a tall panel shows more of the runs of an open row, a flat one a few', () => {
  expect(panelLayout(1380, 570, true, 1).openLanes).toBe(15);
  expect(panelLayout(1380, 860, true, 1).openLanes).toBe(31);
  expect(panelLayout(1380, 320, true, 1).openLanes).toBe(8);
});

test('the rows of all types with a failure come before the runs of the worst', () => {
  expect(panelLayout(1380, 640, true, 5)).toMatchObject({ opensWorst: true, openLanes: 5 });
  expect(panelLayout(1380, 640, true, 6)).toMatchObject({ opensWorst: false, openLanes: 8 });
});

test('the option takes the steps away, whatever the room', () => {
  expect(panelLayout(1380, 640, false, 1).resolution).toBeNull();
});
