import fc from 'fast-check';
import { planSpans } from './planSpans';

const steps = (...lines: number[]) => lines.map((count, at) => ({ startMs: at * 10, lines: count }));

test.each([
  ['all in one', steps(1, 2, 3), 10, [[5, 25]]],
  [
    'as many steps as fit, newest first',
    steps(4, 4, 4, 4, 4),
    8,
    [
      [30, 45],
      [10, 29],
      [5, 9],
    ],
  ],
  [
    'a step with too many lines alone',
    steps(1, 50, 0, 1),
    8,
    [
      [20, 35],
      [10, 19],
      [5, 9],
    ],
  ],
  ['no count at all', [], 8, [[5, 99]]],
  ['no line that was counted', steps(0, 0, 0), 8, [[5, 25]]],
])('%s', (_name, count, most, spans) => {
  const toMs = spans[0]?.[1] as number;
  expect(planSpans(count, { fromMs: 5, toMs }, most)).toEqual(spans.map(([from, to]) => ({ fromMs: from, toMs: to })));
});

test('the spans are the whole span, without overlap, whatever the count says', () => {
  const count = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
  const span = fc.tuple(fc.integer({ min: -20, max: 220 }), fc.nat({ max: 220 }));
  fc.assert(
    fc.property(count, span, fc.integer({ min: 1, max: 50 }), (lines, [fromMs, lengthMs], most) => {
      const spans = planSpans(steps(...lines), { fromMs, toMs: fromMs + lengthMs }, most);
      expect(spans[0]?.toMs).toBe(fromMs + lengthMs);
      expect(spans.at(-1)?.fromMs).toBe(fromMs);
      spans.slice(1).forEach((older, at) => expect(older.toMs).toBe((spans[at]?.fromMs ?? 0) - 1));
      spans.forEach((one) => expect(one.fromMs).toBeLessThanOrEqual(one.toMs));
    })
  );
});
