/** The one data source of the preview: the same as in provisioning/datasources/logs.yaml. */
export const logsDataSource = {
  id: 1,
  uid: 'logs',
  type: 'elasticsearch',
  name: 'Logs',
  jsonData: {
    index: 'filebeat-*',
    timeField: '@timestamp',
    logMessageField: 'message',
    logLevelField: 'level',
    timeInterval: '10s',
    maxConcurrentShardRequests: 5,
  },
};
