const jsonData = {
  timeField: '@timestamp',
  logMessageField: 'message',
  logLevelField: 'level',
  timeInterval: '10s',
  maxConcurrentShardRequests: 5,
};

/** The one data source of the preview: the same as in provisioning/datasources/logs.yaml. */
export const logsDataSource = {
  id: 1,
  uid: 'logs',
  type: 'elasticsearch',
  name: 'Logs',
  jsonData: { index: 'filebeat-*', ...jsonData },
};

/** In its place, that of Grafana's plugin for OpenSearch: the same as in provisioning/opensearch/logs.yaml. */
export const openSearchDataSource = {
  ...logsDataSource,
  type: 'grafana-opensearch-datasource',
  jsonData: { database: 'filebeat-*', ...jsonData, flavor: 'opensearch', version: '2.19.0', pplEnabled: false },
};

export type PreviewDataSource = typeof logsDataSource | typeof openSearchDataSource;
