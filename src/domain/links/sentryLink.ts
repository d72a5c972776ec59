import { TimeSpan } from '../coverage';
import { percentEncode, queryString } from './percentEncode';
import { quotedPhrase } from './quotedPhrase';
import { webAddress } from './webAddress';

export interface SentrySettings {
  /** `https://sentry.io`, or where an own Sentry answers. '' for none. */
  baseUrl: string;
  /** The organisation's short name in addresses. */
  organisation: string;
  /** Number of the project; '' for all. */
  project: string;
}

const MARGIN_MS = 60_000;
const LONGEST_TYPE = 200;

// Sentry's own form: UTC without a zone, together with utc=true.
const sentryTime = (ms: number): string => new Date(ms).toISOString().slice(0, 19);

/**
 * Address of Sentry's issues of a span, of one exception type if given. The exception's message stays out of it: it may
 * tell of a person.
 * @returns null when no Sentry is set
 */
export function sentryLink(sentry: SentrySettings, span: TimeSpan, errorType: string | null): string | null {
  const base = webAddress(sentry.baseUrl);
  if (base === null || sentry.organisation === '') {
    return null;
  }
  const type = (errorType ?? '').slice(0, LONGEST_TYPE);
  const parameters = queryString({
    project: sentry.project,
    // A star within quotes is still a wildcard here.
    query: type === '' ? '' : `error.type:${quotedPhrase(type).replaceAll('*', '\\*')}`,
    start: sentryTime(span.fromMs - MARGIN_MS),
    end: sentryTime(span.toMs + MARGIN_MS),
    utc: 'true',
  });
  return `${base}/organizations/${percentEncode(sentry.organisation)}/issues/?${parameters}`;
}
