import { rfc3339ToTime } from './rfc3339';
import type { Column, WireField } from './wireFrame';

export type FlatDocument = Record<string, unknown>;

/**
 * One column a name. A column has the type of its first value that is not null, and values of another type in it are
 * lost; where that first value is a list or an object, every value is kept as it is.
 */
export function documentColumns(documents: FlatDocument[], names: string[], timeField: string): Column[] {
  return names.map((name) => (name === timeField ? timeColumn(documents, name) : valueColumn(documents, name)));
}

function valueColumn(documents: FlatDocument[], name: string): Column {
  const first = documents.find((document) => document[name] !== null && document[name] !== undefined)?.[name];
  const type = typeof first;
  if (type !== 'string' && type !== 'number' && type !== 'boolean') {
    return {
      field: field(name, 'other', 'json.RawMessage'),
      values: documents.map((document) => document[name] ?? null),
    };
  }
  const goType = { string: 'string', number: 'float64', boolean: 'bool' }[type];
  const values = documents.map((document) => (typeof document[name] === type ? document[name] : null));
  return { field: field(name, type, goType), values };
}

function timeColumn(documents: FlatDocument[], name: string): Column {
  const times = documents.map((document) => {
    const value = document[name];
    const text = Array.isArray(value) ? (value as unknown[])[0] : value;
    return typeof text === 'string' ? rfc3339ToTime(text) : undefined;
  });
  const column: Column = { field: field(name, 'time', 'time.Time'), values: times.map((time) => time?.ms ?? null) };
  if (times.some((time) => time && time.nanos > 0)) {
    column.nanos = times.map((time) => time?.nanos ?? 0);
  }
  return column;
}

function field(name: string, type: WireField['type'], frame: string): WireField {
  return { name, type, typeInfo: { frame, nullable: true }, config: { filterable: true } };
}
