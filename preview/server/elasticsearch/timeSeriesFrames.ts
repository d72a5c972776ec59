import { bucketNumber, type Bucket, type BucketLabels, type InnermostAggregation } from './bucketWalk';
import type { MetricAggregation, Target } from './queryModel';
import { seriesName } from './seriesName';
import { wireFrame, type Column, type WireFrame } from './wireFrame';

interface Series {
  metric: MetricAggregation;
  labels: BucketLabels;
  times: number[];
  values: Array<number | null>;
}

/**
 * A frame for each series and metric of a query whose last bucket aggregation is a date histogram. The labels go into
 * the frame's name and are then dropped, unless they are asked to be kept (Grafana's header `X-Grafana-From-Expr`).
 */
export function timeSeriesFrames(
  innermost: InnermostAggregation[],
  target: Target,
  { keepLabels }: { keepLabels: boolean }
): WireFrame[] {
  const metrics = target.metrics.filter(({ hide }) => !hide);
  const allSeries = innermost.flatMap(({ buckets, labels }) =>
    metrics.map((metric) => series(metric, buckets, labels))
  );
  const isOneKind = new Set(metrics.map(({ type }) => type)).size === 1;
  const trim = edgesToTrim(target);
  return allSeries.map(({ metric, labels, times, values }) => {
    const name = seriesName({ metric, labels, alias: target.alias, isOneKind });
    const kept = keepLabels ? { labels: { ...labels }, config: { displayNameFromDS: name } } : {};
    const columns: Column[] = [
      { field: { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' } }, values: trim(times) },
      {
        field: { name: 'Value', type: 'number', typeInfo: { frame: 'float64', nullable: true }, ...kept },
        values: trim(values),
      },
    ];
    const meta = { type: 'timeseries-multi', typeVersion: [0, 0] };
    return wireFrame({ refId: target.refId, columns, name: keepLabels ? undefined : name, meta });
  });
}

/** Buckets that lack the metric are left out, those whose value is null are kept. */
function series(metric: MetricAggregation, buckets: Bucket[], labels: BucketLabels): Series {
  const present = metric.type === 'count' ? buckets : buckets.filter((bucket) => bucket[metric.id]);
  const values = present.map((bucket) =>
    bucketNumber(metric.type === 'count' ? bucket.doc_count : (bucket[metric.id] as { value?: unknown }).value)
  );
  return { metric, labels, times: present.map((bucket) => bucketNumber(bucket.key) ?? 0), values };
}

/** `trimEdges` takes so many values from each end, where enough are there. */
function edgesToTrim(target: Target): <T>(values: T[]) => T[] {
  const setting = target.bucketAggs.find(({ type }) => type === 'date_histogram')?.settings.trimEdges;
  const count = typeof setting === 'string' && /^\d+$/.test(setting) ? Number(setting) : setting;
  return (values) =>
    typeof count === 'number' && count > 0 && values.length > 2 * count ? values.slice(count, -count) : values;
}
