import { valueIdsOf, type ColumnType } from './column';
import { namedFields } from './fieldNames';
import type { IndexedField, LogIndex } from './logIndex';
import { fieldError } from './searchError';

type MetricType = 'cardinality' | 'avg' | 'sum' | 'min' | 'max';

/** A metric over some documents. Cardinality is exact here; Elasticsearch's is so up to some 3,000 values. */
export function metricValue(
  index: LogIndex,
  docs: readonly number[],
  type: MetricType,
  parameters: Record<string, unknown>
): Record<string, unknown> {
  const [field] = namedFields(index, String(parameters.field));
  if (type === 'cardinality') {
    const ids = new Set(field ? docs.flatMap((doc) => valueIdsOf(aggregatable(field, type).column, doc)) : []);
    return { value: ids.size };
  }
  const numbers = field ? numbersOf(aggregatable(field, type, ['long', 'float', 'date', 'boolean']), docs) : [];
  const value = summary(type, numbers);
  return field?.type === 'date' && value !== null
    ? { value, value_as_string: new Date(value).toISOString() }
    : { value };
}

/**
 * The field itself, if its values can be aggregated so.
 *
 * @throws SearchError as Elasticsearch refuses analysed text and types that do not fit.
 */
export function aggregatable(field: IndexedField, aggregation: string, types?: ColumnType[]): IndexedField {
  if (field.type === 'text') {
    throw fieldError(
      'Text fields are not optimised for operations that require per-document field data like aggregations and ' +
        'sorting, so these operations are disabled by default. Please use a keyword field instead. Alternatively, set ' +
        `fielddata=true on [${field.name}] in order to load field data by uninverting the inverted index. Note that ` +
        'this can use significant memory.'
    );
  }
  if (types && !types.includes(field.type)) {
    throw fieldError(`Field [${field.name}] of type [${field.type}] is not supported for aggregation [${aggregation}]`);
  }
  return field;
}

function numbersOf({ column }: IndexedField, docs: readonly number[]): number[] {
  return docs.flatMap((doc) => valueIdsOf(column, doc).map((id) => Number(column.values[id])));
}

function summary(type: Exclude<MetricType, 'cardinality'>, numbers: number[]): number | null {
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (type === 'sum') {
    return sum;
  }
  if (numbers.length === 0) {
    return null;
  }
  switch (type) {
    case 'avg':
      return sum / numbers.length;
    case 'min':
      return numbers.reduce((least, number) => Math.min(least, number));
    case 'max':
      return numbers.reduce((most, number) => Math.max(most, number));
    default:
      return type satisfies never;
  }
}
