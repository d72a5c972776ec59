import { percentEncode, queryString } from './percentEncode';
import { webAddress } from './webAddress';

export const APP_ID = 'dfe-failedjobs-app';

/** What a page of Grafana keeps when it leads to another. */
export interface GrafanaContext {
  app: string;
  /** As Grafana writes them: `now-24h`, or ms since the epoch. '' leaves the range to the page. */
  from: string;
  to: string;
  /** Refresh interval, `30s`; '' or none: the page does not refresh itself. */
  refresh?: string;
}

const contextParameters = ({ app, from, to, refresh = '' }: GrafanaContext): string =>
  queryString({ from, to, refresh, 'var-App': app });

/**
 * Path of one of our pages within Grafana; the caller puts Grafana's own base path before it.
 * @param segments parts of the page's path, not encoded: `['jobs', 'UpsertModelJob<PhoneCall>']`; none for the first page
 */
export function appPagePath(segments: readonly string[], context: GrafanaContext): string {
  const path = ['/a', APP_ID, ...segments.map(percentEncode)].join('/');
  const parameters = contextParameters(context);
  return parameters === '' ? path : `${path}?${parameters}`;
}

/** Path of the page of one job type. */
export const jobTypePath = (jobType: string, context: GrafanaContext): string =>
  appPagePath(['jobs', jobType], context);

/**
 * Path of the page of one run.
 * @param atMs a moment of the run (ms, UTC), by which it is found again once the range has moved on
 */
export function runPath(key: string, atMs: number, context: GrafanaContext): string {
  const path = appPagePath(['runs', key], context);
  return `${path}${path.includes('?') ? '&' : '?'}at=${atMs}`;
}

// A path within this Grafana. Two slashes, or a slash and a backslash, would lead to another host.
const LOCAL_PATH = /^\/(?![/\\])[^\s\\<>"']*$/;

/** Whether an address may be linked to: a path within this Grafana, or an http or https address. */
export function isLinkable(address: string): boolean {
  return LOCAL_PATH.test(address) || webAddress(address.split(/[?#]/, 1)[0] ?? '') !== null;
}

/**
 * Address of the dashboard with the range and the variable `App`; what the address asks for already is kept.
 * @returns null when the address may not be linked to
 */
export function dashboardLink(dashboardUrl: string, context: GrafanaContext): string | null {
  const address = dashboardUrl.trim();
  if (!isLinkable(address)) {
    return null;
  }
  const [beforeHash = '', ...hash] = address.split('#');
  const [path = '', ...query] = beforeHash.split('?');
  const parameters = [query.join('?'), contextParameters(context)].filter((part) => part !== '').join('&');
  return path + (parameters === '' ? '' : `?${parameters}`) + (hash.length > 0 ? `#${hash.join('#')}` : '');
}
