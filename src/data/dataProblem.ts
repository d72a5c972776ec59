import { JobCatalogue } from '../domain/jobs/jobCatalogue';
import { LogFields } from '../domain/links/logFields';
import { dashboardQuery } from './logQuery';

/** Why there is nothing to judge by, and the way to mend it. Plain text; parts may come from outside. */
export interface DataProblem {
  title: string;
  detail: string;
  wayOut: string;
  /** Query text to copy, where the way out is a query. */
  query?: string;
}

/** Whether a value is a problem rather than what was hoped for. */
export function isDataProblem(value: object): value is DataProblem {
  return 'wayOut' in value;
}

const inSettings =
  'Choose an Elasticsearch or OpenSearch data source: in the settings of the Failed Jobs app, or in the panel’s query.';

export const noDataSource = (uid: string): DataProblem => ({
  title: 'No data source',
  detail:
    uid === ''
      ? 'This Grafana has no Elasticsearch or OpenSearch data source that you may use.'
      : `The data source “${uid}” does not exist, or you may not use it.`,
  wayOut: inSettings,
});

export const chooseDataSource = (names: readonly string[]): DataProblem => ({
  title: 'Which data source holds the logs?',
  detail: `This Grafana has several that may: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ' …' : ''}.`,
  wayOut: inSettings,
});

export const wrongDataSource = (type: string): DataProblem => ({
  title: 'This data source cannot be read',
  detail: `The lines of the jobs are in Elasticsearch or OpenSearch; this is “${type}”.`,
  wayOut: 'Choose an Elasticsearch or OpenSearch data source.',
});

export const noQuery = (fields: LogFields, catalogue: JobCatalogue): DataProblem => ({
  title: 'Nothing was asked',
  detail: 'The panel has no query.',
  wayOut: 'Add a query of the kind Logs, with a limit of 10000 and this text.',
  query: dashboardQuery(fields, catalogue),
});

export const metricQuery = (fields: LogFields, catalogue: JobCatalogue): DataProblem => ({
  title: 'The query does not read log lines',
  detail: 'The job timeline is made of log lines; this query counts or measures.',
  wayOut: 'Switch the query to the kind Logs, with a limit of 10000 and this text.',
  query: dashboardQuery(fields, catalogue),
});

export const noLogFields = (fields: LogFields, catalogue: JobCatalogue): DataProblem => ({
  title: 'The answer holds no log lines',
  detail: 'It has rows, but none of the fields of log lines. A transformation may have taken them away.',
  wayOut: 'Remove the panel’s transformations, and use a query of the kind Logs with this text.',
  query: dashboardQuery(fields, catalogue),
});

export const queryFailed = (reason: string): DataProblem => ({
  title: 'The logs could not be read',
  detail: reason,
  wayOut: 'Refresh. If it fails again, test the data source, and look for the lines in Kibana meanwhile.',
});

export const emptyVariable: DataProblem = {
  title: 'No app is chosen',
  detail: 'The dashboard’s variable App has no value, and no line came.',
  wayOut:
    'Choose a value. If it offers none, let it read the field that holds the app’s name: cf.app.keyword on ' +
    'Cloud Foundry, kubernetes.deployment.name.keyword on Kubernetes.',
};
