import type { AggregationScope } from './aggregate';
import { valueIdsOf } from './column';
import { dateSpan } from './dateFormat';
import { dateRounding } from './dateRounding';
import { namedFields } from './fieldNames';
import { aggregatable } from './metricValue';
import { isoInZone } from './timeZone';

type Json = Record<string, unknown>;

/** The buckets of a `date_histogram`, empty ones included unless `min_doc_count` says otherwise. */
export function dateHistogramBuckets(scope: AggregationScope, docs: readonly number[], parameters: Json): Json {
  const rounding = dateRounding(parameters);
  const docsByStart = new Map<number, number[]>();
  const [field] = namedFields(scope.index, String(parameters.field));
  if (field) {
    const { column } = aggregatable(field, 'date_histogram', ['date']);
    for (const doc of docs) {
      const starts = valueIdsOf(column, doc).map((id) => rounding.startOf(column.values[id] as number));
      for (const start of new Set(starts)) {
        const list = docsByStart.get(start);
        if (list) {
          list.push(doc);
        } else {
          docsByStart.set(start, [doc]);
        }
      }
    }
  }
  const minDocCount = Number(parameters.min_doc_count ?? 0);
  const filled = [...docsByStart.keys()].sort((a, b) => a - b);
  const bounds = minDocCount === 0 ? boundsOf(parameters.extended_bounds) : undefined;
  const starts = minDocCount === 0 ? everyStart(filled, bounds, rounding) : filled;
  const buckets: Json[] = [];
  for (const key of starts) {
    const bucketDocs = docsByStart.get(key) ?? [];
    if (bucketDocs.length >= minDocCount) {
      const keyText = parameters.format === 'epoch_millis' ? String(key) : isoInZone(key, parameters.time_zone);
      buckets.push({ key_as_string: keyText, key, doc_count: bucketDocs.length, ...scope.inner(bucketDocs) });
    }
  }
  return { buckets };
}

interface Bounds {
  minMs: number;
  maxMs: number;
}

/** Lazily, since a span far too wide for its step must end in an error and not in a full memory. */
function* everyStart(filled: number[], bounds: Bounds | undefined, rounding: ReturnType<typeof dateRounding>) {
  const first = Math.min(filled[0] ?? Infinity, bounds ? rounding.boundOf(bounds.minMs) : Infinity);
  const last = Math.max(filled.at(-1) ?? -Infinity, bounds ? rounding.boundOf(bounds.maxMs) : -Infinity);
  for (let start = first; start <= last; start = rounding.next(start)) {
    yield start;
  }
}

function boundsOf(extended: unknown): Bounds | undefined {
  if (typeof extended !== 'object' || extended === null) {
    return undefined;
  }
  const { min, max } = extended as Json;
  const timeMs = (value: unknown) => (typeof value === 'number' ? value : dateSpan(String(value))?.fromMs);
  const [minMs, maxMs] = [timeMs(min), timeMs(max)];
  return minMs === undefined || maxMs === undefined ? undefined : { minMs, maxMs };
}
