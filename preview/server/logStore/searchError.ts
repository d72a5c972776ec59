interface ErrorCause {
  type: string;
  reason: string;
}

/**
 * Why a search is refused, in Elasticsearch's terms. `request` refuses the whole `_msearch` (HTTP 400), `shard` fails
 * one search on all its shards, `buckets` fails one search while its result is put together.
 */
export class SearchError extends Error {
  readonly scope: 'request' | 'shard' | 'buckets';
  readonly type: string;
  readonly causedBy?: ErrorCause;

  constructor({ scope, type, reason, causedBy }: ErrorCause & Pick<SearchError, 'scope' | 'causedBy'>) {
    super(reason);
    this.scope = scope;
    this.type = type;
    this.causedBy = causedBy;
  }
}

/** A value that a field's type cannot hold, or an operation that it does not support. */
export function fieldError(reason: string, type = 'illegal_argument_exception'): SearchError {
  return new SearchError({ scope: 'shard', type, reason });
}

/** A request that Elasticsearch, or this store, does not know. */
export function requestError(reason: string, type = 'parsing_exception'): SearchError {
  return new SearchError({ scope: 'request', type, reason });
}

/** The answer to one search of an `_msearch` that failed. */
export function failedSearch(error: SearchError, indexNames: string[]) {
  const base = { type: 'search_phase_execution_exception', grouped: true };
  if (error.scope === 'buckets') {
    const causedBy = { type: error.type, reason: error.message };
    const details = { ...base, root_cause: [], reason: '', phase: 'fetch', failed_shards: [], caused_by: causedBy };
    return { error: details, status: 503 };
  }
  const ownCause =
    error.type === 'illegal_argument_exception' ? { type: error.type, reason: error.message } : undefined;
  const causedBy = error.causedBy || ownCause ? { caused_by: error.causedBy ?? ownCause } : {};
  const failed = indexNames.map((index) => ({
    shard: 0,
    index,
    node: 'embedded',
    reason: { type: error.type, reason: error.message, index, ...causedBy },
  }));
  const rootCause = { type: error.type, reason: error.message, index: indexNames[0] };
  return {
    error: {
      ...base,
      root_cause: [rootCause],
      reason: 'all shards failed',
      phase: 'query',
      failed_shards: failed,
      ...causedBy,
    },
    status: 400,
  };
}

/** The answer to an `_msearch` that was refused as a whole. */
export function refusedRequest(error: SearchError) {
  const details = { type: error.type, reason: error.message };
  return { error: { root_cause: [details], ...details }, status: 400 };
}
