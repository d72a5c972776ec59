import { DataFrame, FieldType } from '@grafana/data';
import { LogDocument } from '../domain/jobs/logDocument';
import { parseLogTime } from '../domain/jobs/logTime';
import { FrameRows, Row, frameRows } from './frameRows';

/** The documents of one frame. */
export interface FrameDocuments {
  documents: LogDocument[];
  /** Time of each document as the search engine sorts, ms since the epoch (UTC); null where there is none. */
  timesMs: Array<number | null>;
  /** Columns of text that arrived as another type, which turns their texts into nothing. */
  lostColumns: string[];
}

const asTime = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Gives a document its time under the name by which it is looked for, where the data source has another. */
function withTime(document: Row, timeMs: number | null): Row {
  return timeMs !== null && !Object.hasOwn(document, '@timestamp') ? { ...document, '@timestamp': timeMs } : document;
}

function idOf({ addedAt }: FrameRows, row: number, refId = ''): string {
  const id = addedAt(row, '_id');
  // A document's own field `id` takes the place of the frame's; `_id` cannot be a document's.
  return String(id ? `${addedAt(row, '_index') ?? ''}#${id}` : (addedAt(row, 'id') ?? `${refId}#${row}`));
}

/**
 * Reads the documents of a frame of a logs, raw_data or raw_document query, of Elasticsearch or OpenSearch.
 * @param messageField field that holds the text of a line
 * @returns null when the frame has rows but does not hold log lines
 */
export function readDocuments(frame: DataFrame, messageField: string): FrameDocuments | null {
  const rows = frameRows(frame, messageField);
  if (!rows) {
    return null;
  }
  const times = frame.fields.find(({ type }) => type === FieldType.time)?.values;
  const timesMs: Array<number | null> = [];
  const documents: LogDocument[] = [];
  for (let row = 0; row < frame.length; row++) {
    const document = rows.documentAt(row);
    const timeMs = times ? asTime(times[row]) : (parseLogTime(document['@timestamp'])?.timeMs ?? null);
    timesMs.push(timeMs);
    documents.push({ id: idOf(rows, row, frame.refId), source: withTime(document, timeMs) });
  }
  return { documents, timesMs, lostColumns: rows.lostColumns };
}
