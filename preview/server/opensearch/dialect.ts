import type { Dialect } from '../dialect';
import { goJson } from '../elasticsearch/goJson';
import { indexHeader } from '../elasticsearch/indexPattern';
import { wireFrame } from '../elasticsearch/wireFrame';
import { intervalText } from './intervalText';
import { responseFrames } from './responseFrames';
import { searchBody } from './searchBody';

/** As Grafana's OpenSearch data source (`grafana-opensearch-datasource` 2.34) asks, for queries of the kind Lucene. */
export const openSearchDialect: Dialect = {
  multiSearchBody: (targets, settings, range) => {
    const index = indexHeader(settings, range);
    const header = goJson({ ignore_unavailable: true, index, search_type: 'query_then_fetch' });
    return targets
      .map((target) => {
        const body = goJson(searchBody(target, settings.timeField, range))
          .replaceAll('$__interval_ms', String(target.intervalMs))
          .replaceAll('$__interval', intervalText(target.intervalMs));
        return `${header}\n${body}\n`;
      })
      .join('');
  },
  responseFrames,
  // Beside an error it sends a frame without fields, for what it noted of the request.
  errorFrames: (refId) => [wireFrame({ refId, columns: [], meta: {} })],
};
