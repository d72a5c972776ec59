import { Observable, concatMap, defer, from, map, of, startWith, switchMap } from 'rxjs';
import { analyse, analyseInSteps } from '../domain/analyse';
import { Gap, TimeSpan } from '../domain/coverage';
import { Report } from '../domain/report';
import { DataProblem, isDataProblem, queryFailed } from './dataProblem';
import { LinesResult, fetchLines } from './fetchLines';
import { inSlices } from './inSlices';
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

function failed({ app, range, nowMs }: ReportRequest, problem: DataProblem): ReportState {
  const gap: Gap = { ...range, reason: 'not-read', detail: problem.title };
  return { state: 'failed', report: analyse([], { app, ...range, nowMs, gaps: [gap] }), problem, progress: null };
}

function judged({ app, range, nowMs }: ReportRequest, { documents, gaps }: LinesResult): Observable<ReportState> {
  const failure = gaps.find(({ reason }) => reason === 'query-failed');
  const problem = documents.length === 0 && failure ? queryFailed(failure.detail ?? '') : null;
  const state = problem ? 'failed' : 'ready';
  return inSlices(() => analyseInSteps(documents, { app, ...range, nowMs, gaps })).pipe(
    map((report) => ({ state, report, problem, progress: null }))
  );
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
        concatMap((lines): Observable<ReportState> =>
          lines.is === 'progress'
            ? of({ ...loading, progress: { done: lines.lines, of: lines.expected } })
            : judged(request, lines)
        )
      );
    }),
    startWith(loading)
  );
}
