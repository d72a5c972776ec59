import { DataFrame, DataQueryError, DataQueryErrorType } from '@grafana/data';

/** What came back for one query. */
export interface Answer {
  frames: DataFrame[];
  /** Null: it went well. Otherwise why it did not; the text comes from outside. */
  failure: string | null;
}

const LONGEST_REASON = 300;

/** The failure of a query that nothing came back for. A count of the values of a field looks so where there are none. */
export const NO_ANSWER = 'No answer came for this query.';

/** The readable part of a data source's error. */
export function reasonOf(error: DataQueryError): string {
  if (error.type === DataQueryErrorType.Cancelled) {
    return 'The request was cancelled.';
  }
  const reason = error.message || error.data?.message || error.data?.error || error.statusText;
  return (reason || 'The data source gave no reason.').slice(0, LONGEST_REASON);
}

/** All errors of a response or of a panel's data: some say one, some a list, some both. */
export function errorsOf(response: { error?: DataQueryError; errors?: DataQueryError[] }): DataQueryError[] {
  return response.errors?.length ? response.errors : response.error ? [response.error] : [];
}

/**
 * What a response holds for one of the queries that were sent. An error that names no query is every query's, and a query
 * that came back with neither frame nor error has failed too: the back end reports some failures on one query only.
 */
export function answerTo(refId: string, frames: readonly DataFrame[], errors: readonly DataQueryError[]): Answer {
  const own = frames.filter((frame) => frame.refId === refId);
  const error = errors.find((candidate) => candidate.refId === refId || !candidate.refId);
  const missing = own.length === 0 ? NO_ANSWER : null;
  return { frames: own, failure: error ? reasonOf(error) : missing };
}
