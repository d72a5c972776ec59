import type { PreviewDataSource } from '../dataSource';
import type { PluginFolder, PluginJson } from './pluginFolders';

/** The version that the stage's packages are of, and thus the Grafana that it stands for. */
export const grafanaVersion = '12.3.3';

/** Who looks at the stage: an administrator, who may see and change all there is, or a viewer, who may look. */
export type Role = 'Admin' | 'Viewer';

export const grafanaUser = (role: Role) => ({
  theme: 'dark',
  timezone: 'browser',
  orgRole: role,
  isSignedIn: true,
  permissions: {
    'datasources:query': true,
    'plugins.app:access': true,
    ...(role === 'Admin' && { 'plugins:write': true }),
  },
});

const notAngular = { detected: false, hideDeprecation: false };

/** Grafana's `settings` of the page, as far as its packages and plugins read them. */
export function grafanaSettings(plugins: PluginFolder[], dataSource: PreviewDataSource) {
  const ofType = (type: PluginJson['type']) => plugins.map(({ json }) => json).filter((json) => json.type === type);
  return {
    appUrl: '/',
    appSubUrl: '',
    minRefreshInterval: '5s',
    defaultDatasource: dataSource.name,
    datasources: { [dataSource.name]: dataSourceSettings(dataSource) },
    panels: Object.fromEntries(ofType('panel').map((json) => [json.id, pluginMeta(json)])),
    apps: Object.fromEntries(ofType('app').map((json) => [json.id, appSettings(json)])),
    buildInfo: { version: grafanaVersion, commit: '', env: 'production', edition: 'Open Source' },
    featureToggles: {},
    liveEnabled: false,
    dateFormats: {
      fullDate: 'YYYY-MM-DD HH:mm:ss',
      useBrowserLocale: false,
      interval: {
        millisecond: 'HH:mm:ss.SSS',
        second: 'HH:mm:ss',
        minute: 'HH:mm',
        hour: 'MM/DD HH:mm',
        day: 'MM/DD',
        month: 'YYYY-MM',
        year: 'YYYY',
      },
      defaultTimezone: 'browser',
    },
  };
}

/** A plugin's meta as Grafana hands it to the plugin: its plugin.json with the addresses of its own files. */
export function pluginMeta(json: PluginJson) {
  const baseUrl = `public/plugins/${json.id}`;
  const { small, large } = json.info.logos ?? { small: '', large: '' };
  return {
    ...json,
    info: {
      links: [],
      screenshots: [],
      ...json.info,
      logos: { small: `${baseUrl}/${small}`, large: `${baseUrl}/${large}` },
    },
    module: `${baseUrl}/module.js`,
    baseUrl,
    signature: 'unsigned',
    angular: notAngular,
    loadingStrategy: 'script',
  };
}

function appSettings(json: PluginJson) {
  const { module, angular, loadingStrategy } = pluginMeta(json);
  const { version } = json.info;
  return {
    id: json.id,
    path: module,
    version,
    preload: false,
    angular,
    loadingStrategy,
    dependencies: json.dependencies,
    extensions: json.extensions,
  };
}

function dataSourceSettings(dataSource: PreviewDataSource) {
  return {
    ...dataSource,
    url: `/api/datasources/proxy/uid/${dataSource.uid}`,
    access: 'proxy',
    isDefault: true,
    readOnly: true,
    meta: {
      id: dataSource.type,
      type: 'datasource',
      name: dataSource.type === 'elasticsearch' ? 'Elasticsearch' : 'OpenSearch',
      module: '',
      baseUrl: '',
      info: {
        author: { name: 'Grafana Labs' },
        description: '',
        links: [],
        logos: { small: '', large: '' },
        screenshots: [],
        updated: '',
        version: '',
      },
      annotations: true,
      logs: true,
      metrics: true,
    },
  };
}
