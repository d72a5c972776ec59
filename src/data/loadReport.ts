import { Observable, concatMap, defer, from, map, of, scan, startWith, switchMap } from 'rxjs';
import { AnalyseOptions, analyse, analyseInSteps, lastReadMs } from '../domain/analyse';
import { Gap, TimeSpan } from '../domain/coverage';
import { PolicySettings, policyOf } from '../domain/policy';
import { Report } from '../domain/report';
import { DataProblem, isDataProblem, queryFailed } from './dataProblem';
import { LinesProgress, LinesResult, ReadLines, fetchLines } from './fetchLines';
import { inSlices } from './inSlices';
import { LogPlace, openLogSource } from './logSource';

export interface ReportRequest {
  settings: LogPlace & Partial<PolicySettings> & { maxLines?: number };
  app: string;
  /** Ms since the epoch, both ends included. */
  range: TimeSpan;
  /** The moment that the verdicts are about, ms since the epoch. */
  nowMs: number;
}

export interface ReportState {
  /**
   * `partly`: the report is about what was read so far, and a gap says what was not; the rest is being read.
   * `failed`: nothing could be read; the problem says why, and the report cannot tell.
   */
  state: 'loading' | 'partly' | 'ready' | 'failed';
  report: Report | null;
  problem: DataProblem | null;
  /** Lines read so far and lines there are, while they are being read. */
  progress: { done: number; of: number | null } | null;
}

const loading: ReportState = { state: 'loading', report: null, problem: null, progress: null };

function optionsOf({ settings, app, range, nowMs }: ReportRequest, gaps: readonly Gap[]): AnalyseOptions {
  return { app, fields: settings.fields, policy: policyOf(settings), ...range, nowMs, gaps };
}

function failed(request: ReportRequest, problem: DataProblem): ReportState {
  const gap: Gap = { ...request.range, reason: 'not-read', detail: problem.title };
  return { state: 'failed', report: analyse([], optionsOf(request, [gap])), problem, progress: null };
}

function reportOn(request: ReportRequest, { documents, gaps, counted }: ReadLines): Observable<Report> {
  return inSlices(() => analyseInSteps(documents, { ...optionsOf(request, gaps), counted }));
}

function stateOf(request: ReportRequest, lines: LinesProgress | LinesResult): Observable<ReportState> {
  if (lines.is === 'progress') {
    const progress = { done: lines.lines, of: lines.expected };
    return lines.soFar
      ? reportOn(request, lines.soFar).pipe(map((report) => ({ state: 'partly', report, problem: null, progress })))
      : of({ ...loading, progress });
  }
  const failure = lines.gaps.find(({ reason }) => reason === 'query-failed');
  const problem = lines.documents.length === 0 && failure ? queryFailed(failure.detail ?? '') : null;
  const state = problem ? 'failed' : 'ready';
  return reportOn(request, lines).pipe(map((report) => ({ state, report, problem, progress: null })));
}

/** What was judged by so far stays while the rest is being read. */
function keepReport(earlier: ReportState, step: ReportState): ReportState {
  return step.state === 'loading' && earlier.state === 'partly' ? { ...earlier, progress: step.progress } : step;
}

/**
 * Reads everything about one app's jobs in a range and judges it. Emits a state for each step and never errors: `partly` as
 * soon as there is anything to judge by, at last `ready` or `failed`. Unsubscribing cancels what is on its way. The lines
 * are dropped with the last step.
 */
export function loadReport(request: ReportRequest): Observable<ReportState> {
  const { settings, app, range, nowMs } = request;
  return defer(() => from(openLogSource(settings.dataSourceUid))).pipe(
    switchMap((source) => {
      if (isDataProblem(source)) {
        return of(failed(request, source));
      }
      // Runs that are counted have no lines that could be left out later.
      const toMs = Math.max(range.fromMs, lastReadMs(range.toMs, nowMs));
      const { catalogue } = policyOf(settings);
      const whole = { fromMs: range.fromMs, toMs };
      const { fields, maxLines } = settings;
      return fetchLines({ source, app, fields, catalogue, range: whole, maxLines }).pipe(
        concatMap((lines) => stateOf(request, lines)),
        scan(keepReport)
      );
    }),
    startWith(loading)
  );
}
