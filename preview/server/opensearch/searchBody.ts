import type { TimeRangeMs } from '../elasticsearch/dataSourceSettings';
import { kindOf, type Target } from '../elasticsearch/queryModel';
import { searchAggregations, wholeNumber } from '../elasticsearch/searchAggregations';
import { searchQuery, timeOutput } from '../elasticsearch/searchBody';
import { textToSize } from '../elasticsearch/sizeLimit';

type Json = Record<string, unknown>;

/** The search that Grafana's OpenSearch data source sends for a target, before `$__interval` is filled in. */
export function searchBody(target: Target, timeField: string, range: TimeRangeMs): Json {
  const query = searchQuery(target.query, timeField, range);
  const { settings = {} } = target.metrics[0] ?? {};
  const size = textToSize(settings.size);
  const fields = timeOutput(timeField);
  const sortedBy = (order: string): Json => ({ [timeField]: { order, unmapped_type: 'boolean' } });
  const kind = kindOf(target);
  switch (kind) {
    case 'logs': {
      const hidden = dateHistogram({ field: '', settings: {} }, timeField, range);
      return { query, size, sort: [sortedBy('desc')], docvalue_fields: [timeField], fields, aggs: { '1': hidden } };
    }
    case 'raw_data':
    case 'raw_document': {
      const order = settings.order === 'asc' ? 'asc' : 'desc';
      return { query, size, sort: [sortedBy(order), { _doc: { order } }], fields };
    }
    case 'aggregation':
      return { query, size: 0, aggs: searchAggregations(target, timeField, range, dateHistogram) };
    default:
      return kind satisfies never;
  }
}

/** Its date histogram has the step under the older name, and no time zone. */
function dateHistogram(
  { field, settings }: { field: string; settings: Readonly<Json> },
  timeField: string,
  range: TimeRangeMs
): Json {
  const interval = typeof settings.interval === 'string' ? settings.interval : 'auto';
  return {
    date_histogram: {
      field: field || timeField,
      interval: interval === 'auto' ? '$__interval' : interval,
      min_doc_count: wholeNumber(settings.min_doc_count) ?? 0,
      extended_bounds: { min: range.fromMs, max: range.toMs },
      format: typeof settings.format === 'string' ? settings.format : 'epoch_millis',
      offset: typeof settings.offset === 'string' ? settings.offset : undefined,
    },
  };
}
