import { difference, everyDoc, intersection, union, type DocSet } from './docSet';
import { namedFields, wholePattern, wildcardPattern } from './fieldNames';
import type { IndexedField, LogIndex } from './logIndex';
import { readLuceneQuery, type LuceneQuery } from './luceneQuery';
import { matchExists } from './matchExists';
import { knownIds, matchNothing, matchPattern, matchRange, matchText } from './matchField';
import { SearchError } from './searchError';
import { standardTokens } from './standardAnalyzer';

const mostKept = 20;
const foundBefore = new WeakMap<LogIndex, Map<string, DocSet>>();

/**
 * The documents that a Lucene query string finds, unqualified words in all fields. The last few are kept: reading in pages
 * asks the same again and again. A text with `now` in it means another time each time.
 *
 * @throws SearchError when the query cannot be parsed, as Elasticsearch says it.
 */
export function matchLucene(index: LogIndex, text: string, defaultField?: string): DocSet {
  if (/\bnow\b/.test(text)) {
    return find(index, text, defaultField);
  }
  const kept = foundBefore.get(index) ?? new Map<string, DocSet>();
  foundBefore.set(index, kept);
  const key = `${defaultField ?? ''} ${text}`;
  const found = kept.get(key) ?? find(index, text, defaultField);
  kept.delete(key);
  kept.set(key, found);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) {
    kept.delete(oldest);
  }
  return found;
}

function find(index: LogIndex, text: string, defaultField: string | undefined): DocSet {
  let query: LuceneQuery | undefined;
  try {
    query = readLuceneQuery(text);
  } catch (error) {
    const reason = `Cannot parse '${text}': ${(error as Error).message}`;
    throw new SearchError({
      scope: 'shard',
      type: 'query_shard_exception',
      reason: `Failed to parse query [${text}]`,
      causedBy: { type: 'parse_exception', reason },
    });
  }
  return (query && matchQuery(index, query, defaultField)) ?? new Uint8Array(index.documents.length);
}

/** Undefined: the query has no word to look for, and its clause does not count. */
function matchQuery(index: LogIndex, query: LuceneQuery, defaultField: string | undefined): DocSet | undefined {
  if (query.kind === 'boolean') {
    return matchBoolean(index, query, defaultField);
  }
  if (query.kind !== 'range' && query.field === '_exists_') {
    return matchExists(index, query.kind === 'wildcard' || query.kind === 'regexp' ? query.pattern : query.text);
  }
  if (query.kind === 'wildcard' && query.pattern === '*') {
    return query.field === undefined || query.field === '*'
      ? everyDoc(index.documents.length)
      : matchExists(index, query.field);
  }
  const fields = namedFields(index, query.field ?? defaultField);
  const found = fields.map((field) => matchInField(field, query));
  const counted = found.filter((docs) => docs !== undefined);
  return fields.length > 0 && counted.length === 0 ? undefined : union(counted, index.documents.length);
}

/** A field that cannot hold the value finds nothing (`lenient`, as Elasticsearch is where no fields are given to it). */
function matchInField(field: IndexedField, query: Exclude<LuceneQuery, { kind: 'boolean' }>): DocSet | undefined {
  try {
    switch (query.kind) {
      case 'text':
        return matchText(field, query.text);
      case 'phrase':
        return matchText(field, query.text, { slop: query.slop });
      case 'wildcard':
        return matchWildcard(field, query.pattern);
      case 'regexp':
        return matchPattern(field, wholePattern(query.pattern));
      case 'range':
        return matchRange(field, query.from, query.to);
      default:
        return query satisfies never;
    }
  } catch (error) {
    if (error instanceof SearchError) {
      return matchNothing(field);
    }
    throw error;
  }
}

/**
 * Wildcards are looked up word by word, lower case in analysed fields. A text with only a last `*` is analysed, and
 * its last word is the beginning of one: `get-into*` finds `get` or `into…`.
 */
function matchWildcard(field: IndexedField, pattern: string): DocSet | undefined {
  if (!field.text) {
    return matchPattern(field, wildcardPattern(pattern));
  }
  const [, prefix] = /^((?:[^\\*?]|\\.)+)\*$/s.exec(pattern) ?? [];
  const words = prefix === undefined ? [] : standardTokens(prefix.replace(/\\(.)/gs, '$1'));
  const beginning = words.pop();
  if (prefix === undefined || (words.length === 0 && beginning !== undefined)) {
    const wildcard = beginning === undefined ? pattern.toLowerCase() : `${beginning.replace(/[\\*?]/g, '\\$&')}*`;
    return matchPattern(field, wildcardPattern(wildcard));
  }
  if (beginning === undefined) {
    return undefined;
  }
  const known = knownIds(field.text, words).length > 0 ? matchText(field, words.join(' ')) : undefined;
  const begun = matchPattern(field, wildcardPattern(`${beginning}*`));
  return known ? union([known, begun], begun.length) : begun;
}

function matchBoolean(
  index: LogIndex,
  { clauses }: Extract<LuceneQuery, { kind: 'boolean' }>,
  defaultField: string | undefined
): DocSet | undefined {
  const matched = clauses
    .map(({ occur, query }) => ({ occur, docs: matchQuery(index, query, defaultField) }))
    .filter((clause): clause is { occur: typeof clause.occur; docs: DocSet } => clause.docs !== undefined);
  if (matched.length === 0) {
    return undefined;
  }
  const of = (occur: string) => matched.filter((clause) => clause.occur === occur).map(({ docs }) => docs);
  const count = index.documents.length;
  const [must, should] = [of('must'), of('should')];
  const wanted = must.length === 0 && should.length > 0 ? union(should, count) : intersection(must, count);
  return of('mustNot').reduce(difference, wanted);
}
