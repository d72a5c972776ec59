import { bucketNumber, type Bucket, type BucketLabels, type InnermostAggregation } from './bucketWalk';
import { byByte } from './goJson';
import { metricName } from './metricNames';
import type { MetricAggregation, Target } from './queryModel';
import { wireFrame, type Column, type WireFrame } from './wireFrame';

/**
 * The one frame of a query that does not end in a date histogram: keys of the parents by name, key of the last level,
 * metrics. Two traps of Grafana 12.3 are kept: an innermost level without buckets wipes the rows before it, and later
 * rows then lack the parents' columns; a filters level in last place gives nothing.
 */
export function tableFrames(innermost: InnermostAggregation[], target: Target): WireFrame[] {
  let columns: Column[] | undefined;
  for (const { bucketAgg, buckets, labels } of innermost) {
    columns ??= Object.keys(labels).sort(byByte).map(parentColumn);
    if (buckets.length === 0) {
      columns = [];
    }
    for (const bucket of buckets) {
      addRow(columns, { bucket, labels, keyField: bucketAgg.field, metrics: target.metrics });
    }
  }
  return columns && columns.length > 0 && columns.some(({ values }) => values.length > 0)
    ? [wireFrame({ refId: target.refId, columns })]
    : [];
}

interface Row {
  bucket: Bucket;
  labels: BucketLabels;
  keyField: string;
  metrics: MetricAggregation[];
}

function addRow(columns: Column[], { bucket, labels, keyField, metrics }: Row): void {
  for (const { field, values } of columns) {
    const label = labels[field.name];
    if (label !== undefined) {
      values.push(label);
    }
  }
  columnNamed(columns, keyField, () => keyColumn(keyField, bucket.key)).values.push(bucket.key);
  for (const metric of metrics) {
    const isCount = metric.type === 'count';
    const sameType = metrics.filter(({ type }) => type === metric.type);
    const name = metricName(metric.type) + (!isCount && sameType.length > 1 ? ` ${metric.field}` : '');
    const value = isCount ? bucket.doc_count : (bucket[metric.id] as { value?: unknown } | undefined)?.value;
    columnNamed(columns, name, () => metricColumn(name)).values.push(bucketNumber(value));
  }
}

function columnNamed(columns: Column[], name: string, create: () => Column): Column {
  const found = columns.find(({ field }) => field.name === name);
  if (found) {
    return found;
  }
  const created = create();
  columns.push(created);
  return created;
}

function parentColumn(name: string): Column {
  return { field: { name, type: 'string', typeInfo: { frame: 'string', nullable: true } }, values: [] };
}

function keyColumn(name: string, key: unknown): Column {
  const isText = typeof key === 'string';
  return {
    field: {
      name,
      type: isText ? 'string' : 'number',
      typeInfo: { frame: isText ? 'string' : 'float64', nullable: true },
      config: { filterable: true },
    },
    values: [],
  };
}

function metricColumn(name: string): Column {
  return { field: { name, type: 'number', typeInfo: { frame: 'float64', nullable: true } }, values: [] };
}
