import { dayOfTenThousandRuns, dayWithGap } from './madeDays';
import { losing, pagePath, panelPath, Picture } from './pictures';
import { queries } from './picturesOfAllStates';

/** Where the accepted pictures lie. */
export const acceptedFolder = 'tests/browser/accepted';

const outage6h = '--logs samples/crm-outage-small.ndjson.gz';
const outage30h = '--day crm-outage-30h --seed 1';
const readInFull = /^Read in full/;

const panel = { path: panelPath, theme: 'dark', widthPx: 1200, heightPx: 560, part: 'panel' } as const;
/** The panel over the last hours. */
const last = (hours: number) => ({ path: `${panelPath}&from=now-${hours}h&to=now` });

/** The situations in which the timeline must be right, a picture each; the browser tests compare them with accepted ones. */
export const acceptedPictures: readonly Picture[] = [
  {
    ...panel,
    file: 'empty.png',
    logs: outage6h,
    path: `${panelPath}&from=1781560000000&to=1781563600000`,
    heightPx: 360,
    waitFor: /Cannot tell: no app/,
  },
  {
    ...panel,
    file: 'loading.png',
    logs: outage6h,
    path: `${pagePath}get-into-teaching-api-prod`,
    part: 'page',
    heightPx: 360,
    waitFor: /^Reading the jobs/,
    whileReading: true,
    prepare: (toBe) => toBe.route(queries, () => new Promise<void>(() => {})),
  },
  {
    ...panel,
    file: 'error.png',
    logs: outage6h,
    heightPx: 360,
    waitFor: 'could not be read',
    prepare: (toBe) => toBe.route(queries, (route) => route.fulfill({ status: 500, json: { message: 'Bad gateway' } })),
  },
  { ...panel, file: 'outage-6h.png', logs: outage6h, heightPx: 700, waitFor: readInFull },
  {
    ...panel,
    ...last(26),
    file: 'gap.png',
    logs: `--logs ${dayWithGap} --now 2026-06-18T15:20:00Z`,
    heightPx: 760,
    waitFor: 'not read',
  },
  { ...panel, file: 'quiet-day.png', logs: '--day quiet-day --seed 1', waitFor: readInFull },
  {
    ...panel,
    ...last(20),
    file: 'one-candidate.png',
    logs: '--day one-candidate-lost --seed 1 --now 2026-06-17T20:00:00Z',
    waitFor: readInFull,
  },
  { ...panel, ...last(48), file: 'outage-30h.png', logs: outage30h, heightPx: 760, waitFor: readInFull },
  {
    ...panel,
    ...last(22),
    file: 'ten-thousand-runs.png',
    logs: `--logs ${dayOfTenThousandRuns} --now 2026-06-17T22:00:00Z`,
    heightPx: 760,
    waitFor: readInFull,
  },
  { ...panel, ...last(26), file: 'narrow.png', logs: losing, widthPx: 760, heightPx: 700, waitFor: readInFull },
  { ...panel, ...last(26), file: 'light.png', logs: losing, theme: 'light', heightPx: 760, waitFor: readInFull },
  { ...panel, ...last(26), file: 'phone.png', logs: losing, widthPx: 390, heightPx: 844, waitFor: readInFull },
];
