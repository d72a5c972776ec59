import { EMPTY, Observable, defer, expand, map } from 'rxjs';
import { Gap, TimeSpan } from '../domain/coverage';
import { LogDocument } from '../domain/jobs/logDocument';
import { Answer } from './answers';
import { askSource } from './askSource';
import { CountStep, countGaps, countedLines, readCount } from './countGaps';
import { LogSource } from './logSource';
import { MOST_HITS, countTarget, linesTarget } from './logTargets';
import { nextPage } from './nextPage';
import { readDocuments } from './readDocuments';

export interface LinesRequest {
  source: LogSource;
  /** Text in Lucene's query syntax. */
  query: string;
  /** Ms since the epoch, both ends included. */
  range: TimeSpan;
  messageField: string;
  /** Lines a page; the search engine allows 10,000. */
  pageSize?: number;
  /** Reading stops when it has so many lines, and says so. */
  maxLines?: number;
}

export interface LinesProgress {
  is: 'progress';
  /** Lines read so far. */
  lines: number;
  /** How many there are; null where that is not known. */
  expected: number | null;
}

export interface LinesResult {
  is: 'result';
  documents: LogDocument[];
  /** Spans of the range of which not every line was read, and why. */
  gaps: Gap[];
}

/** How far one reading has come. The lines are one map for all its steps: copying it a page would cost more than reading. */
interface Reading {
  lines: Map<string, { document: LogDocument; timeMs: number | null }>;
  gaps: readonly Gap[];
  count: readonly CountStep[] | null;
  /** Newest time that is still to be read, included; null: finished. */
  toMs: number | null;
}

const MAX_LINES = 200_000;
const NOT_LINES = 'The answer held no log lines.';
const NO_COUNT = 'The count that shows whether every line arrived failed. ';

function failed(span: TimeSpan, detail: string): Gap {
  return { ...span, reason: 'query-failed', detail };
}

/** Takes the page that ends at the reading's newest unread time. */
function takePage(request: LinesRequest, reading: Reading, span: TimeSpan, answer: Answer): Reading {
  const { pageSize = MOST_HITS, maxLines = MAX_LINES, messageField } = request;
  const frame = answer.frames[0];
  if (answer.failure !== null || !frame) {
    return { ...reading, gaps: [...reading.gaps, failed(span, answer.failure ?? NOT_LINES)], toMs: null };
  }
  const page = readDocuments(frame, messageField);
  if (!page) {
    return { ...reading, gaps: [...reading.gaps, { ...span, reason: 'unreadable', detail: NOT_LINES }], toMs: null };
  }
  page.documents.forEach((document, row) => {
    reading.lines.set(document.id, { document, timeMs: page.timesMs[row] ?? null });
  });
  const { limit = pageSize, total = null } = frame.meta?.custom ?? {};
  const { nextToMs, gap } = nextPage({ timesMs: page.timesMs, limit, total }, span);
  const gaps = gap ? [...reading.gaps, gap] : reading.gaps;
  if (nextToMs === null || reading.lines.size < maxLines) {
    return { ...reading, gaps, toMs: nextToMs };
  }
  const detail = `Reading stopped after ${reading.lines.size} lines. Choose a shorter time range to read on.`;
  return { ...reading, gaps: [...gaps, { ...span, toMs: nextToMs, reason: 'truncated', detail }], toMs: null };
}

function takeCount(range: TimeSpan, reading: Reading, { frames, failure }: Answer): Reading {
  const count = failure === null ? readCount(frames) : null;
  return count
    ? { ...reading, count }
    : { ...reading, gaps: [...reading.gaps, failed(range, NO_COUNT + (failure ?? ''))] };
}

function readPage(request: LinesRequest, reading: Reading, isFirst: boolean): Observable<Reading> {
  const { source, query, range, pageSize = MOST_HITS } = request;
  const span = { fromMs: range.fromMs, toMs: reading.toMs ?? range.toMs };
  const lines = linesTarget(source.kind, query, pageSize);
  return askSource(source, isFirst ? [lines, countTarget(query)] : [lines], span).pipe(
    map(([page, count]) => {
      const read = page ? takePage(request, reading, span, page) : reading;
      return count ? takeCount(range, read, count) : read;
    })
  );
}

function report({ range }: LinesRequest, { lines, gaps, count, toMs }: Reading): LinesProgress | LinesResult {
  if (toMs !== null) {
    return { is: 'progress', lines: lines.size, expected: count && countedLines(count) };
  }
  const read = [...lines.values()];
  const missing = countGaps(
    count ?? [],
    read.map(({ timeMs }) => timeMs),
    range,
    gaps
  );
  return { is: 'result', documents: read.map(({ document }) => document), gaps: [...gaps, ...missing] };
}

/**
 * Reads all lines of a query in pages, backwards in time. Emits its progress after each page but the last, then the
 * result, and never errors: what could not be read is among the gaps, and what was read stays. The first page brings a
 * count along, which the lines must equal step by step. Unsubscribing cancels the request on its way.
 */
export function fetchLines(request: LinesRequest): Observable<LinesProgress | LinesResult> {
  return defer(() => {
    const start: Reading = { lines: new Map(), gaps: [], count: null, toMs: request.range.toMs };
    return readPage(request, start, true).pipe(
      expand((reading) => (reading.toMs === null ? EMPTY : readPage(request, reading, false))),
      map((reading) => report(request, reading))
    );
  });
}
