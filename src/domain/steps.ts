import { addToGroup } from './groupBy';

/** Work in short pieces: yields between them, so that whoever runs it can do something else, and returns its result. */
export type Steps<T> = Generator<void, T, void>;

/** A few milliseconds' work at the most, whatever is done with an item. */
const ITEMS_A_STEP = 250;
/** So many items are sorted at once; longer lists are merged from such. */
const SORTED_AT_ONCE = 1000;

/** Runs work to its end without a pause. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value;
}

/** What stands between two pauses; a plain loop over a list runs faster than one in a generator. */
function visitSlice<T>(items: readonly T[], from: number, visit: (item: T, index: number) => void): void {
  const end = Math.min(from + ITEMS_A_STEP, items.length);
  for (let index = from; index < end; index++) {
    visit(items[index] as T, index);
  }
}

export function* eachInSteps<T>(items: Iterable<T>, visit: (item: T, index: number) => void): Steps<void> {
  const list = Array.isArray(items) ? (items as readonly T[]) : [...items];
  for (let from = 0; from < list.length; from += ITEMS_A_STEP) {
    visitSlice(list, from, visit);
    yield;
  }
}

export function* mapInSteps<T, U>(items: Iterable<T>, map: (item: T, index: number) => U): Steps<U[]> {
  const mapped: U[] = [];
  yield* eachInSteps(items, (item, index) => mapped.push(map(item, index)));
  return mapped;
}

/** Groups items by a key, in the order in which keys and items stand. */
export function* groupInSteps<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Steps<Map<K, T[]>> {
  const groups = new Map<K, T[]>();
  yield* eachInSteps(items, (item) => addToGroup(groups, keyOf(item), item));
  return groups;
}

/** The items in order, ties as they stood. What stands in order already costs little more than reading it. */
export function* sortInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let sorted: T[][] = [];
  for (let from = 0; from < items.length; from += SORTED_AT_ONCE) {
    sorted.push(items.slice(from, from + SORTED_AT_ONCE).sort(compare));
    yield;
  }
  while (sorted.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < sorted.length; i += 2) {
      merged.push(yield* mergeInSteps(sorted[i] ?? [], sorted[i + 1] ?? [], compare));
    }
    sorted = merged;
  }
  return sorted[0] ?? [];
}

/** Merges two sorted lists; of items that compare as equal, those of the first come first. */
function* mergeInSteps<T>(first: T[], second: T[], compare: (a: T, b: T) => number): Steps<T[]> {
  if (second.length === 0 || compare(first[first.length - 1] as T, second[0] as T) <= 0) {
    return first.concat(second);
  }
  // Lines are read newest first as a rule.
  if (compare(second[second.length - 1] as T, first[0] as T) < 0) {
    return second.concat(first);
  }
  const merged: T[] = [];
  let next = 0;
  yield* eachInSteps(second, (item) => {
    while (next < first.length && compare(first[next] as T, item) <= 0) {
      merged.push(first[next++] as T);
    }
    merged.push(item);
  });
  return merged.concat(first.slice(next));
}
