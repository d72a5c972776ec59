import type { ColumnValue } from './column';
import { difference, everyDoc, intersection, union, type DocSet } from './docSet';
import { namedFields, wildcardPattern } from './fieldNames';
import type { IndexedField, LogIndex } from './logIndex';
import { matchExists } from './matchExists';
import { matchPattern, matchRange, matchTerm, matchText } from './matchField';
import { matchLucene } from './matchLucene';
import { requestError } from './searchError';

type Json = Record<string, unknown>;

/**
 * The documents that a query of Elasticsearch's query DSL finds: bool, range, query_string, match_all, match_none,
 * term, terms, exists, match_phrase, wildcard, and intervals of one word.
 *
 * @throws SearchError for any other query and for what Elasticsearch refuses.
 */
export function matchQuery(index: LogIndex, query: unknown): DocSet {
  const [type, given] = onlyEntry(query, 'query');
  const parameters = (given ?? {}) as Json;
  switch (type) {
    case 'match_all':
      return everyDoc(index.documents.length);
    case 'match_none':
      return new Uint8Array(index.documents.length);
    case 'bool':
      return matchBool(index, parameters);
    case 'query_string':
      return matchQueryString(index, parameters);
    case 'range':
      return matchRangeQuery(index, parameters);
    case 'exists':
      return matchExists(index, String(parameters.field));
    case 'term':
    case 'match_phrase':
    case 'wildcard':
      return matchValueQuery(index, type, parameters);
    case 'intervals':
      return matchIntervals(index, parameters);
    case 'terms': {
      const [name, values] = onlyEntry({ ...parameters, boost: undefined }, type);
      const terms = Array.isArray(values) ? (values as ColumnValue[]) : [];
      return inField(index, name, (field) =>
        union(
          terms.map((term) => matchTerm(field, term)),
          index.documents.length
        )
      );
    }
    default:
      throw requestError(`unknown query [${type}]`);
  }
}

function matchBool(index: LogIndex, parameters: Json): DocSet {
  const count = index.documents.length;
  const of = (occur: string) => asList(parameters[occur]).map((query) => matchQuery(index, query));
  const required = [...of('filter'), ...of('must')];
  const should = of('should');
  const atLeast = Number(parameters.minimum_should_match ?? (required.length === 0 && should.length > 0 ? 1 : 0));
  if (atLeast > 1) {
    throw requestError('the embedded log store knows no minimum_should_match above 1');
  }
  const wanted = intersection(atLeast === 1 ? [...required, union(should, count)] : required, count);
  return of('must_not').reduce(difference, wanted);
}

function matchQueryString(index: LogIndex, parameters: Json): DocSet {
  if (String(parameters.default_operator ?? 'or').toLowerCase() !== 'or' || parameters.fields !== undefined) {
    throw requestError('the embedded log store knows query_string without default_operator and fields only');
  }
  const defaultField = parameters.default_field;
  return matchLucene(
    index,
    String(parameters.query ?? ''),
    typeof defaultField === 'string' ? defaultField : undefined
  );
}

function matchRangeQuery(index: LogIndex, parameters: Json): DocSet {
  const [name, range] = onlyEntry(parameters, 'range');
  const ends = range as Json;
  const end = (included: string, excluded: string) => {
    const value = ends[included] ?? ends[excluded];
    const isTime = typeof value === 'number' || ends.format === 'epoch_millis';
    return {
      value: value === undefined || value === null ? undefined : isTime ? Number(value) : String(value),
      isIncluded: ends[excluded] === undefined || ends[included] !== undefined,
    };
  };
  return inField(index, name, (field) => matchRange(field, end('gte', 'gt'), end('lte', 'lt')));
}

function matchIntervals(index: LogIndex, parameters: Json): DocSet {
  const [name, rule] = onlyEntry(parameters, 'intervals');
  const { query } = ((rule as Json).match ?? {}) as Json;
  return inField(index, name, (field) => {
    if (!field.text) {
      throw requestError(`Can only use interval queries on text fields - not on [${name}]`);
    }
    return matchText(field, String(query), { slop: 0 }) ?? new Uint8Array(index.documents.length);
  });
}

function matchValueQuery(index: LogIndex, type: 'term' | 'match_phrase' | 'wildcard', parameters: Json): DocSet {
  const [name, given] = onlyEntry(parameters, type);
  const long = typeof given === 'object' && given !== null ? (given as Json) : { value: given };
  const value = (long.value ?? long.query ?? long.wildcard) as ColumnValue;
  return inField(index, name, (field) => {
    switch (type) {
      case 'term':
        return matchTerm(field, value);
      case 'match_phrase':
        return (
          matchText(field, String(value), { slop: Number(long.slop ?? 0) }) ?? new Uint8Array(index.documents.length)
        );
      case 'wildcard':
        return matchPattern(field, wildcardPattern(field.text ? String(value).toLowerCase() : String(value)));
      default:
        return type satisfies never;
    }
  });
}

/** A field that no document has finds nothing. */
function inField(index: LogIndex, name: string, match: (field: IndexedField) => DocSet): DocSet {
  const [field] = namedFields(index, name);
  return field ? match(field) : new Uint8Array(index.documents.length);
}

function onlyEntry(value: unknown, what: string): [string, unknown] {
  const entries = Object.entries((value ?? {}) as Json).filter(([, inner]) => inner !== undefined);
  const [first] = entries;
  if (!first || entries.length > 1) {
    throw requestError(`[${what}] malformed, one name with its parameters is expected`);
  }
  return first;
}

function asList(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
