/** The parts of Elasticsearch's answer to one search of an `_msearch` that Grafana's back end reads. */
export interface SearchResponse {
  hits?: { total?: { value?: number }; hits?: SearchHit[] };
  aggregations?: Record<string, unknown>;
  error?: unknown;
}

export interface SearchHit {
  _index?: string;
  _id?: string;
  _type?: string;
  _source?: Record<string, unknown>;
  fields?: Record<string, unknown>;
  highlight?: Record<string, unknown>;
  sort?: unknown[];
}

interface ErrorCause {
  reason?: string;
  root_cause?: ErrorCause[];
  caused_by?: ErrorCause;
}

/** What Grafana says of a failed search: the reason of the first root cause, else its own, else of what caused it. */
export function searchErrorText(error: unknown): string {
  const cause = (typeof error === 'object' && error !== null ? error : {}) as ErrorCause;
  return (
    cause.root_cause?.[0]?.reason || cause.reason || cause.caused_by?.reason || 'Unknown elasticsearch error response'
  );
}
