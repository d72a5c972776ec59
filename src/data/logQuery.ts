import { JobCatalogue, apiCatalogue } from '../domain/jobs/jobCatalogue';
import { patternWords } from '../domain/jobs/linePattern';
import { LogFields } from '../domain/links/logFields';
import { quotedPhrase } from '../domain/links/quotedPhrase';
import { exceptionPhrases, framePrefixes } from './exceptionPhrases';

/**
 * Text as a phrase of Lucene's query syntax that also passes through Grafana unharmed, which would take `$word` and
 * `[[word]]` for variables: `$` is written as Lucene's `\u0024`, brackets with a backslash.
 */
export function lucenePhrase(text: string): string {
  return quotedPhrase(text).replaceAll('$', '\\u0024').replaceAll('[', '\\[');
}

export const anyOf = (parts: readonly string[]): string => `(${parts.join(' OR ')})`;
export const anyPhrase = (phrases: readonly string[], ...parts: string[]): string =>
  anyOf([...phrases.map(lucenePhrase), ...parts]);

/**
 * The lines of one app and of no other, whether its field is a keyword or is analysed text with a keyword beside it
 * (Elasticsearch's default mapping). Where the field is text alone, names that contain this name pass too.
 */
export function appFilter(app: string, appFields: readonly string[]): string {
  const name = lucenePhrase(app);
  return anyOf(
    appFields.flatMap((field) => [
      `${field}.keyword:${name}`,
      // A name without letters has no words to look for, and its clause then counts for nothing: hence the third.
      `(${field}:${name} AND NOT _exists_:${field}.keyword AND _exists_:${field})`,
    ])
  );
}

/** What the jobs' own lines say, as templates or as text. Source: docs/job-logs.md, as for those below. */
const jobPhrases: readonly string[] = ['Started', 'Succeeded', 'Deleted', 'Deduplicating', 'Skipping'];

/** What only lines of the Get into Teaching API say. */
const apiPhrases: readonly string[] = [
  // the outcome of UpsertContactCreationChannelsJob: its template, then its texts
  'ModelId LogMessage',
  'Successfully saved ContactChannelCreations',
  'Model not preserved',
  'Sending Email',
  'Failed to send email',
];

/** What Hangfire and the host say; the host's *started* is found by the word above. */
export const serverPhrases: readonly string[] = [
  'Failed to process the job',
  'It will be re-queued',
  'state change attempt',
  'successfully announced',
  'stopping signal',
  'stopped signal',
  'shutdown signal',
  'Application is shutting down',
  // a recurring job that Hangfire switches off
  'be scheduled due to an error',
];

/** Without these in the query, a failure, a loss or a success may stay unseen. */
export const neededPhrases = ({ lines }: JobCatalogue = apiCatalogue): string[] => [
  ...jobPhrases,
  ...(lines.isApi ? apiPhrases : []),
  ...lines.patterns.map(patternWords),
  ...serverPhrases,
];

/** Payloads join the attempts of runs without an id. The word alone would find every web request. */
function payloads({ types }: JobCatalogue): string[] {
  const identified = types.filter(({ payloadIdentifies }) => payloadIdentifies).map(({ name }) => name);
  return identified.length > 0 ? [`("Payload" AND ${anyPhrase(identified)})`] : [];
}

export const TEMPLATE_FIELDS = ['@mt', 'app.@mt'];
const STATE_FIELDS = ['State', 'app.State'];

/** The fields that hold the words of a line, in one or another shape of document. */
export function textFields({ message }: LogFields): string[] {
  return [message, ...TEMPLATE_FIELDS, ...STATE_FIELDS];
}

/**
 * The lines that tell of jobs, in every shape of document. Each field is named: unnamed phrases are looked for in every
 * field of the index, which large indices refuse, and cost more.
 */
function jobLinesFilter({ message }: LogFields, catalogue: JobCatalogue): string {
  const phrases = neededPhrases(catalogue);
  const templates = anyPhrase(phrases, ...payloads(catalogue));
  const exceptions = [...payloads(catalogue), ...framePrefixes(catalogue)];
  const states = anyPhrase(['Started', ...serverPhrases]);
  return anyOf([
    `${message}:${anyPhrase([...phrases, ...exceptionPhrases(catalogue)], ...exceptions)}`,
    ...TEMPLATE_FIELDS.map((field) => `${field}:${templates}`),
    ...STATE_FIELDS.map((field) => `${field}:${states}`),
  ]);
}

/** Query text for everything that a report on one app needs; '' as app: on every app. */
export function jobLinesQuery(app: string, fields: LogFields, catalogue = apiCatalogue): string {
  const lines = jobLinesFilter(fields, catalogue);
  return app === '' ? lines : `${appFilter(app, fields.app)} AND ${lines}`;
}

/** The same as text for a dashboard, with its variable `App`, which must be of one value. */
export function dashboardQuery(fields: LogFields, catalogue = apiCatalogue): string {
  return `${anyOf(fields.app.map((field) => `${field}:"$App"`))} AND ${jobLinesFilter(fields, catalogue)}`;
}

/**
 * Query texts for somebody who looks at the lines behind a report, the most exact first: addresses are not long enough for
 * every one.
 */
export function lookQueries(app: string, fields: LogFields, catalogue = apiCatalogue): string[] {
  const byApp = appFilter(app, fields.app);
  const byWords = anyOf(textFields(fields).map((field) => `${field}:${anyPhrase(neededPhrases(catalogue))}`));
  return [jobLinesQuery(app, fields, catalogue), `${byApp} AND ${byWords}`, byApp];
}

/** Query text for documents by their ids, as `index#id`. */
export const idsQuery = (lineIds: readonly string[]): string =>
  `_id:${anyPhrase(lineIds.map((lineId) => lineId.slice(lineId.indexOf('#') + 1)))}`;
