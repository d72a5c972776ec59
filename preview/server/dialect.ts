import type { DataSourceSettings, TimeRangeMs } from './elasticsearch/dataSourceSettings';
import type { Target } from './elasticsearch/queryModel';
import type { SearchResponse } from './elasticsearch/searchResponse';
import type { WireFrame } from './elasticsearch/wireFrame';

/** How one of Grafana's two data sources asks a search engine, and what it makes of the answers. */
export interface Dialect {
  /** The `_msearch` body (NDJSON) for the targets of one request, in their order. */
  multiSearchBody: (targets: Target[], settings: DataSourceSettings, range: TimeRangeMs) => string;
  responseFrames: (
    response: SearchResponse,
    target: Target,
    settings: DataSourceSettings,
    options: { keepLabels: boolean }
  ) => WireFrame[];
  /** What comes along with the error of a search. */
  errorFrames: (refId: string) => WireFrame[];
}
