import type { AdHocVariableFilter, DataSourceInstanceSettings, ScopedVars } from '@grafana/data';
import { ElasticsearchDataSource, type ElasticsearchOptions, type ElasticsearchQuery } from './ElasticsearchDataSource';

export interface OpenSearchOptions extends Omit<ElasticsearchOptions, 'index'> {
  database: string;
}

/** The data source of Grafana's plugin for OpenSearch: its index has another name, and no query text asks for all. */
export class OpenSearchDataSource extends ElasticsearchDataSource {
  constructor(settings: DataSourceInstanceSettings<OpenSearchOptions>) {
    super({ ...settings, jsonData: { ...settings.jsonData, index: settings.jsonData.database } });
  }

  applyTemplateVariables(query: ElasticsearchQuery, scopedVars: ScopedVars, filters?: AdHocVariableFilter[]) {
    return super.applyTemplateVariables({ ...query, query: query.query || '*' }, scopedVars, filters);
  }
}
