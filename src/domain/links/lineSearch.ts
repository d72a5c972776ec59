import { TimeSpan } from '../coverage';
import { quotedPhrase } from './quotedPhrase';

/** The log lines that a piece of evidence means. */
export interface LineSearch {
  /** '' for every app. */
  app: string;
  /** Fields that may hold the app's name, in order of preference. */
  appFields: readonly string[];
  span: TimeSpan;
  /** Words that stand together in the lines; a line with any of these phrases counts. None: every line of the app. */
  phrases: readonly string[];
  /** Documents, as `index#id`; none where the lines are known by their words only. */
  lineIds?: readonly string[];
}

/** Ids of one document each, which name it in its index. */
const idInIndex = (lineId: string): string => lineId.slice(lineId.indexOf('#') + 1);

const anyOf = (phrases: readonly string[]): string => `(${phrases.map(quotedPhrase).join(' or ')})`;

/**
 * Texts of a search in Kibana's query language (OpenSearch Dashboards has the same), the most exact first: by ids, by
 * phrases and app, by app alone. Each finds at least what the one before finds.
 */
export function kibanaQueries({ app, appFields, phrases, lineIds = [] }: LineSearch): string[] {
  const byApp = app === '' ? '' : `(${appFields.map((field) => `${field}: ${quotedPhrase(app)}`).join(' or ')})`;
  const byPhrase = phrases.length > 0 ? anyOf(phrases) : '';
  return [
    lineIds.length > 0 ? `_id: ${anyOf(lineIds.map(idInIndex))}` : null,
    [byApp, byPhrase].filter((part) => part !== '').join(' and '),
    byApp,
  ].filter((query): query is string => query !== null);
}
