import { Page } from 'playwright-core';

/** One picture of the product. */
export interface Picture {
  /** Path of the file. */
  file: string;
  /** Options of `npm start` that choose the logs and the time. */
  logs: string;
  path: string;
  theme: 'dark' | 'light';
  /** Size of the window (px). */
  widthPx: number;
  heightPx: number;
  /** The panel alone, the page without Grafana's frame, what the window shows, or all of it. */
  part: 'panel' | 'page' | 'window' | 'all';
  /** Stands there when the picture can be taken. */
  waitFor: string | RegExp;
  /** Taken before everything is read. */
  whileReading?: boolean;
  /** Done before the page is opened. */
  prepare?: (page: Page) => Promise<unknown>;
}

export const panelPath = '/d/28EURzZGz/get-into-teaching-api?viewPanel=71';
export const pagePath = '/a/dfe-failedjobs-app?var-App=';

/** An afternoon on which candidates are being lost while others can still be saved. */
export const losing = '--logs samples/candidates-lost-small.ndjson.gz --now 2026-06-18T15:20:00Z';
const range = 'from=now-26h&to=now';

const panel = { logs: losing, path: `${panelPath}&${range}`, widthPx: 1440, heightPx: 760, part: 'panel' } as const;
const page = {
  logs: losing,
  path: `${pagePath}get-into-teaching-api-prod&${range}`,
  widthPx: 1440,
  heightPx: 900,
  part: 'window',
} as const;
const waitFor = 'candidates lost';
/** A page of the app, by its path below the first. */
const pageAt = (path: string) => ({ ...page, path: page.path.replace('?', `/${path}?`) });
const jobTypePage = { ...pageAt('jobs/UpsertCandidateJob'), heightPx: 1100, waitFor: 'It is still failing.' };
const runPage = { ...pageAt('runs/job-4143613'), heightPx: 680, waitFor: /^Lost for good at/ };

/** The pictures of plugin.json (src/img) and README.md (docs/img). */
export const publishedPictures: readonly Picture[] = [
  { ...panel, file: 'src/img/screenshots/panel.png', theme: 'dark', waitFor },
  { ...page, file: 'src/img/screenshots/needs-you.png', theme: 'dark', waitFor },
  { ...jobTypePage, file: 'src/img/screenshots/job-type.png', theme: 'dark' },
  { ...runPage, file: 'src/img/screenshots/run.png', theme: 'dark' },
  { ...panel, file: 'docs/img/panel-dark.png', theme: 'dark', waitFor },
  { ...panel, file: 'docs/img/panel-light.png', theme: 'light', waitFor },
  { ...page, file: 'docs/img/needs-you-light.png', theme: 'light', waitFor },
];
