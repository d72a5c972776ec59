import { LogFields } from '../links/logFields';
import { DocumentShape, documentShape } from './documentShape';
import { apiCatalogue } from './jobCatalogue';
import { LogDocument, messageRenamer } from './logDocument';
import { parseDocument } from './parseDocument';

/** What some documents turned out to be. Holds nothing of their text. */
export interface LineTally {
  lines: number;
  /** Lines about a job, by its type and by the documents' shape; most first. `jobType` is null for Hangfire's own lines. */
  recognised: Array<{ jobType: string | null; shape: DocumentShape; lines: number }>;
  /** Lines that look like a job's and cannot be used, by reason; most first. */
  unrecognised: Array<{ reason: string; lines: number }>;
  /** Lines about no job. */
  others: number;
}

const mostFirst = <Row extends { lines: number }>(rows: Iterable<Row>): Row[] =>
  [...rows].sort((a, b) => b.lines - a.lines);

/** Counts what documents are, as far as jobs go. */
export function tallyLines(
  documents: readonly LogDocument[],
  { message }: Pick<LogFields, 'message'>,
  catalogue = apiCatalogue
): LineTally {
  const named = messageRenamer(message);
  const recognised = new Map<string, LineTally['recognised'][number]>();
  const unrecognised = new Map<string, LineTally['unrecognised'][number]>();
  let others = 0;
  for (const original of documents) {
    const document = named(original);
    const line = parseDocument(document, catalogue);
    if (line.is === 'noise') {
      others++;
    } else if (line.is === 'loose' || line.is === 'unreadable') {
      const row = unrecognised.get(line.reason) ?? { reason: line.reason, lines: 0 };
      unrecognised.set(line.reason, { ...row, lines: row.lines + 1 });
    } else {
      const jobType = line.is === 'event' ? line.event.jobType : null;
      const shape = documentShape(document);
      const key = `${jobType} ${shape}`;
      const row = recognised.get(key) ?? { jobType, shape, lines: 0 };
      recognised.set(key, { ...row, lines: row.lines + 1 });
    }
  }
  return {
    lines: documents.length,
    recognised: mostFirst(recognised.values()),
    unrecognised: mostFirst(unrecognised.values()),
    others,
  };
}
