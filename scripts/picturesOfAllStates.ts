import { Page } from 'playwright-core';
import { losing, pagePath, panelPath, Picture } from './pictures';

/** The app's name in our small sample days, which are of Cloud Foundry, and in generated ones, which are of Kubernetes. */
const apps = { '--logs': 'get-into-teaching-api-prod', '--day': 'getintoteachingapi-production' };

const recovered = '--logs samples/crm-outage-small.ndjson.gz';
const outage = '--day crm-outage-30h --seed 1';
/** Requests for log lines. */
export const queries = '**/api/ds/query*';

interface State {
  name: string;
  logs: string;
  waitFor: Picture['waitFor'];
  whileReading?: boolean;
  /** Added to the address. */
  search?: string;
  prepare?: (page: Page) => Promise<unknown>;
  /** Where it can be seen; both by default. */
  on?: 'panel' | 'page';
  /** Which page; the first by default. */
  at?: string;
}

const states: readonly State[] = [
  { name: 'quiet', logs: '--day quiet-day --seed 1', waitFor: 'Nothing needs you.' },
  { name: 'recovered', logs: recovered, waitFor: 'Nothing was lost.' },
  { name: 'lost', logs: losing, waitFor: 'candidates lost', search: 'from=now-26h&to=now' },
  { name: 'at-risk', logs: '--day at-risk --seed 1', waitFor: 'Nothing lost yet' },
  { name: 'gap', logs: outage, waitFor: 'not read', on: 'panel' },
  { name: 'thousand', logs: outage, waitFor: /runs lost/, search: 'from=now-48h&to=now', on: 'page' },
  {
    name: 'empty',
    logs: recovered,
    waitFor: /Cannot tell: no (app|line)/,
    search: 'from=1781560000000&to=1781563600000',
  },
  { name: 'old', logs: recovered, waitFor: 'As of', search: 'from=1781647200000&to=1781705400000' },
  {
    name: 'loading',
    logs: recovered,
    waitFor: /Reading the jobs/,
    whileReading: true,
    on: 'page',
    prepare: (page) => page.route(queries, () => new Promise<void>(() => {})),
  },
  {
    name: 'error',
    logs: recovered,
    waitFor: 'could not be read',
    prepare: (page) => page.route(queries, (route) => route.fulfill({ status: 500, json: { message: 'Bad gateway' } })),
  },
  ...onPages('jobs/UpsertCandidateJob', [
    { name: 'type-failing', logs: losing, waitFor: 'It is still failing.', search: 'from=now-26h&to=now' },
    { name: 'type-recovered', logs: recovered, waitFor: 'It is not failing any more.' },
    {
      name: 'type-none-like-that',
      logs: losing,
      waitFor: 'No run is like that.',
      search: 'from=now-26h&to=now&q=none',
    },
  ]),
  ...onPages('jobs/CrmSyncJob', [{ name: 'type-fine', logs: losing, waitFor: 'It did not fail in this range.' }]),
  ...onPages('jobs/NoSuchJob', [{ name: 'type-unknown', logs: losing, waitFor: 'no line of this job' }]),
  ...onPages('runs/job-4143613', [
    { name: 'run-lost', logs: losing, waitFor: /^Lost for good at/, search: 'from=now-26h&to=now' },
    {
      name: 'run-from-its-middle',
      logs: losing,
      waitFor: 'Read it from its first attempt',
      search: 'from=now-3h&to=now',
    },
    {
      name: 'run-not-in-range',
      logs: losing,
      waitFor: 'Show the days around',
      search: 'from=now-5m&to=now&at=1781710401547',
    },
  ]),
  ...onPages('runs/job-4143698', [
    { name: 'run-waiting', logs: losing, waitFor: /^Waiting for its next attempt/, search: 'from=now-26h&to=now' },
  ]),
  ...onPages('losses', [
    { name: 'losses-none', logs: recovered, waitFor: 'Nothing was lost', search: 'from=now-22h&to=now' },
    {
      name: 'losses-gap',
      logs: recovered,
      waitFor: 'Cannot tell whether',
      search: 'from=1781640000000&to=1781705400000',
    },
    { name: 'losses-some', logs: losing, waitFor: 'lost.', search: 'from=now-26h&to=now' },
    { name: 'losses-many', logs: outage, waitFor: 'lost.', search: 'from=now-48h&to=now&show=all' },
  ]),
  ...onPages('runbook', [
    { name: 'runbook-quiet', logs: '--day quiet-day --seed 1', waitFor: 'No run failed' },
    { name: 'runbook-lost', logs: losing, waitFor: 'runbook speaks', search: 'from=now-26h&to=now' },
  ]),
];

function onPages(at: string, shown: ReadonlyArray<Omit<State, 'on' | 'at'>>): State[] {
  return shown.map((state) => ({ ...state, on: 'page', at }));
}

/** Every state on panel and page, in both themes and three widths. */
export function picturesOfAllStates(): Picture[] {
  return states.flatMap(({ name, logs, waitFor, whileReading, search, prepare, on, at }) =>
    (['panel', 'page'] as const)
      .filter((place) => on === undefined || on === place)
      .flatMap((place) =>
        (['dark', 'light'] as const).flatMap((theme) =>
          [1440, 900, 420].map((widthPx) => ({
            file: `${name}-${place}-${theme}-${widthPx}.png`,
            logs,
            path: addressOf(place, logs, search, at),
            theme,
            widthPx,
            heightPx: widthPx === 420 ? 800 : 900,
            part: 'all' as const,
            waitFor,
            whileReading,
            prepare,
          }))
        )
      )
  );
}

function addressOf(place: 'panel' | 'page', logs: string, search = '', at = ''): string {
  const app = logs.startsWith('--day') ? apps['--day'] : apps['--logs'];
  const page = pagePath.replace('?', `${at && '/'}${at}?`) + app;
  return `${place === 'panel' ? panelPath : page}&${search}`;
}
