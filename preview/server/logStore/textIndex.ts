import { standardTokens } from './standardAnalyzer';

/**
 * The words of a column's distinct values, one after the other, and where each word stands. A phrase is looked up from
 * the places of its rarest word, so that its cost follows the hits and not the size of the log.
 */
export interface TextIndex {
  tokenIds: Map<string, number>;
  /** Token ids in reading order; `boundary` after each value, so that no phrase spans two values. */
  tokens: Int32Array;
  /** For each place in `tokens` the value it belongs to. */
  valueAt: Int32Array;
  /** Places of token t: `places` from `placesFrom[t]` to `placesFrom[t + 1]`, ascending. */
  places: Int32Array;
  placesFrom: Int32Array;
  valueCount: number;
}

const boundary = -1;

export function buildTextIndex(values: readonly string[]): TextIndex {
  const tokenIds = new Map<string, number>();
  const tokens: number[] = [];
  const valueAt: number[] = [];
  values.forEach((value, valueId) => {
    for (const token of standardTokens(value)) {
      let id = tokenIds.get(token);
      if (id === undefined) {
        id = tokenIds.size;
        tokenIds.set(token, id);
      }
      tokens.push(id);
      valueAt.push(valueId);
    }
    tokens.push(boundary);
    valueAt.push(valueId);
  });
  return {
    tokenIds,
    tokens: Int32Array.from(tokens),
    valueAt: Int32Array.from(valueAt),
    ...sortPlaces(tokens, tokenIds.size),
    valueCount: values.length,
  };
}

/** Marks the values that hold one of the tokens. */
export function valuesWithAnyToken(index: TextIndex, tokenIds: Iterable<number>): Uint8Array {
  const marked = new Uint8Array(index.valueCount);
  for (const id of tokenIds) {
    for (const place of placesOf(index, id)) {
      marked[index.valueAt[place] ?? 0] = 1;
    }
  }
  return marked;
}

/** Marks the values that hold the words in a row, or, with a slop, within so many moves of it (as Lucene counts). */
export function valuesWithPhrase(index: TextIndex, words: readonly string[], slop = 0): Uint8Array {
  const marked = new Uint8Array(index.valueCount);
  const ids = words.map((word) => index.tokenIds.get(word));
  if (ids.length === 0 || !ids.every((id) => id !== undefined)) {
    return marked;
  }
  if (slop > 0) {
    markSloppy(index, ids, slop, marked);
    return marked;
  }
  const rarest = ids.reduce((best, id, at) => (countOf(index, id) < countOf(index, ids[best] ?? 0) ? at : best), 0);
  for (const place of placesOf(index, ids[rarest] ?? 0)) {
    const start = place - rarest;
    if (ids.every((id, at) => index.tokens[start + at] === id)) {
      marked[index.valueAt[place] ?? 0] = 1;
    }
  }
  return marked;
}

/**
 * Slop: the words' places, each less its place in the phrase, lie no more than `slop` apart. A word that is in the phrase
 * several times needs as many places.
 */
function markSloppy(index: TextIndex, ids: number[], slop: number, marked: Uint8Array): void {
  const offsets = new Map<number, Array<{ offset: number; place: number; word: number }>>();
  ids.forEach((id, word) => {
    for (const place of placesOf(index, id)) {
      const valueId = index.valueAt[place] ?? 0;
      const list = offsets.get(valueId) ?? [];
      list.push({ offset: place - word, place, word });
      offsets.set(valueId, list);
    }
  });
  for (const [valueId, list] of offsets) {
    const sorted = list.sort((a, b) => a.offset - b.offset);
    const isNear = sorted.some(({ offset }, from) => {
      const near = sorted.slice(from).filter((other) => other.offset <= offset + slop);
      const places = new Set(near.map(({ place }) => place));
      return new Set(near.map(({ word }) => word)).size === ids.length && places.size >= ids.length;
    });
    marked[valueId] = isNear ? 1 : 0;
  }
}

function placesOf(index: TextIndex, id: number): Int32Array {
  return index.places.subarray(index.placesFrom[id], index.placesFrom[id + 1]);
}

function countOf(index: TextIndex, id: number): number {
  return (index.placesFrom[id + 1] ?? 0) - (index.placesFrom[id] ?? 0);
}

/** A counting sort of all places by token. */
function sortPlaces(tokens: number[], tokenCount: number): { places: Int32Array; placesFrom: Int32Array } {
  const placesFrom = new Int32Array(tokenCount + 1);
  for (const id of tokens) {
    if (id !== boundary) {
      placesFrom[id + 1]! += 1;
    }
  }
  for (let id = 0; id < tokenCount; id++) {
    placesFrom[id + 1]! += placesFrom[id]!;
  }
  const places = new Int32Array(placesFrom[tokenCount] ?? 0);
  const next = placesFrom.slice();
  tokens.forEach((id, place) => {
    if (id !== boundary) {
      places[next[id]!++] = place;
    }
  });
  return { places, placesFrom };
}
