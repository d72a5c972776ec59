/**
 * The alert rules that Grafana is provisioned with: what `api_hangfire_jobs{state="failed"}` never fires for, from the logs.
 * docs/alerts.md explains them.
 */
import { anyOf, appFilter, lucenePhrase } from '../src/data/logQuery';
import { apiJobTypes } from '../src/domain/jobs/jobCatalogue';
import { LogFields } from '../src/domain/links/logFields';
import { apiModels } from '../src/data/counted/plainLines';

/** A number of lines and when it is too many or too few. */
interface Watch {
  query: string;
  /** How far back the lines are counted (s). */
  overSeconds: number;
  /** Fires above this number, or below it. */
  above?: number;
  below?: number;
}

export interface AlertRule {
  uid: string;
  title: string;
  /** Fires when one of these does. */
  watches: readonly Watch[];
  /** How long it must hold (s). */
  forSeconds: number;
  severity: 'critical' | 'warning';
  summary: string;
  description: string;
  /** The whole of what the page should show: a chain of retries lasts 24 h. */
  range: string;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const textIn = (fields: readonly string[], phrase: string): string =>
  anyOf(fields.map((field) => `${field}:${lucenePhrase(phrase)}`));

/** Words at the start of a line's text. What people type is logged with their web requests: it must not raise an alarm, nor hide one. */
function textBegins({ message }: LogFields, words: string): string {
  const [json, text] = [`@mt ${words}`, words].map((phrase) => `${message}:${lucenePhrase(phrase)}`);
  const elsewhere = ['@mt', 'HTTP Request', 'HTTP Response'].map((phrase) => `${message}:${lucenePhrase(phrase)}`);
  return `(${json} OR (${text} AND NOT ${anyOf(elsewhere)}))`;
}

/** A job's line by its words, in every shape: as a template, and as the text that was made of it. */
function jobLine(name: string, word: string, fields: LogFields): string {
  const words =
    name === 'UpsertModelJob'
      ? ['TypeName', ...apiModels].map((model) => `${name} ${model} ${word}`)
      : [`${name} ${word}`];
  return anyOf(words.flatMap((phrase) => [textBegins(fields, phrase), textIn(['@mt', 'app.@mt'], phrase)]));
}

const hangfireLine = (phrase: string, { message }: LogFields): string =>
  textIn([message, 'State', 'app.State'], phrase);

/** Attempts of a candidate's job after which no more than four hours are left: each waits an hour for the next. */
const LAST_ATTEMPTS = [20, 21, 22, 23, 24];

function lateAttempts(fields: LogFields): string {
  // The number alone would be found in the time of any line, as in 10:20:24.
  const attempt = LAST_ATTEMPTS.flatMap((n) => [
    textIn([fields.message], `Started ${n}/24`),
    textIn([fields.message], `Attempt ${n}/24`),
    textIn(['Attempt', 'app.Attempt'], `${n}/24`),
  ]);
  // While the integration is paused no attempt logs a start: Hangfire's line tells, with the job's exception.
  const paused = textIn([fields.message, '@x', 'app.@x'], 'UpsertCandidateJob - Aborting');
  const retry = LAST_ATTEMPTS.map((n) => hangfireLine(`Retry attempt ${n} of 24`, fields));
  const started = jobLine('UpsertCandidateJob', 'Started', fields);
  return anyOf([`(${started} AND ${anyOf(attempt)})`, `(${paused} AND ${anyOf(retry)})`]);
}

/** @param app its name in the logs: rules have no variables */
export function alertRules(app: string, fields: LogFields): AlertRule[] {
  const of = (lines: string): string => `${appFilter(app, fields.app)} AND ${lines}`;
  const giveUp = apiJobTypes.filter(({ lastAttempt }) => lastAttempt !== 'none');
  const deleted = [
    ...giveUp.map(({ name }) => jobLine(name, 'Deleted', fields)),
    hangfireLine('automatically deleted because the retry attempt count exceeded', fields),
  ];
  return [
    {
      uid: 'failed-jobs-deleted',
      title: 'A job was deleted for good',
      watches: [{ query: of(anyOf(deleted)), overSeconds: 15 * MINUTE, above: 0 }],
      forSeconds: 0,
      severity: 'critical',
      summary: 'A background job was given up after its last attempt.',
      description:
        'If it carried a candidate’s data, that is lost. The page says which, and whether an e-mail told them.',
      range: 'now-26h',
    },
    {
      uid: 'failed-jobs-deadline',
      title: 'A candidate’s job will be deleted within four hours',
      watches: [{ query: of(lateAttempts(fields)), overSeconds: HOUR + 5 * MINUTE, above: 0 }],
      forSeconds: 0,
      severity: 'critical',
      summary: 'An UpsertCandidateJob is in attempt 20 or later of 24.',
      description:
        'Unless an attempt succeeds before, the sign-up is lost. The page says when, and which can still be saved.',
      range: 'now-26h',
    },
    {
      uid: 'failed-jobs-sync',
      title: 'CrmSyncJob has not succeeded for three of its periods',
      watches: [{ query: of(jobLine('CrmSyncJob', 'Succeeded', fields)), overSeconds: 20 * MINUTE, below: 1 }],
      forSeconds: 5 * MINUTE,
      severity: 'warning',
      summary: 'No CrmSyncJob, due every five minutes, succeeded within 20 minutes.',
      description: 'The site may show outdated events. The page says whether it fails, is paused or has stopped.',
      range: 'now-6h',
    },
    {
      uid: 'failed-jobs-stopped',
      title: 'A recurring job has stopped',
      watches: [
        { query: of(beat('CrmSyncJob', fields)), overSeconds: 30 * MINUTE, below: 1 },
        { query: of(beat('MagicLinkTokenGenerationJob', fields)), overSeconds: 130 * MINUTE, below: 1 },
      ],
      forSeconds: 5 * MINUTE,
      severity: 'warning',
      summary: 'A recurring job did not start when it was due.',
      description:
        'Either nothing runs jobs any more, or its lines do not arrive. Without lines nobody sees a loss either.',
      range: 'now-6h',
    },
  ];
}

/** Any start of a recurring job, a skipped one included. */
const beat = (name: string, fields: LogFields): string =>
  anyOf(['Started', 'Skipping'].map((word) => jobLine(name, word, fields)));

interface Place {
  app: string;
  dataSourceUid: string;
  runbookUrl: string;
}

const EXPRESSION = '__expr__';

/** The rules as a file of Grafana's alerting provisioning. */
export function alertFile(rules: readonly AlertRule[], place: Place): Record<string, unknown> {
  const group = { orgId: 1, name: 'Failed jobs', folder: 'Get into Teaching', interval: '1m' };
  return { apiVersion: 1, groups: [{ ...group, rules: rules.map((rule) => ruleOf(rule, place)) }] };
}

function ruleOf(rule: AlertRule, { app, dataSourceUid, runbookUrl }: Place): Record<string, unknown> {
  const context = new URLSearchParams({ from: rule.range, to: 'now', 'var-App': app });
  return {
    uid: rule.uid,
    title: rule.title,
    condition: 'fires',
    data: [
      ...rule.watches.flatMap((watch, index) => countOf(watch, index, dataSourceUid)),
      expression('fires', { type: 'math', expression: rule.watches.map(comparison).join(' || ') }),
    ],
    // Where lines are missed, no answer is an alarm; where lines are feared, the other rules say that none come.
    noDataState: rule.watches.some(({ below }) => below !== undefined) ? 'Alerting' : 'OK',
    execErrState: 'Error',
    for: `${rule.forSeconds}s`,
    annotations: {
      summary: rule.summary,
      description: rule.description,
      runbook_url: runbookUrl,
      page: `{{ externalURL }}a/dfe-failedjobs-app?${context}`,
      __dashboardUid__: '28EURzZGz',
      __panelId__: '71',
    },
    labels: { severity: rule.severity, app },
  };
}

const comparison = ({ above, below }: Watch, index: number): string =>
  above !== undefined ? `$sum${index} > ${above}` : `$sum${index} < ${below}`;

function countOf({ query, overSeconds }: Watch, index: number, dataSourceUid: string): Array<Record<string, unknown>> {
  return [
    {
      refId: `lines${index}`,
      datasourceUid: dataSourceUid,
      relativeTimeRange: { from: overSeconds, to: 0 },
      model: {
        refId: `lines${index}`,
        query,
        timeField: '@timestamp',
        metrics: [{ id: '1', type: 'count' }],
        bucketAggs: [
          { id: '2', type: 'date_histogram', field: '@timestamp', settings: { interval: '1m', min_doc_count: '0' } },
        ],
      },
    },
    expression(`sum${index}`, {
      type: 'reduce',
      reducer: 'sum',
      expression: `lines${index}`,
      settings: { mode: 'replaceNN', replaceWithValue: 0 },
    }),
  ];
}

const expression = (refId: string, model: Record<string, unknown>): Record<string, unknown> => ({
  refId,
  datasourceUid: EXPRESSION,
  model: { refId, datasource: { type: EXPRESSION, uid: EXPRESSION }, ...model },
});
