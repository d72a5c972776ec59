import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef, ScopedVars } from '@grafana/data';
import { config, getTemplateSrv, type DataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime';
import { ElasticsearchDataSource, type ElasticsearchOptions } from './ElasticsearchDataSource';
import { OpenSearchDataSource, type OpenSearchOptions } from './OpenSearchDataSource';

type Ref = DataSourceRef | string | null;

/** Finds the preview's data sources by uid, name or type; the default one when nothing is asked for. */
export class StageDataSourceSrv implements DataSourceSrv {
  private readonly made = new Map<string, DataSourceApi>();

  get(ref?: Ref, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const settings = this.getInstanceSettings(ref, scopedVars);
    if (!settings) {
      const name = typeof ref === 'string' ? ref : (ref?.uid ?? ref?.type ?? '');
      return Promise.reject(new Error(`Datasource ${name} was not found`));
    }
    const dataSource = this.made.get(settings.uid) ?? make(settings);
    this.made.set(settings.uid, dataSource);
    return Promise.resolve(dataSource);
  }

  getInstanceSettings(ref?: Ref, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
    const all = this.getList();
    const asked = typeof ref === 'string' ? ref : ref?.uid;
    const name = asked && getTemplateSrv().replace(asked, scopedVars);
    if (name && name !== 'default') {
      return all.find(({ uid, name: ownName }) => uid === name || ownName === name);
    }
    const type = typeof ref === 'object' ? ref?.type : undefined;
    return all.find((settings) => (type ? settings.type === type : settings.isDefault));
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const { type, pluginId, logs, metrics, annotations, filter } = filters;
    const types = [type ?? [], pluginId ?? []].flat();
    return Object.values(config.datasources).filter(
      (settings) =>
        (types.length === 0 || types.includes(settings.type)) &&
        (!logs || settings.meta.logs) &&
        (!metrics || settings.meta.metrics) &&
        (!annotations || settings.meta.annotations) &&
        (!filter || filter(settings))
    );
  }

  reload(): never {
    throw new Error('The preview’s data sources do not change.');
  }

  registerRuntimeDataSource(): never {
    throw new Error('The preview knows no data sources that are made at run time.');
  }
}

function make(settings: DataSourceInstanceSettings): DataSourceApi {
  const dataSource =
    settings.type === 'elasticsearch'
      ? new ElasticsearchDataSource(settings as DataSourceInstanceSettings<ElasticsearchOptions>)
      : new OpenSearchDataSource(settings as DataSourceInstanceSettings<OpenSearchOptions>);
  return dataSource as unknown as DataSourceApi;
}
