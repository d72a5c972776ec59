import fc from 'fast-check';
import { packLanes } from './packLanes';

const spans = (drawing: string[]) =>
  drawing.map((line) => ({ fromMs: line.indexOf('['), toMs: line.lastIndexOf(']') }));

test.each([
  ['one after another share a lane', ['[==]', '      [==]'], [0, 0]],
  ['overlapping ones do not', ['[=====]', '   [=====]'], [0, 1]],
  ['a lane is used again when it is free', ['[====]', '  [==]', '        [==]'], [0, 1, 0]],
  ['too near is not free', ['[==]', '    [==]'], [0, 1]],
])('%s', (_, drawing, lanes) => {
  expect(packLanes(spans(drawing), 2, 9)).toEqual(lanes);
});

test('more lanes than there may be: none are given', () => {
  const three = spans(['[=====]', ' [====]', '  [===]']);
  expect(packLanes(three, 2, 3)).toEqual([0, 1, 2]);
  expect(packLanes(three, 2, 2)).toBeNull();
});

test('no two in one lane come nearer than the gap, and no lane is skipped', () => {
  const span = fc.tuple(fc.nat(1000), fc.nat(200)).map(([fromMs, lengthMs]) => ({ fromMs, toMs: fromMs + lengthMs }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 60 }), fc.nat(20), (some, gapMs) => {
      const all = some.sort((a, b) => a.fromMs - b.fromMs);
      const lanes = packLanes(all, gapMs, all.length) ?? [];
      expect(lanes).toHaveLength(all.length);
      all.forEach((a, i) =>
        all.forEach((b, j) => {
          if (i < j && lanes[i] === lanes[j]) {
            expect(a.toMs + gapMs <= b.fromMs || b.toMs + gapMs <= a.fromMs).toBe(true);
          }
        })
      );
      expect(new Set(lanes).size).toBe(lanes.reduce((most, lane) => Math.max(most, lane + 1), 0));
    })
  );
});
