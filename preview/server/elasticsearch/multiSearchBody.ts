import type { DataSourceSettings, TimeRangeMs } from './dataSourceSettings';
import { goDuration } from './goDuration';
import { goJson } from './goJson';
import { indexHeader } from './indexPattern';
import type { Target } from './queryModel';
import { searchBody } from './searchBody';

/**
 * The `_msearch` body (NDJSON) for the targets of one request, in their order: a header line and a body line each, as
 * Grafana 12.3.0 sends them.
 *
 * @throws Error when a target asks for an aggregation that the preview does not translate.
 */
export function multiSearchBody(targets: Target[], settings: DataSourceSettings, range: TimeRangeMs): string {
  const header = goJson({
    ignore_unavailable: true,
    index: indexHeader(settings, range),
    search_type: 'query_then_fetch',
  });
  return targets
    .map((target) => {
      const body = goJson(searchBody(target, settings.timeField, range))
        .replaceAll('$__interval_ms', String(target.intervalMs))
        .replaceAll('$__interval', goDuration(target.intervalMs));
      return `${header}\n${body}\n`;
    })
    .join('');
}
