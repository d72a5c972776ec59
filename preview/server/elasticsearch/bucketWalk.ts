import { byByte } from './goJson';
import type { BucketAggregation } from './queryModel';

export type Bucket = Record<string, unknown>;

/** The keys of the buckets around an innermost aggregation: by field name, or `filter` for a filters level. */
export type BucketLabels = Readonly<Record<string, string>>;

export interface InnermostAggregation {
  bucketAgg: BucketAggregation;
  buckets: Bucket[];
  labels: BucketLabels;
}

/**
 * Finds each innermost aggregation of an answer, depth first: terms and histograms in the order they came, filters by
 * byte. Aggregations whose id the query does not know are passed over, and so is a level that was not sent.
 */
export function* innermostAggregations(
  bucketAggs: BucketAggregation[],
  level: Bucket,
  labels: BucketLabels = {},
  depth = 0
): Generator<InnermostAggregation> {
  for (const id of Object.keys(level).sort(byByte)) {
    const bucketAgg = bucketAggs.find((candidate) => candidate.id === id);
    if (!bucketAgg) {
      continue;
    }
    const { buckets } = (level[id] ?? {}) as { buckets?: unknown };
    const list = Array.isArray(buckets) ? (buckets as Bucket[]) : [];
    const keyed = Array.isArray(buckets) ? {} : ((buckets ?? {}) as Record<string, Bucket>);
    if (depth === bucketAggs.length - 1) {
      yield { bucketAgg, buckets: list, labels };
      continue;
    }
    for (const bucket of list) {
      const key = bucketLabel(bucket);
      yield* innermostAggregations(
        bucketAggs,
        bucket,
        key === undefined ? labels : { ...labels, [bucketAgg.field]: key },
        depth + 1
      );
    }
    for (const filter of Object.keys(keyed).sort(byByte)) {
      yield* innermostAggregations(bucketAggs, keyed[filter] ?? {}, { ...labels, filter }, depth + 1);
    }
  }
}

/** A number as Grafana reads it from an answer: texts of numbers count, NaN and anything else is null. */
export function bucketNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : null;
}

function bucketLabel(bucket: Bucket): string | undefined {
  if (typeof bucket.key_as_string === 'string') {
    return bucket.key_as_string;
  }
  return typeof bucket.key === 'number' ? String(Math.trunc(bucket.key)) : (bucket.key as string | undefined);
}
