/**
 * A document of the log index as it arrived: untrusted, nested or with dotted keys (Grafana's frames flatten, exports nest).
 */
export interface LogDocument {
  /** The search engine's id (`_index#_id`), or the line's number in a file: names the line in evidence. */
  id: string;
  source: Readonly<Record<string, unknown>>;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A field that a document has itself. Asked in this order, since most fields that are looked for are missing, and reading is cheaper than asking whose it is. */
export function ownValue(source: Readonly<Record<string, unknown>>, name: string): unknown {
  const value = source[name];
  return value !== undefined && Object.hasOwn(source, name) ? value : undefined;
}

/**
 * Builds a reader of one field by its dotted path, for documents that nest, flatten, or do either in parts.
 * Own properties only: a document cannot smuggle in a prototype's.
 */
export function fieldReader(path: string): (source: Readonly<Record<string, unknown>>) => unknown {
  const dots = [...path].flatMap((char, index) => (char === '.' ? [index] : []));
  const splits = dots.map((dot) => ({ head: path.slice(0, dot), rest: fieldReader(path.slice(dot + 1)) }));
  return (source) => {
    const value = ownValue(source, path);
    if (value !== undefined) {
      return value;
    }
    for (const { head, rest } of splits) {
      const inner = ownValue(source, head);
      if (isObject(inner)) {
        const value = rest(inner);
        if (value !== undefined) {
          return value;
        }
      }
    }
    return undefined;
  };
}

/** The same by a field's name in a search, which may be that of the keyword beside a text: no document has that. */
export function searchedFieldReader(field: string): ReturnType<typeof fieldReader> {
  return fieldReader(field.replace(/\.keyword$/, ''));
}

/**
 * Builds what gives a document its text under the name `message`, by which lines are parsed, where the index has another
 * name for it. A document whose own `message` is all it has keeps that.
 */
export function messageRenamer(field: string): (document: LogDocument) => LogDocument {
  if (field === 'message') {
    return (document) => document;
  }
  const read = searchedFieldReader(field);
  return (document) => {
    const message = read(document.source);
    return message === undefined ? document : { ...document, source: { ...document.source, message } };
  };
}
