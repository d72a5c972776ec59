import type { MetricFindValue, TimeRange } from '@grafana/data';

export interface TermsRequest {
  find: string;
  field: string;
  query?: string;
  size?: number;
}

export interface TermsAnswer {
  responses: Array<{
    aggregations?: Record<string, { buckets: Array<{ key: string | number; key_as_string?: string }> }>;
  }>;
}

/** The `_msearch` body that asks for the values of a field in a time range, most frequent first. */
export function termsSearch(
  { field, query, size = 500 }: TermsRequest,
  { index, timeField }: { index: string; timeField: string },
  range?: TimeRange
): string {
  const filter: unknown[] = [];
  if (range) {
    const bounds = { gte: range.from.valueOf(), lte: range.to.valueOf(), format: 'epoch_millis' };
    filter.push({ range: { [timeField]: bounds } });
  }
  if (query) {
    filter.push({ query_string: { analyze_wildcard: true, query } });
  }
  const aggs = { '1': { terms: { field, size, order: { _count: 'desc' } } } };
  const header = { search_type: 'query_then_fetch', ignore_unavailable: true, index };
  return `${JSON.stringify(header)}\n${JSON.stringify({ size: 0, query: { bool: { filter } }, aggs })}\n`;
}

export function termsOf(answer: TermsAnswer): MetricFindValue[] {
  const buckets = answer.responses[0]?.aggregations?.['1']?.buckets ?? [];
  return buckets.map(({ key, key_as_string }) => ({ text: key_as_string ?? String(key), value: key }));
}
