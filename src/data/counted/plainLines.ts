import { JobCatalogue, UNKNOWN_MODEL, baseName } from '../../domain/jobs/jobCatalogue';
import { LogFields } from '../../domain/links/logFields';
import { TEMPLATE_FIELDS, anyOf, anyPhrase, jobLinesQuery, lucenePhrase, serverPhrases } from '../logQuery';

/**
 * What tells a plain success from trouble in query text. A line is plain where it is known to be; whatever is not, counts as
 * trouble and is read.
 */

/** The generic parts of UpsertModelJob. Source: docs/job-logs.md. */
export const apiModels: readonly string[] = [
  'CandidatePrivacyPolicy',
  'TeachingEventRegistration',
  'PhoneCall',
  'CandidatePastTeachingPosition',
  'CandidateSchoolExperience',
];

/** Every job type whose plain runs can be counted, by the name that its lines have. */
export const countedTypes = ({ types }: JobCatalogue): string[] =>
  types.flatMap(({ name }) => (name === 'UpsertModelJob' ? apiModels.map((model) => `${name}<${model}>`) : [name]));

/** Whether plain runs can be counted at all: a team's own words tell no query which job a line is about. */
export const isCountable = ({ types, lines }: JobCatalogue): boolean => types.length > 0 && lines.patterns.length === 0;

// What may stand in a line of trouble beside anything that a person or another system wrote.
const STRONG = [...serverPhrases, 'Deleted'];
const LOST_MAILS = ['CandidateRegistrationFailedEmail', 'SignUpPartiallyFailedEmail'];
export const CHANNELS_JOB = 'UpsertContactCreationChannelsJob';
// It never says *Succeeded*: its outcome is such a line for each channel.
const SAVED = 'ModelId LogMessage';

const either = (fields: readonly string[], words: string): string => anyOf(fields.map((field) => `${field}:${words}`));
const templateFields = ({ message }: LogFields): string[] => [message, ...TEMPLATE_FIELDS];
const property = ({ message }: LogFields, name: string, words: string, inMessage: string): string =>
  anyOf([`${name}:${words}`, `app.${name}:${words}`, `${message}:${inMessage}`]);

/**
 * Lines of a template, by its first words. In a message of JSON the key stands before them: what people type into a search
 * box is logged too, and must not pass for a job's line.
 */
const templateIs = (words: string, fields: LogFields): string =>
  anyOf([
    ...TEMPLATE_FIELDS.map((field) => `${field}:${lucenePhrase(words)}`),
    `${fields.message}:${lucenePhrase(`@mt ${words}`)}`,
  ]);

/** A line of a job type, of a kind that its template names. */
function lineOf(jobType: string, word: string, fields: LogFields): string {
  const [, model] = /<(.*)>$/.exec(jobType) ?? [];
  const template = model === undefined ? `${jobType} - ${word}` : `${baseName(jobType)} TypeName ${word}`;
  const line = templateIs(template, fields);
  return model === undefined || model === UNKNOWN_MODEL
    ? line
    : `(${line} AND ${property(fields, 'TypeName', lucenePhrase(model), lucenePhrase(model))})`;
}

/** The lines with which attempts of a job type begin. */
export const startedQuery = (jobType: string, fields: LogFields): string => lineOf(jobType, 'Started', fields);

/** The lines of a job type that tell of a success; there may be several of one attempt. */
export const successQuery = (jobType: string, fields: LogFields): string =>
  jobType === CHANNELS_JOB ? lineOf(jobType, SAVED, fields) : lineOf(jobType, 'Succeeded', fields);

/** The lines with which attempts of a job type end well; null: it writes several, or none. */
export const succeededQuery = (jobType: string, fields: LogFields): string | null =>
  jobType === CHANNELS_JOB ? null : lineOf(jobType, 'Succeeded', fields);

/** The job that ends at once, and well, where the same data is being sent. Source: docs/job-logs.md. */
export const DUPLICATES_JOB = 'UpsertCandidateJob';

/** The lines of the runs that ended at once: only first attempts do, so that no retry of a failure is among them. */
export const duplicatesQuery = (fields: LogFields): string => lineOf(DUPLICATES_JOB, 'Deduplicating', fields);

/** The payloads of a job type in which words are found. */
export const payloadQuery = (jobType: string, words: string, fields: LogFields): string =>
  `(${lineOf(jobType, 'Payload', fields)} AND ${property(fields, 'Payload', words, words)})`;

/** The lines with which a job type's plain attempts begin, go on and end. */
export function typeQuery(jobType: string, fields: LogFields, catalogue: JobCatalogue): string {
  const payload = catalogue.info(jobType)?.payloadIdentifies ? ['Payload'] : [];
  const words = ['Started', ...payload, jobType === CHANNELS_JOB ? SAVED : 'Succeeded'];
  return anyOf(words.map((word) => lineOf(jobType, word, fields)));
}

/** Lines that name whom they are about. */
export const entityQuery = (entityId: string, fields: LogFields): string =>
  property(fields, 'Id', lucenePhrase(entityId), lucenePhrase(entityId));

/** Lines whose template or text holds one of some words. */
export const wordsQuery = (words: readonly string[], fields: LogFields): string =>
  either(templateFields(fields), anyOf(words.map(lucenePhrase)));

/** Lines that tell of trouble whatever else stands in them. */
export const strongQuery = (fields: LogFields): string =>
  either([...templateFields(fields), 'State', 'app.State'], anyPhrase(STRONG));

function plainStart(jobType: string, fields: LogFields, catalogue: JobCatalogue): string {
  const started = startedQuery(jobType, fields);
  const info = catalogue.info(jobType);
  const limit = info?.retries ?? catalogue.retries;
  return info?.numbered
    ? `(${started} AND ${property(fields, 'Attempt', `"1/${limit}"`, `"Attempt 1 ${limit}"`)})`
    : started;
}

function plainQuery(fields: LogFields, catalogue: JobCatalogue): string {
  const lostMail = property(fields, 'Template', anyPhrase(LOST_MAILS), anyPhrase(LOST_MAILS));
  return anyOf([
    ...countedTypes(catalogue).flatMap((jobType) => [
      plainStart(jobType, fields, catalogue),
      lineOf(jobType, 'Succeeded', fields),
      lineOf(jobType, 'Payload', fields),
    ]),
    ...(catalogue.lines.isApi
      ? [
          lineOf(CHANNELS_JOB, SAVED, fields),
          duplicatesQuery(fields),
          `(${templateIs('NotifyService - Sending Email', fields)} AND NOT ${lostMail})`,
        ]
      : []),
  ]);
}

interface TroubleAsked {
  app: string;
  fields: LogFields;
  /** A field that every line has. */
  timeField: string;
  catalogue: JobCatalogue;
}

/** The lines about an app's jobs that are not known to be a plain success's: they tell of trouble, or of what nobody knows. */
export function troubleQuery({ app, fields, timeField, catalogue }: TroubleAsked): string {
  const plain = plainQuery(fields, catalogue);
  return `${jobLinesQuery(app, fields, catalogue)} AND (${strongQuery(fields)} OR (_exists_:${timeField} AND NOT ${plain}))`;
}
