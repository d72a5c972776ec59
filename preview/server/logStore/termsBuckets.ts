import type { AggregationScope } from './aggregate';
import { valueIdsOf, type ColumnValue } from './column';
import { namedFields } from './fieldNames';
import { aggregatable } from './metricValue';
import { fieldError, requestError } from './searchError';

type Json = Record<string, unknown>;

interface Candidate {
  value: ColumnValue;
  docs: number[];
  inner: Json;
}

/** The buckets of a `terms` aggregation. Counts are exact: all documents lie in one place. */
export function termsBuckets(scope: AggregationScope, docs: readonly number[], parameters: Json): Json {
  const size = Number(parameters.size ?? 10);
  const minDocCount = Number(parameters.min_doc_count ?? 1);
  const orders = readOrder(parameters.order);
  const [field] = namedFields(scope.index, String(parameters.field));
  const type = field && aggregatable(field, 'terms').type;
  const groups = groupByValue(scope, docs, parameters);
  const enough = groups.filter((group) => group.docs.length >= minDocCount);
  // The inner results are needed early only where they give the order; else just for the buckets that are kept.
  const isByMetric = orders.some(({ by }) => by !== '_count' && by !== '_key' && by !== '_term');
  const candidates = enough.map((group) => ({ ...group, inner: isByMetric ? scope.inner(group.docs) : {} }));
  const sorted = candidates.sort((a, b) => compare(a, b, orders));
  const kept = sorted.slice(0, size).map(({ value, docs: bucketDocs, inner }) => ({
    ...bucketKey(value, type),
    doc_count: bucketDocs.length,
    ...(isByMetric ? inner : scope.inner(bucketDocs)),
  }));
  const others = sorted.slice(size).reduce((sum, { docs: bucketDocs }) => sum + bucketDocs.length, 0);
  return { doc_count_error_upper_bound: 0, sum_other_doc_count: others, buckets: kept };
}

function groupByValue({ index }: AggregationScope, docs: readonly number[], parameters: Json) {
  const groups = new Map<ColumnValue, number[]>();
  const [field] = namedFields(index, String(parameters.field));
  const add = (value: ColumnValue, doc: number) => {
    const list = groups.get(value);
    if (list) {
      list.push(doc);
    } else {
      groups.set(value, [doc]);
    }
  };
  if (field && Number(parameters.min_doc_count ?? 1) === 0) {
    const ids = index.documents.flatMap((_document, doc) => valueIdsOf(field.column, doc));
    new Set(ids).forEach((id) => groups.set(field.column.values[id] ?? '', []));
  }
  for (const doc of docs) {
    const ids = field ? valueIdsOf(field.column, doc) : [];
    for (const id of new Set(ids)) {
      add(field?.column.values[id] ?? '', doc);
    }
    if (ids.length === 0 && parameters.missing !== undefined) {
      add(parameters.missing as ColumnValue, doc);
    }
  }
  return [...groups].map(([value, groupDocs]) => ({ value, docs: groupDocs }));
}

function readOrder(order: unknown): Array<{ by: string; factor: 1 | -1 }> {
  const list = order === undefined ? [{ _count: 'desc' }] : Array.isArray(order) ? order : [order];
  return list.map((entry: Json) => {
    const [first] = Object.entries(entry);
    if (!first) {
      throw requestError('Must specify at least one field for [order]');
    }
    return { by: first[0], factor: first[1] === 'asc' ? 1 : -1 };
  });
}

/** By the asked orders, then by key ascending. */
function compare(a: Candidate, b: Candidate, orders: ReturnType<typeof readOrder>): number {
  for (const { by, factor } of orders) {
    const difference = compareValues(orderValue(a, by), orderValue(b, by));
    if (difference !== 0) {
      return factor * difference;
    }
  }
  return compareValues(a.value, b.value);
}

function orderValue(candidate: Candidate, by: string): ColumnValue {
  if (by === '_count') {
    return candidate.docs.length;
  }
  if (by === '_key' || by === '_term') {
    return candidate.value;
  }
  const metric = candidate.inner[by] as { value?: number | null } | undefined;
  if (!metric) {
    throw fieldError(`Invalid aggregation order path [${by}]`, 'aggregation_execution_exception');
  }
  return metric.value ?? -Infinity;
}

function compareValues(a: ColumnValue, b: ColumnValue): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bucketKey(value: ColumnValue, type: string | undefined): Json {
  if (typeof value === 'boolean') {
    return { key: Number(value), key_as_string: String(value) };
  }
  return type === 'date' && typeof value === 'number'
    ? { key: value, key_as_string: new Date(value).toISOString() }
    : { key: value };
}
