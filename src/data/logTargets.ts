import { DataQuery } from '@grafana/data';
import type { SourceKind } from './logSource';

interface Aggregation {
  id: string;
  type: string;
  field?: string;
  /** Numbers must be texts: the back end takes others for missing. A list is that of named filters. */
  settings?: Readonly<Record<string, string | ReadonlyArray<{ label: string; query: string }>>>;
}

/** A query of the Elasticsearch or OpenSearch data source, complete: they add no defaults to a plugin's. */
export interface LogTarget extends DataQuery {
  query: string;
  metrics: Aggregation[];
  bucketAggs: Aggregation[];
}

/**
 * Log lines, newest first, at most `size`. Of the three ways to get them this one sends each document once and as it is: a
 * logs query sends it in columns, in JSON and with its found words marked, and columns lose values of mixed types.
 */
export function linesTarget(query: string, size: number): LogTarget {
  const settings = { size: String(size), order: 'desc' };
  return { refId: 'lines', query, metrics: [{ id: '1', type: 'raw_document', settings }], bucketAggs: [] };
}

/** Log lines, oldest first; the two data sources have a way each. */
export function linesFrom(refId: string, query: string, size: number, kind: SourceKind = 'elasticsearch'): LogTarget {
  const [type, settings] =
    kind === 'opensearch'
      ? ['raw_document', { size: String(size), order: 'asc' }]
      : ['logs', { limit: String(size), sortDirection: 'asc' }];
  return { refId, query, metrics: [{ id: '1', type, settings }], bucketAggs: [] };
}

/** How many lines there are in each step of the request's interval: exact, not capped as the total of hits is. */
export function countTarget(query: string): LogTarget {
  return {
    refId: 'count',
    query,
    metrics: [{ id: '1', type: 'count' }],
    bucketAggs: [{ id: '2', type: 'date_histogram', settings: { interval: 'auto', min_doc_count: '0' } }],
  };
}

/** The values of a field and how many lines each has, most first. */
export function valuesTarget(query: string, field: string, size: number): LogTarget {
  const settings = { size: String(size), order: 'desc', orderBy: '_count', min_doc_count: '1' };
  return {
    refId: field,
    query,
    metrics: [{ id: '1', type: 'count' }],
    bucketAggs: [{ id: '2', type: 'terms', field, settings }],
  };
}
