import { appPagePath } from '../domain/links/grafanaLinks';

/** What a page keeps in its address, as Grafana's dashboards write it. */
export interface UrlState {
  /** '' asks which app. */
  app: string;
  /** `now-24h`, or ms since the epoch. */
  from: string;
  to: string;
  /** Refresh interval, `30s`; '' for none. */
  refresh: string;
}

const names: Record<keyof UrlState, string> = { app: 'var-App', from: 'from', to: 'to', refresh: 'refresh' };

const defaults: UrlState = { app: '', from: 'now-24h', to: 'now', refresh: '' };

/** The state that an address asks for; what it leaves out has its default. */
export function readUrlState(parameters: URLSearchParams): UrlState {
  const read = (key: keyof UrlState) => parameters.get(names[key])?.trim() || defaults[key];
  return { app: read('app'), from: read('from'), to: read('to'), refresh: read('refresh') };
}

/** The parameters after a change; those that belong to nobody here are kept. */
export function withUrlState(parameters: URLSearchParams, change: Partial<UrlState>): URLSearchParams {
  const next = new URLSearchParams(parameters);
  for (const [key, value] of Object.entries(change) as Array<[keyof UrlState, string]>) {
    if (value === '') {
      next.delete(names[key]);
    } else {
      next.set(names[key], value);
    }
  }
  return next;
}

/** Where each page stands below the app's own address, as segments that are not encoded. */
export const pagePlaces = {
  needsYou: () => [],
  losses: () => ['losses'],
  runbook: () => ['runbook'],
  jobType: (jobType: string) => ['jobs', jobType],
  run: (key: string) => ['runs', key],
} as const;

/** Path of another page within Grafana that keeps app, range and refresh interval. */
export function pagePath(segments: readonly string[], { app, from, to, refresh }: UrlState): string {
  const path = appPagePath(segments, { app, from, to });
  return refresh === '' ? path : `${path}&refresh=${encodeURIComponent(refresh)}`;
}
