import {
  DataTopic,
  LoadingState,
  toDataFrame,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type PanelData,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, defer, from, map, merge, of, takeWhile, timer, type Observable } from 'rxjs';

const loadingAfterMs = 200;

/**
 * Runs a panel's queries: its data, with a `Loading` state before when it takes longer than 200 ms. Hidden queries and
 * those that the data source filters out are not sent. Failures arrive as data in state `Error`; nothing is thrown.
 */
export function runRequest(dataSource: DataSourceApi, request: DataQueryRequest): Observable<PanelData> {
  const sent = {
    ...request,
    targets: request.targets.filter((target) => !target.hide && dataSource.filterQuery?.(target) !== false),
  };
  const empty: PanelData = {
    state: LoadingState.Loading,
    series: [],
    annotations: [],
    request: sent,
    timeRange: request.range,
  };
  if (sent.targets.length === 0) {
    return of({ ...empty, state: LoadingState.Done });
  }
  const answer = defer(() => from(dataSource.query(sent))).pipe(
    map((response) => panelData(empty, response)),
    catchError((error: unknown) => {
      const told = toDataQueryError(error);
      return of({ ...empty, state: LoadingState.Error, error: told, errors: [told] });
    }),
    map((data) => ({ ...data, request: { ...sent, endTime: Date.now() } }))
  );
  const loading = timer(loadingAfterMs).pipe(map(() => empty));
  return merge(answer, loading).pipe(takeWhile(({ state }) => state === LoadingState.Loading, true));
}

function panelData(empty: PanelData, { data, error, errors, state }: DataQueryResponse): PanelData {
  const frames = data.map((frame: DataFrame) => toDataFrame(frame));
  const isAnnotation = (frame: DataFrame) => frame.meta?.dataTopic === DataTopic.Annotations;
  const failed = error ?? errors?.[0];
  return {
    ...empty,
    state: state ?? (failed ? LoadingState.Error : LoadingState.Done),
    series: frames.filter((frame) => !isAnnotation(frame)),
    annotations: frames.filter(isAnnotation),
    error: failed,
    errors,
  };
}
