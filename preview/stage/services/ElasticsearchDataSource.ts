import type {
  AdHocVariableFilter,
  DataSourceInstanceSettings,
  DataSourceJsonData,
  LegacyMetricFindQueryOptions,
  MetricFindValue,
  ScopedVars,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { adHocClauses } from './adHocClauses';
import { termsSearch, termsOf, type TermsAnswer, type TermsRequest } from './termsSearch';

export interface ElasticsearchOptions extends DataSourceJsonData {
  index: string;
  timeField: string;
  logMessageField?: string;
  logLevelField?: string;
  /** Shortest step of a histogram. */
  timeInterval?: string;
}

export interface ElasticsearchQuery extends DataQuery {
  query?: string;
  bucketAggs?: Array<{ type: string; settings?: { filters?: Array<{ query: string; label: string }> } }>;
}

/**
 * Grafana's Elasticsearch data source in the browser, as far as plugins and dashboards meet it: interpolation here, the
 * rest (request, frames, errors, resources) in the real `DataSourceWithBackend`.
 */
export class ElasticsearchDataSource extends DataSourceWithBackend<ElasticsearchQuery, ElasticsearchOptions> {
  /** Annotations by the standard way: a logs query, the first time and text column of its answer. */
  annotations = {};

  constructor(private readonly settings: DataSourceInstanceSettings<ElasticsearchOptions>) {
    super(settings);
    this.interval = settings.jsonData.timeInterval;
  }

  filterQuery(query: ElasticsearchQuery): boolean {
    return !query.hide;
  }

  applyTemplateVariables(query: ElasticsearchQuery, scopedVars: ScopedVars, filters: AdHocVariableFilter[] = []) {
    const lucene = (text: string | undefined) => getTemplateSrv().replace(text ?? '', scopedVars, 'lucene');
    const interpolated = {
      ...query,
      query: adHocClauses(lucene(query.query), filters, this.settings.jsonData.logLevelField),
      bucketAggs: query.bucketAggs?.map((bucketAgg) =>
        bucketAgg.settings?.filters
          ? {
              ...bucketAgg,
              settings: {
                ...bucketAgg.settings,
                filters: bucketAgg.settings.filters.map((filter) => ({
                  ...filter,
                  query: lucene(filter.query) || '*',
                })),
              },
            }
          : bucketAgg
      ),
    };
    // As Grafana does: whatever else looks like a variable in the target is filled in with the default format.
    return JSON.parse(getTemplateSrv().replace(JSON.stringify(interpolated), scopedVars)) as ElasticsearchQuery;
  }

  /** Values for a dashboard's variable: `{"find":"terms","field":"cf.app.keyword"}`. */
  async metricFindQuery(text: string, options?: LegacyMetricFindQueryOptions): Promise<MetricFindValue[]> {
    const request = JSON.parse(getTemplateSrv().replace(text, options?.scopedVars, 'lucene')) as TermsRequest;
    if (request.find !== 'terms') {
      return [];
    }
    const body = termsSearch(request, this.settings.jsonData, options?.range);
    const headers = { 'content-type': 'application/x-ndjson' };
    return termsOf(await this.postResource<TermsAnswer>('_msearch', body, { headers }));
  }
}
