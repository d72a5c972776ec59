import type { Column } from './column';

/** A set of documents: 1 at the number of each one in it. */
export type DocSet = Uint8Array;

export function everyDoc(count: number): DocSet {
  return new Uint8Array(count).fill(1);
}

export function intersection(sets: DocSet[], count: number): DocSet {
  return combine(sets, everyDoc(count), (a, b) => a & b);
}

export function union(sets: DocSet[], count: number): DocSet {
  return combine(sets, new Uint8Array(count), (a, b) => a | b);
}

export function difference(from: DocSet, removed: DocSet): DocSet {
  return combine([removed], from.slice(), (a, b) => a & ~b);
}

/** The documents with at least one of the marked values. */
export function docsWithValues(column: Column, markedValues: Uint8Array): DocSet {
  const docs = new Uint8Array(column.firstValue.length);
  for (let doc = 0; doc < docs.length; doc++) {
    const value = column.firstValue[doc]!;
    docs[doc] = value === -1 ? 0 : markedValues[value]!;
  }
  for (const [doc, values] of column.moreValues) {
    docs[doc]! |= values.some((value) => markedValues[value]) ? 1 : 0;
  }
  return docs;
}

/** The numbers of the documents in a set, ascending. */
export function docNumbers(docs: DocSet): number[] {
  const numbers: number[] = [];
  for (let doc = 0; doc < docs.length; doc++) {
    if (docs[doc]) {
      numbers.push(doc);
    }
  }
  return numbers;
}

function combine(sets: DocSet[], start: DocSet, operation: (a: number, b: number) => number): DocSet {
  for (const set of sets) {
    for (let doc = 0; doc < start.length; doc++) {
      start[doc] = operation(start[doc]!, set[doc]!);
    }
  }
  return start;
}
