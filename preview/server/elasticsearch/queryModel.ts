/** Settings of a metric or bucket aggregation. Grafana's editor writes most numbers as strings. */
export type AggregationSettings = Readonly<Record<string, unknown>>;

export interface MetricAggregation {
  id: string;
  type: string;
  field: string;
  hide: boolean;
  settings: AggregationSettings;
}

export interface BucketAggregation {
  id: string;
  type: string;
  field: string;
  settings: AggregationSettings;
}

/** One query of a `/api/ds/query` request, as Grafana's Elasticsearch back end understands it. */
export interface Target {
  refId: string;
  /** Lucene text; blank means no filter. */
  query: string;
  alias: string;
  metrics: MetricAggregation[];
  bucketAggs: BucketAggregation[];
  intervalMs: number;
}

export type TargetKind = 'logs' | 'raw_data' | 'raw_document' | 'aggregation';

/** Grafana's back end takes this step when a query names none. */
const defaultIntervalMs = 1000;

/**
 * Reads one raw query. Parts that are missing or of another type get the back end's defaults.
 *
 * @throws Error when the back end would refuse the query; the message is the one for its refId.
 */
export function readTarget(raw: unknown): Target {
  const model = asRecord(raw);
  const target: Target = {
    refId: asText(model.refId) || 'A',
    query: asText(model.query),
    alias: asText(model.alias),
    metrics: asList(model.metrics).map((metric) => ({
      ...readAggregation(metric, 'metric'),
      hide: metric.hide === true,
    })),
    bucketAggs: asList(model.bucketAggs).map((bucketAgg) => readAggregation(bucketAgg, 'bucket aggregation')),
    intervalMs:
      typeof model.intervalMs === 'number' && model.intervalMs > 0 ? Math.trunc(model.intervalMs) : defaultIntervalMs,
  };
  const asksForDocuments = target.metrics.length > 0 && kindOf(target) !== 'aggregation';
  if (target.bucketAggs.length === 0 && !asksForDocuments) {
    throw new Error('invalid query, missing metrics and aggregations');
  }
  return target;
}

/** What kind of query a target is: only its first metric decides. */
export function kindOf(target: Pick<Target, 'metrics'>): TargetKind {
  const type = target.metrics[0]?.type;
  return type === 'logs' || type === 'raw_data' || type === 'raw_document' ? type : 'aggregation';
}

function readAggregation(raw: Record<string, unknown>, what: string): BucketAggregation {
  if (typeof raw.id !== 'string' || typeof raw.type !== 'string') {
    throw new Error(`a ${what} lacks its id or type`);
  }
  return { id: raw.id, type: raw.type, field: asText(raw.field), settings: asRecord(raw.settings) };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asList(value: unknown): Array<Record<string, unknown>> {
  return Array.isArray(value) ? value.map(asRecord) : [];
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
