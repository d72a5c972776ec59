import { LogDocument } from './logDocument';

/** A line as a document: what is no JSON object is kept as a message, so that it is counted and shown as unreadable. */
function sourceOf(line: string): LogDocument['source'] {
  // An exception is dear, and a file may hold a million lines of another kind.
  if (line.startsWith('{') && line.endsWith('}')) {
    try {
      return JSON.parse(line) as LogDocument['source'];
    } catch {
      // Falls through: a broken line is a document too.
    }
  }
  return { message: line };
}

/** Documents of an exported log file, one JSON document (`_source`) a line. Blank lines are skipped; nothing else is. */
export function documentsOfText(text: string): LogDocument[] {
  const documents: LogDocument[] = [];
  let lineNumber = 0;
  for (let from = 0; from < text.length; lineNumber++) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const line = text.slice(from, to).trim();
    if (line !== '') {
      documents.push({ id: `line-${lineNumber + 1}`, source: sourceOf(line) });
    }
    from = to + 1;
  }
  return documents;
}
