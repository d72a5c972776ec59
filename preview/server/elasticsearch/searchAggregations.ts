import type { TimeRangeMs } from './dataSourceSettings';
import type { AggregationSettings, BucketAggregation, MetricAggregation, Target } from './queryModel';
import { termsSize } from './sizeLimit';

type Json = Record<string, unknown>;

const calendarIntervals = ['1w', '1M', '1q', '1y'];

/** The `aggs` of a metric query: bucket aggregations nested in their order, metrics in the innermost. */
export function searchAggregations(
  target: Target,
  timeField: string,
  range: TimeRangeMs,
  histogram = dateHistogram
): Json {
  const root: Json = {};
  let level = root;
  for (const bucketAgg of target.bucketAggs) {
    const aggregation = bucketAggregation(bucketAgg, target.metrics, () => histogram(bucketAgg, timeField, range));
    if (!aggregation) {
      continue;
    }
    const inner = bucketAgg.type === 'terms' ? orderMetric(bucketAgg, target.metrics) : {};
    level[bucketAgg.id] = { ...aggregation, aggs: inner };
    level = inner;
  }
  for (const metric of target.metrics) {
    if (metric.type !== 'count') {
      level[metric.id] = metricAggregation(metric);
    }
  }
  return withoutEmptyLevels(root);
}

/** The date histogram that Grafana sends along with every logs query; its result is thrown away. */
export function dateHistogram(
  { field, settings }: Pick<BucketAggregation, 'field' | 'settings'>,
  timeField: string,
  range: TimeRangeMs
): Json {
  const interval = typeof settings.interval === 'string' ? settings.interval : 'auto';
  const step = calendarIntervals.includes(interval)
    ? { calendar_interval: interval }
    : { fixed_interval: interval === 'auto' ? '$__interval_msms' : interval };
  return {
    date_histogram: {
      ...step,
      field: field || timeField,
      min_doc_count: wholeNumber(settings.min_doc_count) ?? 0,
      extended_bounds: { min: range.fromMs, max: range.toMs },
      format: typeof settings.format === 'string' ? settings.format : 'epoch_millis',
      offset: typeof settings.offset === 'string' ? settings.offset : undefined,
      time_zone: typeof settings.timeZone === 'string' && settings.timeZone !== 'utc' ? settings.timeZone : undefined,
    },
  };
}

function bucketAggregation(
  bucketAgg: BucketAggregation,
  metrics: MetricAggregation[],
  histogram: () => Json
): Json | undefined {
  switch (bucketAgg.type) {
    case 'date_histogram':
      return histogram();
    case 'terms':
      return termsAggregation(bucketAgg, metrics);
    case 'filters':
      return filtersAggregation(bucketAgg.settings);
    default:
      throw new Error(`the preview does not translate the bucket aggregation ${bucketAgg.type}`);
  }
}

function termsAggregation({ field, settings }: BucketAggregation, metrics: MetricAggregation[]): Json {
  const by = termsOrderKey(settings, metrics);
  const order = typeof settings.order === 'string' ? settings.order : 'desc';
  return {
    terms: {
      field,
      size: termsSize(settings.size),
      min_doc_count: wholeNumber(settings.min_doc_count),
      missing: typeof settings.missing === 'string' ? settings.missing : undefined,
      order: by === undefined ? {} : { [by]: order },
    },
  };
}

/** What the terms are ordered by; undefined, where nothing or an unknown metric is named, goes out as an empty order. */
function termsOrderKey(settings: AggregationSettings, metrics: MetricAggregation[]): string | undefined {
  if (typeof settings.orderBy !== 'string') {
    return undefined;
  }
  if (!/^\d/.test(settings.orderBy)) {
    return settings.orderBy === '_term' ? '_key' : settings.orderBy;
  }
  const metric = metrics.find(({ id }) => id === settings.orderBy);
  return metric?.type === 'count' ? '_count' : metric?.id;
}

/** Ordering by a metric needs that metric on the level that is ordered. */
function orderMetric({ settings }: BucketAggregation, metrics: MetricAggregation[]): Json {
  const metric = metrics.find(({ id }) => id === termsOrderKey(settings, metrics));
  return metric ? { [metric.id]: { [metric.type]: { field: metric.field } } } : {};
}

/** Labels are the keys, so equal labels collapse to the last one; without a filter the level is left out. */
function filtersAggregation(settings: AggregationSettings): Json | undefined {
  const filters: Json = {};
  for (const filter of Array.isArray(settings.filters) ? settings.filters : []) {
    const { query, label } = (filter ?? {}) as Json;
    const text = typeof query === 'string' ? query : '';
    const key = typeof label === 'string' && label !== '' ? label : text;
    filters[key] = { query_string: { query: text, analyze_wildcard: true } };
  }
  return Object.keys(filters).length > 0 ? { filters: { filters } } : undefined;
}

function metricAggregation({ type, field, settings }: MetricAggregation): Json {
  if (!['avg', 'sum', 'min', 'max', 'cardinality'].includes(type)) {
    throw new Error(`the preview does not translate the metric ${type}`);
  }
  return { [type]: { ...(field ? { field } : {}), ...settings } };
}

/** A whole number, or one written as text. */
export function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' ? Math.trunc(number) : undefined;
}

function withoutEmptyLevels(level: Json): Json {
  return Object.fromEntries(
    Object.entries(level).map(([id, aggregation]) => {
      const { aggs, ...rest } = aggregation as Json & { aggs?: Json };
      const isInner = aggs && Object.keys(aggs).length > 0;
      return [id, isInner ? { ...rest, aggs: withoutEmptyLevels(aggs) } : rest];
    })
  );
}
