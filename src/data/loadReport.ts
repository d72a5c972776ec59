import { Observable, defer, from, map, of, startWith, switchMap } from 'rxjs';
import { analyse } from '../domain/analyse';
import { Gap, TimeSpan } from '../domain/coverage';
import { LogDocument } from '../domain/jobs/logDocument';
import { Report } from '../domain/report';
import { DataProblem, isDataProblem, queryFailed } from './dataProblem';
import { LinesProgress, LinesResult, fetchLines } from './fetchLines';
import { jobLinesQuery } from './logQuery';
import { LogPlace, openLogSource } from './logSource';

export interface ReportRequest {
  settings: LogPlace;
  app: string;
  /** Ms since the epoch, both ends included. */
  range: TimeSpan;
  /** The moment that the verdicts are about, ms since the epoch. */
  nowMs: number;
}

export interface ReportState {
  /** `failed`: nothing could be read; the problem says why, and the report cannot tell. */
  state: 'loading' | 'ready' | 'failed';
  report: Report | null;
  problem: DataProblem | null;
  /** Lines read so far and lines there are, while they are being read. */
  progress: { done: number; of: number | null } | null;
}

const loading: ReportState = { state: 'loading', report: null, problem: null, progress: null };

function reportOn(
  { app, range, nowMs }: ReportRequest,
  documents: readonly LogDocument[],
  gaps: readonly Gap[]
): Report {
  return analyse(documents, { app, ...range, nowMs, gaps });
}

function failed(request: ReportRequest, problem: DataProblem): ReportState {
  const gap: Gap = { ...request.range, reason: 'not-read', detail: problem.title };
  return { state: 'failed', report: reportOn(request, [], [gap]), problem, progress: null };
}

function stateOf(request: ReportRequest, lines: LinesProgress | LinesResult): ReportState {
  if (lines.is === 'progress') {
    return { ...loading, progress: { done: lines.lines, of: lines.expected } };
  }
  const { documents, gaps } = lines;
  const failure = gaps.find(({ reason }) => reason === 'query-failed');
  const problem = documents.length === 0 && failure ? queryFailed(failure.detail ?? '') : null;
  const report = reportOn(request, documents, gaps);
  return { state: problem ? 'failed' : 'ready', report, problem, progress: null };
}

/**
 * Reads everything about one app's jobs in a range and judges it. Emits a state for each step and never errors; the last
 * state is `ready` or `failed`. Unsubscribing cancels what is on its way. The lines are dropped with the last step.
 */
export function loadReport(request: ReportRequest): Observable<ReportState> {
  const { settings, app, range } = request;
  return defer(() => from(openLogSource(settings.dataSourceUid))).pipe(
    switchMap((source) => {
      if (isDataProblem(source)) {
        return of(failed(request, source));
      }
      const query = jobLinesQuery(app, settings.fields);
      return fetchLines({ source, query, range, messageField: settings.fields.message }).pipe(
        map((lines) => stateOf(request, lines))
      );
    }),
    startWith(loading)
  );
}
