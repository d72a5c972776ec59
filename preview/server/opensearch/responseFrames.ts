import { innermostAggregations } from '../elasticsearch/bucketWalk';
import type { DataSourceSettings } from '../elasticsearch/dataSourceSettings';
import { documentColumns, type FlatDocument } from '../elasticsearch/documentColumns';
import { columnNames } from '../elasticsearch/documentFrames';
import { flattenSource } from '../elasticsearch/flattenSource';
import { goJson } from '../elasticsearch/goJson';
import { kindOf, type Target } from '../elasticsearch/queryModel';
import type { SearchHit, SearchResponse } from '../elasticsearch/searchResponse';
import { tableFrames } from '../elasticsearch/tableFrames';
import { timeSeriesFrames } from '../elasticsearch/timeSeriesFrames';
import { wireFrame, type WireFrame } from '../elasticsearch/wireFrame';

/**
 * The frames that Grafana's OpenSearch data source makes of the search engine's answer to one target. They differ from
 * Elasticsearch's in what is added to a document, in what the logs' meta tells, and in that series keep their labels and
 * have no name.
 */
export function responseFrames(response: SearchResponse, target: Target, settings: DataSourceSettings): WireFrame[] {
  const kind = kindOf(target);
  const hits = response.hits?.hits ?? [];
  switch (kind) {
    case 'logs':
      return [logsFrame(response, target, settings)];
    case 'raw_data': {
      const documents = hits.map((hit) => ({
        ...idOf(hit),
        ...flattenSource(hit._source ?? {}),
        ...timeOf(hit, settings),
      }));
      return [columnsFrame(documents, target, settings, [settings.timeField])];
    }
    case 'raw_document': {
      const values = hits.map((hit) => ({ ...idOf(hit), ...hit._source, ...hit.fields }));
      const typeInfo = { frame: 'json.RawMessage', nullable: true } as const;
      const field = { name: target.refId, type: 'other', typeInfo, config: { filterable: true } } as const;
      return [wireFrame({ refId: target.refId, name: target.refId, columns: [{ field, values }] })];
    }
    case 'aggregation': {
      const innermost = [...innermostAggregations(target.bucketAggs, response.aggregations ?? {})];
      return target.bucketAggs.at(-1)?.type === 'date_histogram'
        ? timeSeriesFrames(innermost, target, { keepLabels: true })
        : tableFrames(innermost, target);
    }
    default:
      return kind satisfies never;
  }
}

function logsFrame(response: SearchResponse, target: Target, settings: DataSourceSettings): WireFrame {
  const { timeField, logMessageField = '_source', logLevelField } = settings;
  const documents = (response.hits?.hits ?? []).map((hit) => {
    const flat = flattenSource(hit._source ?? {});
    const named = Object.entries(flat).map(([name, value]) => [name === logLevelField ? 'level' : name, value]);
    return {
      ...idOf(hit),
      _source: goJson(flat),
      ...Object.fromEntries(named),
      ...hit.fields,
      ...timeOf(hit, settings),
    };
  });
  const total = response.hits?.total?.value ?? 0;
  const meta = { typeVersion: [0, 0], preferredVisualisationType: 'logs', ...(total > 0 ? { custom: { total } } : {}) };
  return columnsFrame(documents, target, settings, [timeField, logMessageField], meta);
}

function columnsFrame(
  documents: FlatDocument[],
  { refId }: Target,
  { timeField }: DataSourceSettings,
  leading: Array<string | undefined>,
  meta?: Record<string, unknown>
): WireFrame {
  const columns = documentColumns(documents, columnNames(documents, leading), timeField);
  return wireFrame({ refId, columns, meta });
}

const idOf = ({ _id = undefined, _index = undefined, _type = undefined }: SearchHit): FlatDocument => ({
  _id: _id ?? null,
  _index: _index ?? null,
  _type: _type ?? null,
});

/** The time as the search engine wrote it in a form of its own choice, under the name of the time field. */
const timeOf = ({ fields }: SearchHit, { timeField }: DataSourceSettings): FlatDocument =>
  fields?.[timeField] === undefined ? {} : { [timeField]: fields[timeField] };
