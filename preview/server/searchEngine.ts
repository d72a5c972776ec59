/** An answer over HTTP, its body as it came. */
export interface EngineAnswer {
  status: number;
  body: string;
}

/** What answers searches: the embedded log store, or an Elasticsearch. A promise that fails means no answer came. */
export interface SearchEngine {
  /** `POST _msearch` with an NDJSON body. */
  search: (ndjson: string) => Promise<EngineAnswer>;
  /** `GET` of '' (the version), `_mapping`, `_field_caps` (of all fields), each with an index and a slash before. */
  lookUp: (path: string) => Promise<EngineAnswer>;
}
