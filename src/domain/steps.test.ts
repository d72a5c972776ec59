import fc from 'fast-check';
import { Steps, eachInSteps, finish, groupInSteps, mapInSteps, sortInSteps } from './steps';

const MANY = 10_000;
const numbers = Array.from({ length: MANY }, (_, index) => index);

/** How often work pauses before it is done. */
function countPauses(steps: Steps<unknown>): number {
  let pauses = 0;
  while (!steps.next().done) {
    pauses++;
  }
  return pauses;
}

test('many items are visited in order, with pauses between', () => {
  const seen: number[] = [];
  const pauses = countPauses(eachInSteps(numbers, (item, index) => seen.push(item - index)));
  expect(seen).toEqual(numbers.map(() => 0));
  expect(pauses).toBeGreaterThan(MANY / 1000);
  expect(finish(mapInSteps([1, 2], (item, index) => item * 10 + index))).toEqual([10, 21]);
});

test('nothing is done before the first step, and nothing after the last that was asked for', () => {
  let visited = 0;
  const steps = eachInSteps(numbers, () => visited++);
  expect(visited).toBe(0);
  steps.next();
  expect(visited).toBeGreaterThan(0);
  expect(visited).toBeLessThan(MANY / 10);
});

test('groups stand in the order of their first items', () => {
  const groups = finish(groupInSteps(['b1', 'a1', 'b2'], (text) => text[0]));
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});

describe('sorting', () => {
  interface Item {
    key: number;
    position: number;
  }
  const byKey = (a: Item, b: Item): number => a.key - b.key;
  const items = (keys: readonly number[]): Item[] => keys.map((key, position) => ({ key, position }));

  test.each([
    ['nothing', []],
    ['in order', numbers],
    ['backwards', numbers.map((index) => -index)],
    ['all alike', numbers.map(() => 0)],
    ['backwards with ties', numbers.map((index) => -Math.floor(index / 3000))],
    ['shuffled', numbers.map((index) => (index * 7919) % 4999)],
  ])('%s: as the language sorts, ties as they stood, the list itself untouched', (_name, keys) => {
    const list = items(keys);
    const sorted = finish(sortInSteps(list, byKey));
    expect(sorted).toEqual(items(keys).sort(byKey));
    expect(list).toEqual(items(keys));
    expect(sorted).not.toBe(list);
  });

  test('any list of several pieces', () => {
    const key = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(fc.array(key, { minLength: 2000, maxLength: 5000, size: 'max' }), (keys) => {
        expect(finish(sortInSteps(items(keys), byKey))).toEqual(items(keys).sort(byKey));
      }),
      { numRuns: 20 }
    );
  });

  test('pauses while it merges', () => {
    expect(
      countPauses(
        sortInSteps(
          numbers.map((index) => (index * 7919) % MANY),
          (a, b) => a - b
        )
      )
    ).toBeGreaterThan(50);
  });
});
