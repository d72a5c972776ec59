import { Gap, TimeSpan } from '../domain/coverage';
import { LogDocument } from '../domain/jobs/logDocument';
import { Answer } from './answers';
import { nextPage } from './nextPage';
import { readDocuments } from './readDocuments';

/** The newest lines of a span, as far as one answer held them. */
export interface LinesPage {
  documents: readonly LogDocument[];
  /** Time of each, ms since the epoch (UTC); null where there is none. */
  timesMs: ReadonlyArray<number | null>;
  /** What the answer could not give. */
  gaps: readonly Gap[];
  /** Newest time of the span that is still to be read, included; null: the span is read, or cannot be read further. */
  nextToMs: number | null;
}

const NOT_LINES = 'The answer held no log lines.';

export function failed(span: TimeSpan, detail: string): Gap {
  return { ...span, reason: 'query-failed', detail };
}

/**
 * Reads the answer to a query for a span's newest lines.
 * @param limit how many were asked for
 */
export function readPage(answer: Answer, span: TimeSpan, limit: number, messageField: string): LinesPage {
  const nothing = (gap: Gap): LinesPage => ({ documents: [], timesMs: [], gaps: [gap], nextToMs: null });
  const frame = answer.frames[0];
  if (answer.failure !== null || !frame) {
    return nothing(failed(span, answer.failure ?? NOT_LINES));
  }
  const lines = readDocuments(frame, messageField);
  if (!lines) {
    return nothing({ ...span, reason: 'unreadable', detail: NOT_LINES });
  }
  const { documents, timesMs } = lines;
  const { limit: usedLimit = limit, total = null } = frame.meta?.custom ?? {};
  const { nextToMs, gap } = nextPage({ timesMs, limit: usedLimit, total }, span);
  return { documents, timesMs, gaps: gap ? [gap] : [], nextToMs };
}
