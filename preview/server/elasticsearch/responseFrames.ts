import { innermostAggregations } from './bucketWalk';
import type { DataSourceSettings } from './dataSourceSettings';
import { logsFrame, rawDataFrame, rawDocumentFrame } from './documentFrames';
import { kindOf, type Target } from './queryModel';
import type { SearchResponse } from './searchResponse';
import { tableFrames } from './tableFrames';
import { timeSeriesFrames } from './timeSeriesFrames';
import type { WireFrame } from './wireFrame';

/** The frames that Grafana 12.3.0 makes of Elasticsearch's answer to one target. */
export function responseFrames(
  response: SearchResponse,
  target: Target,
  settings: DataSourceSettings,
  { keepLabels }: { keepLabels: boolean }
): WireFrame[] {
  const kind = kindOf(target);
  switch (kind) {
    case 'logs':
      return [logsFrame(response, target, settings)];
    case 'raw_data':
      return [rawDataFrame(response, target, settings)];
    case 'raw_document':
      return [rawDocumentFrame(response, target)];
    case 'aggregation': {
      const innermost = [...innermostAggregations(target.bucketAggs, response.aggregations ?? {})];
      return target.bucketAggs.at(-1)?.type === 'date_histogram'
        ? timeSeriesFrames(innermost, target, { keepLabels })
        : tableFrames(innermost, target);
    }
    default:
      return kind satisfies never;
  }
}
