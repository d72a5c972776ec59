import { LogFields } from '../links/logFields';
import { appReader } from './lineOrigin';
import { LogDocument, messageRenamer, searchedFieldReader } from './logDocument';
import { parseDocument } from './parseDocument';

/** Fields that name the app in pipelines that we know, the most telling first. */
export const knownAppFields = [
  'cf.app',
  'kubernetes.deployment.name',
  'kubernetes.labels.app',
  'labels.app',
  'labels.service',
  'service.name',
  'app_name',
  'appname',
  'application',
  'service',
  'container.name',
];

/** Fields that hold the text of a line in pipelines that we know. */
export const knownMessageFields = [
  'message',
  'msg',
  'log',
  'log.text',
  'log.message',
  'body',
  'event.original',
  'text',
];

const knownColumns = ['level', 'log.level', '@l', 'app.@l'];

export interface FieldProposal extends LogFields {
  /** Columns for Kibana. */
  columns: string[];
  /** Lines of jobs that the proposal was tried on; none: it rests on names alone. */
  jobLines: number;
}

const isJobLine = (document: LogDocument): boolean => parseDocument(document).is === 'event';

/** The fields of which each names an app that those before it do not, until every document has one. */
function coveringFields(documents: readonly LogDocument[], candidates: readonly string[]): string[] {
  let left = documents;
  return candidates.filter((field) => {
    const appOf = appReader([field]);
    const rest = left.filter(({ source }) => appOf(source) === '');
    const isUsed = rest.length < left.length;
    left = rest;
    return isUsed;
  });
}

/**
 * Proposes the names of the fields, by some newest lines and by the names that an index has.
 * @param names fields of the index; null: nobody may ask for them, so what the documents have counts
 * @param documents lines that may be a job's
 */
export function proposeFields(names: ReadonlySet<string> | null, documents: readonly LogDocument[]): FieldProposal {
  const exists = (field: string): boolean =>
    names === null
      ? documents.some(({ source }) => searchedFieldReader(field)(source) !== undefined)
      : names.has(field) || names.has(`${field}.keyword`);
  const [first = 'message', ...others] = knownMessageFields.filter(exists);
  const readIn = (field: string): LogDocument[] => documents.map(messageRenamer(field)).filter(isJobLine);
  const message = others.reduce((best, field) => (readIn(field).length > readIn(best).length ? field : best), first);
  const jobLines = readIn(message);
  const known = knownAppFields.filter(exists);
  const covering = coveringFields(jobLines, known);
  return {
    app: covering.length > 0 ? covering : known.slice(0, 1),
    message,
    columns: [message, ...knownColumns.filter(exists).slice(0, 1)],
    jobLines: jobLines.length,
  };
}
