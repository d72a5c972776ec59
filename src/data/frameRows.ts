import { DataFrame, Field, FieldType } from '@grafana/data';

export type Row = Readonly<Record<string, unknown>>;

/** How the rows of a frame of log lines are read. */
export interface FrameRows {
  /** The document of a row, by its fields' names. */
  documentAt(row: number): Row;
  /** What the frame adds to a row's document: `_id`, `_index`, `id`. */
  addedAt(row: number, name: string): unknown;
  /** Columns of text that arrived as another type, which turns their texts into nothing. */
  lostColumns: string[];
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPresent = (value: unknown): boolean => value !== null && value !== undefined;

// What readers of lines expect to be text; and by which a frame is known to hold log lines.
const TEXT_COLUMNS = ['message', '@mt', '@m', '@x', 'State', 'app.@mt', 'app.@m', 'app.@x', 'app.State'];
const ADDED_COLUMNS = new Set(['_id', '_index', '_type', '_source', 'highlight', 'sort']);

function parseSource(text: unknown): Row | null {
  if (typeof text !== 'string') {
    return null;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return isRow(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** raw_document: one column whose cells are whole documents, what Grafana adds among their fields. */
function wholeDocuments({ fields }: DataFrame): FrameRows | null {
  const [only, ...others] = fields;
  if (only?.type !== FieldType.other || others.length > 0 || !only.values.every(isRow)) {
    return null;
  }
  const documentAt = (row: number): Row => only.values[row];
  return { documentAt, addedAt: (row, name) => documentAt(row)[name], lostColumns: [] };
}

/**
 * Reads a frame of a logs, raw_data or raw_document query. Where the frame has documents whole, their types survive; in
 * columns a value of another type than its column's first is null, and null cannot be told from missing.
 * @param messageField field that holds the text of a line
 * @returns null when the frame has rows but does not hold log lines
 */
export function frameRows(frame: DataFrame, messageField: string): FrameRows | null {
  const byName = new Map<string, Field>(frame.fields.map((field) => [field.name, field]));
  const textColumns = [...new Set([...TEXT_COLUMNS, messageField])].flatMap((name) => byName.get(name) ?? []);
  const sources = byName.get('_source');
  const whole = wholeDocuments(frame);
  if (whole) {
    return whole;
  }
  if (frame.length > 0 && !sources && !byName.has('_index') && textColumns.length === 0) {
    return null;
  }
  const columns = frame.fields.filter(({ name }) => !ADDED_COLUMNS.has(name));
  const fromColumns = (row: number): Row =>
    Object.fromEntries(
      columns.filter(({ values }) => isPresent(values[row])).map(({ name, values }) => [name, values[row]])
    );
  const lost = textColumns.filter(({ type, values }) => type !== FieldType.string && values.some(isPresent));
  return {
    documentAt: (row) => parseSource(sources?.values[row]) ?? fromColumns(row),
    addedAt: (row, name) => byName.get(name)?.values[row],
    lostColumns: sources ? [] : lost.map(({ name }) => name),
  };
}
