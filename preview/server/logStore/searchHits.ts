import { valueIdsOf, type ColumnValue } from './column';
import { namedFields, wildcardPattern } from './fieldNames';
import type { LogDocument, LogIndex, StoredDocument } from './logIndex';
import { aggregatable } from './metricValue';
import { fieldError, requestError } from './searchError';

type Json = Record<string, unknown>;

/** Elasticsearch's `index.max_result_window`. */
const maxResultWindow = 10_000;
/** What Elasticsearch puts in place of a missing time, so that such documents come last. */
const missingTime = 2 ** 63;

/**
 * The hits of a search: sorted, after `search_after`, `from` and `size` of them.
 *
 * @throws SearchError when more is asked for than Elasticsearch allows.
 */
export function searchHits(index: LogIndex, docs: readonly number[], body: Json): Json[] {
  const size = Number(body.size ?? 10);
  const from = Number(body.from ?? 0);
  if (size < 0) {
    throw requestError(`[size] parameter cannot be negative, found [${size}]`, 'illegal_argument_exception');
  }
  if (from + size > maxResultWindow) {
    throw fieldError(
      `Result window is too large, from + size must be less than or equal to: [${maxResultWindow}] but was ` +
        `[${from + size}]. See the scroll api for a more efficient way to request large data sets. This limit can be ` +
        'set by changing the [index.max_result_window] index level setting.'
    );
  }
  const keys = sortKeys(index, body.sort);
  const sorted = docs.map((doc) => ({ doc, sort: keys.map(({ valueOf }) => valueOf(doc)) }));
  sorted.sort((a, b) => compare(a.sort, b.sort, keys) || a.doc - b.doc);
  const after = Array.isArray(body.search_after) ? (body.search_after as ColumnValue[]) : undefined;
  const left = after ? sorted.filter(({ sort }) => compare(sort, after, keys) > 0) : sorted;
  return left.slice(from, from + size).map(({ doc, sort }) => {
    const stored = index.documents[doc]!;
    return {
      _index: stored.indexName,
      _id: stored.id,
      _score: keys.length > 0 ? null : 1,
      ...sourceOf(stored, body._source),
      ...outputFields(index, doc, body),
      ...(keys.length > 0 ? { sort } : {}),
    };
  });
}

interface SortKey {
  factor: 1 | -1;
  valueOf: (doc: number) => ColumnValue;
}

/** A `sort` is an object, whose keys count in the order they were written, or a list of such objects and names. */
function sortKeys(index: LogIndex, sort: unknown): SortKey[] {
  const list = sort === undefined ? [] : Array.isArray(sort) ? sort : [sort];
  const entries = list.flatMap((entry): Array<[string, unknown]> =>
    typeof entry === 'string' ? [[entry, 'asc']] : Object.entries(entry as Json)
  );
  return entries.map(([name, how]) => {
    const order = typeof how === 'object' && how !== null ? (how as Json).order : how;
    const factor = order === 'desc' ? -1 : 1;
    const isOptional = typeof how === 'object' && how !== null && (how as Json).unmapped_type !== undefined;
    return { factor, valueOf: sortValue(index, name, { factor, isOptional }) };
  });
}

function sortValue(
  index: LogIndex,
  name: string,
  { factor, isOptional }: { factor: 1 | -1; isOptional: boolean }
): SortKey['valueOf'] {
  if (name === '_doc') {
    return (doc) => index.documents[doc]?.number ?? 0;
  }
  const [field] = namedFields(index, name);
  if (!field && isOptional) {
    return () => missingTime * factor;
  }
  if (!field) {
    throw fieldError(`No mapping found for [${name}] in order to sort on`, 'query_shard_exception');
  }
  const { column } = aggregatable(field, 'sort');
  return (doc) => {
    const value = column.values[column.firstValue[doc] ?? -1];
    return value === undefined ? missingTime * factor : typeof value === 'boolean' ? Number(value) : value;
  };
}

function compare(a: readonly ColumnValue[], b: readonly ColumnValue[], keys: readonly SortKey[]): number {
  for (const [at, { factor }] of keys.entries()) {
    const [left, right] = [a[at] ?? 0, b[at] ?? 0];
    if (left !== right) {
      return left < right ? -factor : factor;
    }
  }
  return 0;
}

/** `_source`: all, none, or the top-level and nested fields that fit a list of names. */
function sourceOf({ source }: StoredDocument, filter: unknown): { _source?: LogDocument } {
  if (filter === false) {
    return {};
  }
  const isList = typeof filter === 'string' || Array.isArray(filter);
  const { includes, excludes } = (isList ? { includes: filter } : (filter ?? {})) as Json;
  const only = patternsOf(includes);
  const without = patternsOf(excludes);
  return { _source: only.length + without.length === 0 ? source : filtered(source, '', only, without) };
}

function filtered(object: LogDocument, prefix: string, only: RegExp[], without: RegExp[]): LogDocument {
  const result: LogDocument = {};
  for (const [key, value] of Object.entries(object)) {
    const path = prefix + key;
    const isWanted = only.length === 0 || only.some((pattern) => pattern.test(path));
    if (without.some((pattern) => pattern.test(path))) {
      continue;
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const inner = filtered(value as LogDocument, `${path}.`, isWanted ? [] : only, without);
      if (isWanted || Object.keys(inner).length > 0) {
        result[key] = inner;
      }
    } else if (isWanted) {
      result[key] = value;
    }
  }
  return result;
}

function patternsOf(names: unknown): RegExp[] {
  const list = typeof names === 'string' ? [names] : Array.isArray(names) ? names : [];
  return list.map((name) => wildcardPattern(String(name)));
}

/** What `docvalue_fields` and `fields` ask for; times as `2026-06-17T00:00:08.025Z`. */
function outputFields(index: LogIndex, doc: number, body: Json): { fields?: Record<string, unknown[]> } {
  const asked = [body.docvalue_fields, body.fields].flatMap((list) => (Array.isArray(list) ? list : []));
  const names = asked.map((entry) => String(typeof entry === 'string' ? entry : (entry as Json).field));
  const found = names
    .flatMap((name) => namedFields(index, name))
    .map(({ name, type, column }) => {
      const values = valueIdsOf(column, doc).map((id) => column.values[id]);
      return [
        name,
        values.map((value) => (type === 'date' ? new Date(value as number).toISOString() : value)),
      ] as const;
    })
    .filter(([, values]) => values.length > 0);
  return found.length > 0 ? { fields: Object.fromEntries(found) } : {};
}
