import type { TimeRangeMs } from './dataSourceSettings';
import { kindOf, type Target } from './queryModel';
import { dateHistogram, searchAggregations } from './searchAggregations';
import { sizeLimit } from './sizeLimit';

type Json = Record<string, unknown>;

/** The search that Grafana's back end sends for a target, before `$__interval` is filled in. */
export function searchBody(target: Target, timeField: string, range: TimeRangeMs): Json {
  const query = searchQuery(target.query, timeField, range);
  const kind = kindOf(target);
  switch (kind) {
    case 'logs':
      return { query, ...logsSearch(target, timeField, range) };
    case 'raw_data':
      return { query, ...documentSearch(sizeLimit(target), timeField, 'desc'), fields: timeOutput(timeField) };
    case 'raw_document':
      return { query, ...documentSearch(sizeLimit(target), timeField, 'desc') };
    case 'aggregation':
      return { query, size: 0, aggs: searchAggregations(target, timeField, range) };
    default:
      return kind satisfies never;
  }
}

/** The lines of a time range, both ends included, and of a query text. */
export function searchQuery(text: string, timeField: string, { fromMs, toMs }: TimeRangeMs): Json {
  const range = { range: { [timeField]: { gte: fromMs, lte: toMs, format: 'epoch_millis' } } };
  const filter = text.trim() ? [range, { query_string: { analyze_wildcard: true, query: text } }] : range;
  return { bool: { filter } };
}

function logsSearch(target: Target, timeField: string, range: TimeRangeMs): Json {
  const settings = target.metrics[0]?.settings ?? {};
  const searchAfter = Array.isArray(settings.searchAfter) ? settings.searchAfter : [];
  const hidden = target.bucketAggs[0] ?? { id: '1', field: timeField, settings: {} };
  return {
    ...documentSearch(sizeLimit(target), timeField, settings.sortDirection === 'asc' ? 'asc' : 'desc'),
    fields: timeOutput(timeField),
    highlight: {
      fields: { '*': {} },
      fragment_size: 2147483647,
      pre_tags: ['@HIGHLIGHT@'],
      post_tags: ['@/HIGHLIGHT@'],
    },
    search_after: searchAfter.length > 0 ? searchAfter : undefined,
    aggs: { [hidden.id]: dateHistogram(hidden, timeField, range) },
  };
}

function documentSearch(size: number, timeField: string, order: 'asc' | 'desc'): Json {
  return {
    size,
    sort: { [timeField]: { order, unmapped_type: 'boolean' }, _doc: { order } },
    docvalue_fields: [timeField],
    script_fields: {},
  };
}

/** Asks for the time in one form, whatever stands in the documents. */
export function timeOutput(timeField: string): Json[] {
  return [{ field: timeField, format: 'strict_date_optional_time_nanos' }];
}
