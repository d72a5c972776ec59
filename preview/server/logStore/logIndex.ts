import {
  addValue,
  dynamicType,
  emptyColumn,
  fitValue,
  withoutLongTexts,
  type Column,
  type ColumnType,
  type ColumnValue,
} from './column';
import { dateSpan } from './dateFormat';
import { buildTextIndex, type TextIndex } from './textIndex';

export type LogDocument = Record<string, unknown>;

export interface StoredDocument {
  id: string;
  indexName: string;
  /** The document's number within its index: `_doc` in a sort. */
  number: number;
  source: LogDocument;
}

/** A field as queries and aggregations name it. A text column has a second one, `<path>.keyword`. */
export interface IndexedField {
  name: string;
  type: ColumnType;
  column: Column;
  /** Only of text fields. */
  text?: TextIndex;
  /** `_id` and `_index`: not part of a search over all fields. */
  isMetadata: boolean;
}

export interface LogIndex {
  /** Ordered by `@timestamp`, those without a readable one last. */
  documents: StoredDocument[];
  fields: Map<string, IndexedField>;
  indexNames: string[];
}

/** Longer values are not in a `.keyword` field (`ignore_above` of dynamic mapping). */
const keywordLength = 256;

/** Documents that name no readable `@timestamp` live here; no time range finds them, as in Elasticsearch. */
const undatedIndex = 'filebeat-undated';

/**
 * Indexes documents as Elasticsearch does with dynamic mapping: one index a day (`filebeat-2026.06.17`), texts as
 * analysed text with a `.keyword` beside it, dates detected. Ids are `d0`, `d1` … in the order given.
 */
export function buildLogIndex(sources: readonly LogDocument[]): LogIndex {
  const documents = storeDocuments(sources);
  const columns = new Map<string, Column>();
  documents.forEach(({ source, id, indexName }, documentNumber) => {
    for (const [path, value] of leafValues(source, '')) {
      let column = columns.get(path);
      if (!column) {
        column = emptyColumn(path, dynamicType(value), documents.length);
        columns.set(path, column);
      }
      const fitting = fitValue(column.type, value);
      if (fitting !== undefined) {
        addValue(column, documentNumber, fitting);
      }
    }
    for (const [path, value] of [
      ['_id', id],
      ['_index', indexName],
    ] as const) {
      const column = columns.get(path) ?? emptyColumn(path, 'keyword', documents.length);
      columns.set(path, column);
      addValue(column, documentNumber, value);
    }
  });
  return {
    documents,
    fields: new Map([...columns.values()].flatMap(fieldsOf).map((field) => [field.name, field])),
    indexNames: [...new Set(documents.map(({ indexName }) => indexName))].sort(),
  };
}

function storeDocuments(sources: readonly LogDocument[]): StoredDocument[] {
  const dated = sources.map((source, order) => ({ source, order, timeMs: timeOf(source) }));
  dated.sort((a, b) => (a.timeMs ?? Infinity) - (b.timeMs ?? Infinity) || a.order - b.order);
  const counts = new Map<string, number>();
  return dated.map(({ source, order, timeMs }) => {
    const indexName = timeMs === undefined ? undatedIndex : `filebeat-${dayOf(timeMs)}`;
    const number = counts.get(indexName) ?? 0;
    counts.set(indexName, number + 1);
    return { id: `d${order}`, indexName, number, source };
  });
}

function timeOf(source: LogDocument): number | undefined {
  const time = source['@timestamp'];
  return typeof time === 'string' ? dateSpan(time)?.fromMs : typeof time === 'number' ? time : undefined;
}

function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10).replaceAll('-', '.');
}

function* leafValues(value: unknown, path: string): Generator<[string, ColumnValue]> {
  if (Array.isArray(value)) {
    for (const item of value) {
      yield* leafValues(item, path);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield* leafValues(inner, path ? `${path}.${key}` : key);
    }
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    yield [path, value];
  }
}

function fieldsOf(column: Column): IndexedField[] {
  const { path, type } = column;
  if (type !== 'text') {
    return [{ name: path, type, column, isMetadata: path === '_id' || path === '_index' }];
  }
  return [
    { name: path, type, column, isMetadata: false, text: buildTextIndex(column.values as string[]) },
    {
      name: `${path}.keyword`,
      type: 'keyword',
      column: withoutLongTexts(column, keywordLength),
      isMetadata: false,
    },
  ];
}
