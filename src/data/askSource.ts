import { CoreApp, DataQueryRequest, dateTime, isDataFrame } from '@grafana/data';
import { Observable, catchError, defer, from, map, of } from 'rxjs';
import { TimeSpan } from '../domain/coverage';
import { Answer, answerTo, errorsOf } from './answers';
import { LogSource } from './logSource';
import { LogTarget } from './logTargets';

const STEPS = 100;

// An id that was used before would cancel the earlier request, whose end then looks like an empty success.
const idPrefix = `failedjobs-${Math.random().toString(36).slice(2)}`;
let requests = 0;

/** A request for all targets over the span, both ends included. */
function buildRequest(targets: LogTarget[], { fromMs, toMs }: TimeSpan, widening: number): DataQueryRequest<LogTarget> {
  // Logs queries carry a hidden histogram of this step: too fine a step, and they fail.
  const intervalMs = Math.max(1000, Math.ceil((widening * (toMs - fromMs)) / STEPS));
  const range = { from: dateTime(fromMs), to: dateTime(toMs) };
  requests += 1;
  return {
    requestId: `${idPrefix}-${requests}`,
    range: { ...range, raw: range },
    interval: `${intervalMs}ms`,
    intervalMs,
    maxDataPoints: STEPS,
    targets,
    scopedVars: {},
    timezone: 'utc',
    app: CoreApp.Unknown,
    startTime: Date.now(),
  };
}

/**
 * Sends the targets in one request. Emits once and never errors: what went wrong is in the answers, in the targets' order.
 * Unsubscribing cancels the request.
 * @param span ms since the epoch, both ends included
 * @param widening how many times as wide as usual the steps are that follow the request's
 */
export function askSource(source: LogSource, targets: LogTarget[], span: TimeSpan, widening = 1): Observable<Answer[]> {
  // query() may throw before it returns, or return a promise.
  return defer(() => from(source.api.query(buildRequest(targets, span, widening)))).pipe(
    map((response) => {
      const frames = response.data.filter(isDataFrame);
      return targets.map(({ refId }) => answerTo(refId, frames, errorsOf(response)));
    }),
    catchError((error: unknown) => {
      const message = error instanceof Error ? error.message : undefined;
      const failed = { message, ...(typeof error === 'object' && error !== null && !message ? error : {}) };
      return of(targets.map(({ refId }) => answerTo(refId, [], [{ ...failed, refId }])));
    })
  );
}
