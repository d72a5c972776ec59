/** What every page keeps in its address, as Grafana's dashboards write it. */
export interface SharedState {
  /** '' asks which app. */
  app: string;
  /** `now-24h`, or ms since the epoch. */
  from: string;
  to: string;
  /** Refresh interval, `30s`; '' for none. */
  refresh: string;
}

/** What pages keep in their addresses. Where nothing is asked for, all but the range is ''. */
export interface UrlState extends SharedState {
  /** Page of a job type: which runs are listed, and in which order. */
  group: string;
  error: string;
  text: string;
  order: string;
  /** Page of the losses: `all` lists those without a person's data too. */
  show: string;
  /** Page of a run: a moment of it, ms since the epoch. */
  at: string;
}

const names: Record<keyof UrlState, string> = {
  app: 'var-App',
  from: 'from',
  to: 'to',
  refresh: 'refresh',
  group: 'state',
  error: 'error',
  text: 'q',
  order: 'sort',
  show: 'show',
  at: 'at',
};

const defaults: Partial<UrlState> = { from: 'now-24h', to: 'now' };

/** The state that an address asks for; what it leaves out has its default. */
export function readUrlState(parameters: URLSearchParams): UrlState {
  const keys = Object.keys(names) as Array<keyof UrlState>;
  const read = (key: keyof UrlState) => parameters.get(names[key])?.trim() || (defaults[key] ?? '');
  return Object.fromEntries(keys.map((key) => [key, read(key)])) as Record<keyof UrlState, string>;
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
} as const;
