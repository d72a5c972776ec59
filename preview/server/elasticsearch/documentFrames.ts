import type { DataSourceSettings } from './dataSourceSettings';
import { documentColumns, type FlatDocument } from './documentColumns';
import { flattenSource } from './flattenSource';
import { byByte, goJson } from './goJson';
import type { Target } from './queryModel';
import type { SearchHit, SearchResponse } from './searchResponse';
import { sizeLimit } from './sizeLimit';
import { wireFrame, type WireFrame } from './wireFrame';

/** The one frame of a logs query: a column a flattened field, message after time, with limit and total in its meta. */
export function logsFrame(response: SearchResponse, target: Target, settings: DataSourceSettings): WireFrame {
  const hits = response.hits?.hits ?? [];
  const documents = hits.map((hit) => logsDocument(hit, settings.logLevelField));
  const names = columnNames(documents, [settings.timeField, settings.logMessageField]);
  return wireFrame({
    refId: target.refId,
    columns: documentColumns(documents, names, settings.timeField),
    meta: {
      typeVersion: [0, 0],
      preferredVisualisationType: 'logs',
      custom: {
        limit: sizeLimit(target),
        total: response.hits?.total?.value ?? 0,
        searchWords: searchWords(hits),
      },
    },
  });
}

/** The one frame of a raw_data query: as logs, but without meta, `id`, `_source`, and with every column in its place. */
export function rawDataFrame(response: SearchResponse, target: Target, { timeField }: DataSourceSettings): WireFrame {
  const documents = (response.hits?.hits ?? []).map((hit) => ({
    ...addedColumns(hit),
    ...flattenSource(hit._source ?? {}),
    ...hit.fields,
  }));
  const columns = documentColumns(documents, columnNames(documents, [timeField]), timeField);
  return wireFrame({ refId: target.refId, columns });
}

/** The one frame of a raw_document query: one column, named as the frame by the refId, with the whole documents. */
export function rawDocumentFrame(response: SearchResponse, { refId }: Target): WireFrame {
  const values = (response.hits?.hits ?? []).map((hit) => ({ ...addedColumns(hit), ...hit._source, ...hit.fields }));
  const typeInfo = { frame: 'json.RawMessage', nullable: true } as const;
  const field = { name: refId, type: 'other', typeInfo, config: { filterable: true } } as const;
  return wireFrame({ refId, name: refId, columns: [{ field, values }] });
}

function logsDocument(hit: SearchHit, levelField: string | undefined): FlatDocument {
  const flat = flattenSource(hit._source ?? {});
  const document: FlatDocument = {
    ...addedColumns(hit),
    id: `${hit._index ?? ''}#${hit._id ?? ''}`,
    _source: goJson(flat),
  };
  for (const [name, value] of Object.entries(flat)) {
    document[name === levelField ? 'level' : name] = value;
  }
  return { ...document, ...hit.fields };
}

function addedColumns(hit: SearchHit): FlatDocument {
  return {
    _id: hit._id ?? null,
    _index: hit._index ?? null,
    _type: hit._type ?? null,
    highlight: hit.highlight ?? null,
    sort: hit.sort ?? null,
  };
}

/** Names of all columns, by byte, but for those that come first. */
export function columnNames(documents: FlatDocument[], leading: Array<string | undefined>): string[] {
  const names = new Set(documents.flatMap((document) => Object.keys(document)));
  const first = leading.filter((name): name is string => name !== undefined && names.delete(name));
  return [...first, ...[...names].sort(byByte)];
}

/** The words that Elasticsearch marked as found, each once. */
function searchWords(hits: SearchHit[]): string[] {
  const texts = hits.flatMap(({ highlight }) => Object.values(highlight ?? {})).flat();
  const words = texts.flatMap((text) => [...String(text).matchAll(/@HIGHLIGHT@(.*?)@\/HIGHLIGHT@/g)]);
  return [...new Set(words.map((match) => match[1] ?? ''))].sort(byByte);
}
