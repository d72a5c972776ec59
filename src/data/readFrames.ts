import { DataFrame, PanelData } from '@grafana/data';
import { Gap, TimeSpan } from '../domain/coverage';
import { apiCatalogue } from '../domain/jobs/jobCatalogue';
import { LogDocument } from '../domain/jobs/logDocument';
import { LogFields, defaultLogFields } from '../domain/links/logFields';
import { AskedTarget, mayHoldLines, readAskedTargets } from './askedTargets';
import { cutOffGap, mayBeCutOff } from './cutOff';
import { DataProblem, noLogFields, queryFailed } from './dataProblem';
import { outsideRequest, panelDoubts } from './panelDoubts';
import { panelProblem } from './panelProblem';
import { readDocuments } from './readDocuments';

/** Log lines that a dashboard's own queries returned. */
export interface FramesReading {
  documents: LogDocument[];
  /** Spans of the range of which not every line is among them. */
  gaps: Gap[];
  /** Why there is nothing to judge by; the gaps then cover the whole range. */
  problem: DataProblem | null;
  /**
   * Data source that has the rest, where nothing but its limit kept lines from the dashboard's own query; null: there is no
   * rest, or not every line was asked for.
   */
  restIn: string | null;
}

// Elasticsearch hands out no more lines than this at a time (index.max_result_window).
const MOST_LINES = 10_000;

/** Why an answer was cut off, and the way to the rest. */
const cutOffWords = (limit: number | null): string =>
  limit !== null && limit < MOST_LINES
    ? 'The query hands out fewer lines than there are. Set its limit to 10000.'
    : 'There are more lines than one query hands out. “What needs you” reads them all; here, “Read the whole range” in the panel’s options does, or a shorter time range.';

const LOST_TEXT = 'Some texts arrived as another type and were lost. Use a query of the kind Logs.';
const NOT_LINES = 'Part of the answer holds no log lines.';

const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

interface FrameContext {
  range: TimeSpan;
  messageField: string;
  /** The query that the frame answers, where that is known. */
  target: AskedTarget | undefined;
}

function readFrame(
  frame: DataFrame,
  { range, messageField, target }: FrameContext
): (Omit<FramesReading, 'problem' | 'restIn'> & { cutOff: boolean }) | null {
  const read = readDocuments(frame, messageField);
  if (!read) {
    return null;
  }
  const { limit, total } = frame.meta?.custom ?? {};
  const received = {
    timesMs: read.timesMs,
    limit: asNumber(limit) ?? target?.limit ?? null,
    total: asNumber(total),
  };
  const gaps: Gap[] = [];
  const cutOff = mayBeCutOff(received);
  if (cutOff) {
    gaps.push(cutOffGap(received, range, target?.isNewestFirst ?? true, cutOffWords(received.limit)));
  }
  if (read.lostColumns.length > 0) {
    gaps.push({ ...range, reason: 'unreadable', detail: LOST_TEXT });
  }
  return { documents: read.documents, gaps, cutOff };
}

function withoutDoubles(documents: readonly LogDocument[]): LogDocument[] {
  return [...new Map(documents.map((document) => [document.id, document])).values()];
}

/**
 * Reads the log lines out of a panel's data: frames of logs, raw_data and raw_document queries of Elasticsearch and
 * OpenSearch. Never throws, and never takes silence for completeness: what may be missing is among the gaps.
 * @param range the time range that the reader sees, ms since the epoch, both ends included
 */
export function readFrames(
  data: PanelData,
  range: TimeSpan,
  fields: LogFields = defaultLogFields,
  catalogue = apiCatalogue
): FramesReading {
  const asked = readAskedTargets(data);
  const problem = panelProblem(data, asked, fields, catalogue);
  if (problem) {
    return { documents: [], gaps: [{ ...range, reason: 'not-read', detail: problem.title }], problem, restIn: null };
  }
  const targets = asked?.filter(mayHoldLines) ?? null;
  const readings = data.series
    .map((frame) => ({ frame, target: targets?.find(({ refId }) => refId === frame.refId) }))
    .filter(({ target }) => !targets || target)
    .map(({ frame, target }) => readFrame(frame, { range, messageField: fields.message, target }));
  const readable = readings.filter((reading) => reading !== null);
  const isUnreadable = readable.length < readings.length;
  const doubts = panelDoubts(data, range, targets, fields, catalogue);
  const first = targets?.[0];
  const isCutOff = readable.some(({ cutOff }) => cutOff);
  const failure = doubts.find(({ reason }) => reason === 'query-failed');
  const nothing = isUnreadable ? noLogFields(fields, catalogue) : failure ? queryFailed(failure.detail ?? '') : null;
  return {
    documents: withoutDoubles(readable.flatMap(({ documents }) => documents)),
    gaps: [
      ...doubts,
      ...(isUnreadable ? [{ ...range, reason: 'unreadable', detail: NOT_LINES } as const] : []),
      ...outsideRequest(data, range),
      ...readable.flatMap(({ gaps }) => gaps),
    ],
    problem: readable.length > 0 ? null : nothing,
    restIn: isCutOff && doubts.length === 0 ? first?.sourceUid || null : null,
  };
}
