import { dateSpan, looksLikeDate } from './dateFormat';

export type ColumnType = 'text' | 'keyword' | 'long' | 'float' | 'date' | 'boolean';
export type ColumnValue = string | number | boolean;

/** The values of one field over all documents, each distinct value once. Dates are ms since the epoch. */
export interface Column {
  path: string;
  type: ColumnType;
  values: ColumnValue[];
  valueIds: Map<ColumnValue, number>;
  /** The id of a document's first value, or -1. */
  firstValue: Int32Array;
  /** Further values of the documents that have several. */
  moreValues: Map<number, number[]>;
}

export function emptyColumn(path: string, type: ColumnType, documentCount: number): Column {
  return {
    path,
    type,
    values: [],
    valueIds: new Map(),
    firstValue: new Int32Array(documentCount).fill(-1),
    moreValues: new Map(),
  };
}

export function addValue(column: Column, documentNumber: number, value: ColumnValue): void {
  let id = column.valueIds.get(value);
  if (id === undefined) {
    id = column.values.length;
    column.values.push(value);
    column.valueIds.set(value, id);
  }
  if (column.firstValue[documentNumber] === -1) {
    column.firstValue[documentNumber] = id;
  } else {
    const more = column.moreValues.get(documentNumber);
    if (more) {
      more.push(id);
    } else {
      column.moreValues.set(documentNumber, [id]);
    }
  }
}

/** The ids of all values that a document has in a column. */
export function valueIdsOf(column: Column, documentNumber: number): number[] {
  const first = column.firstValue[documentNumber] ?? -1;
  return first === -1 ? [] : [first, ...(column.moreValues.get(documentNumber) ?? [])];
}

/** The same column without the texts longer than so many characters: they are in no document then. */
export function withoutLongTexts(column: Column, maxLength: number): Column {
  const isLong = column.values.map((value) => String(value).length > maxLength);
  if (!isLong.includes(true)) {
    return column;
  }
  const moreValues = new Map<number, number[]>();
  const firstValue = column.firstValue.map((_first, documentNumber) => {
    const [first = -1, ...more] = valueIdsOf(column, documentNumber).filter((id) => !isLong[id]);
    if (more.length > 0) {
      moreValues.set(documentNumber, more);
    }
    return first;
  });
  return { ...column, firstValue, moreValues };
}

/** The type that Elasticsearch's dynamic mapping gives a field by the first value it sees. */
export function dynamicType(value: ColumnValue): ColumnType {
  switch (typeof value) {
    case 'string':
      return looksLikeDate(value) ? 'date' : 'text';
    case 'number':
      return Number.isInteger(value) ? 'long' : 'float';
    default:
      return 'boolean';
  }
}

/** A value as a column of a type holds it; undefined where it does not fit, which keeps the document but not the value. */
export function fitValue(type: ColumnType, value: ColumnValue): ColumnValue | undefined {
  switch (type) {
    case 'text':
    case 'keyword':
      return String(value);
    case 'long':
    case 'float': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof number !== 'number' || Number.isNaN(number)
        ? undefined
        : type === 'long'
          ? Math.trunc(number)
          : number;
    }
    case 'date':
      return typeof value === 'number' ? value : dateSpan(String(value))?.fromMs;
    case 'boolean':
      return typeof value === 'boolean' ? value : { true: true, false: false, '': false }[String(value)];
    default:
      return type satisfies never;
  }
}
