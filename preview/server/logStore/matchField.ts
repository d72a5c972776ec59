import type { ColumnValue } from './column';
import { dateSpan } from './dateFormat';
import { docsWithValues, type DocSet } from './docSet';
import type { IndexedField } from './logIndex';
import type { RangeEnd } from './luceneQuery';
import { fieldError } from './searchError';
import { standardTokens } from './standardAnalyzer';
import { valuesWithAnyToken, valuesWithPhrase, type TextIndex } from './textIndex';

/**
 * The documents whose field holds a text: any of its words in an analysed field, or all in a row for a phrase; the
 * whole value elsewhere.
 *
 * @returns undefined when the text has no words, so that its clause does not count.
 * @throws SearchError when the field's type cannot hold the text.
 */
export function matchText(field: IndexedField, text: string, phrase?: { slop: number }): DocSet | undefined {
  if (field.text) {
    const words = standardTokens(text);
    if (words.length === 0) {
      return undefined;
    }
    return docsWithValues(
      field.column,
      phrase
        ? valuesWithPhrase(field.text, words, phrase.slop)
        : valuesWithAnyToken(field.text, knownIds(field.text, words))
    );
  }
  switch (field.type) {
    case 'date': {
      const span = requiredDateSpan(text);
      return matchValues(field, (value) => value >= span.fromMs && value <= span.toMs);
    }
    case 'long':
    case 'float':
      return matchValue(field, requiredNumber(text));
    case 'boolean':
      if (text !== 'true' && text !== 'false') {
        throw fieldError(`Can't parse boolean value [${text}], expected [true] or [false]`);
      }
      return matchValue(field, text === 'true');
    default:
      return matchTerm(field, text);
  }
}

/** The documents whose field has exactly this term: one word of an analysed field, the value of any other. */
export function matchTerm(field: IndexedField, term: ColumnValue): DocSet {
  if (field.text) {
    const id = field.text.tokenIds.get(String(term));
    return docsWithValues(field.column, valuesWithAnyToken(field.text, id === undefined ? [] : [id]));
  }
  if (field.type === 'keyword') {
    return matchValue(field, String(term));
  }
  return matchText(field, String(term)) ?? matchNothing(field);
}

/** The documents with a word (analysed fields) or a value (keyword fields) that a pattern describes as a whole. */
export function matchPattern(field: IndexedField, pattern: RegExp): DocSet {
  if (field.text) {
    return matchWords(field, field.text, (word) => pattern.test(word));
  }
  if (field.type !== 'keyword') {
    throw fieldError(
      `Can only use wildcard queries on keyword, text and wildcard fields - not on [${field.name}] which is of type [${field.type}]`
    );
  }
  return matchValues(field, (value) => pattern.test(String(value)));
}

/** The documents with a value (or a word of an analysed field) between two ends. */
export function matchRange(field: IndexedField, from: RangeEnd, to: RangeEnd): DocSet {
  if (field.type === 'text' || field.type === 'keyword' || field.type === 'boolean') {
    const isWithin = between(from, to, (value) => (field.text ? String(value).toLowerCase() : String(value)));
    return field.text
      ? matchWords(field, field.text, isWithin)
      : matchValues(field, (value) => isWithin(String(value)));
  }
  if (field.type !== 'date') {
    return matchValues(
      field,
      between(from, to, (value) => requiredNumber(String(value)))
    );
  }
  // An end that names a day means the whole day: it begins with it when included, and after it when not.
  const spanOf = (value: string | number) =>
    typeof value === 'number' ? { fromMs: value, toMs: value } : requiredDateSpan(value);
  const lower = { ...from, value: from.value && spanOf(from.value)[from.isIncluded ? 'fromMs' : 'toMs'] };
  const upper = { ...to, value: to.value && spanOf(to.value)[to.isIncluded ? 'toMs' : 'fromMs'] };
  return matchValues(field, between(lower, upper, Number));
}

/** The documents that have any value in the field. */
export function matchExisting(field: IndexedField): DocSet {
  return matchValues(field, () => true);
}

export function matchNothing(field: IndexedField): DocSet {
  return new Uint8Array(field.column.firstValue.length);
}

/** The ids of words that occur in a column. */
export function knownIds(text: TextIndex, words: readonly string[]): number[] {
  return words.map((word) => text.tokenIds.get(word)).filter((id) => id !== undefined);
}

function matchValue(field: IndexedField, value: ColumnValue): DocSet {
  const id = field.column.valueIds.get(value);
  const marked = new Uint8Array(field.column.values.length);
  if (id !== undefined) {
    marked[id] = 1;
  }
  return docsWithValues(field.column, marked);
}

function matchValues(field: IndexedField, isMatch: (value: never) => boolean): DocSet {
  return docsWithValues(
    field.column,
    Uint8Array.from(field.column.values, (value) => Number(isMatch(value as never)))
  );
}

function matchWords(field: IndexedField, text: TextIndex, isMatch: (word: string) => boolean): DocSet {
  const ids: number[] = [];
  for (const [word, id] of text.tokenIds) {
    if (isMatch(word)) {
      ids.push(id);
    }
  }
  return docsWithValues(field.column, valuesWithAnyToken(text, ids));
}

function between<T extends number | string>(from: RangeEnd, to: RangeEnd, read: (value: string | number) => T) {
  const lower = from.value === undefined ? undefined : read(from.value);
  const upper = to.value === undefined ? undefined : read(to.value);
  return (value: T) =>
    (lower === undefined || value > lower || (from.isIncluded && value === lower)) &&
    (upper === undefined || value < upper || (to.isIncluded && value === upper));
}

function requiredNumber(text: string): number {
  const number = text.trim() === '' ? NaN : Number(text);
  if (Number.isNaN(number)) {
    throw fieldError(`failed to create query: For input string: "${text}"`, 'query_shard_exception');
  }
  return number;
}

function requiredDateSpan(text: string) {
  const span = dateSpan(text);
  if (!span) {
    const reason = `failed to parse date field [${text}] with format [strict_date_optional_time||epoch_millis]`;
    throw fieldError(`${reason}: [${reason}]`, 'parse_exception');
  }
  return span;
}
