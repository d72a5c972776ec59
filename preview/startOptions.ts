import { parseArgs } from 'node:util';

/** What `npm start` was asked to show. Exactly one source of logs is chosen. */
export interface StartOptions {
  /** 0: any free one. */
  port: number;
  logs:
    | { kind: 'sample' }
    | { kind: 'file'; path: string }
    | { kind: 'generated'; scenario: string; seed: number }
    | { kind: 'elasticsearch'; url: string };
  /** Lay the lines onto the present day instead of setting the page's clock to their day. */
  isShiftedToNow: boolean;
  /** The moment that the page's clock starts at (ms since the epoch, UTC); undefined: shortly before the logs end. */
  nowMs: number | undefined;
  /** Of which of the two types Grafana's data source is. */
  dataSource: 'elasticsearch' | 'opensearch';
  /** File with the app's settings (JSON) to begin with. */
  settings: string | undefined;
  /** Who looks at it. */
  role: 'Admin' | 'Viewer';
  opensBrowser: boolean;
  asksForHelp: boolean;
}

export const usage = `npm start -- [options]
  --port N             port of the page (default 3000, or PORT); 0: any free one
  --logs FILE          show a log export: .ndjson or .ndjson.gz, one document a line
  --day NAME           show a generated day, e.g. crm-outage; --seed N makes another one of its kind
  --elasticsearch URL  show the logs of a real cluster
  --opensearch         let Grafana's data source be that of its plugin for OpenSearch
  --now TIME           what time the page's clock starts at, e.g. 2026-06-17T15:30:00Z
  --shift-to-now       lay the lines onto today, for a Grafana with a clock of its own
  --settings FILE      begin with these settings of the app, in JSON
  --viewer             look at it as somebody who may change nothing
  --no-open            open no browser window
  --help               this list`;

/**
 * Reads the command line and the environment (`PORT`, `CI`).
 *
 * @throws Error with a message for the person at the keyboard.
 */
export function readStartOptions(args: string[], env: Readonly<Record<string, string | undefined>>): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      logs: { type: 'string' },
      day: { type: 'string' },
      seed: { type: 'string' },
      elasticsearch: { type: 'string' },
      opensearch: { type: 'boolean', default: false },
      now: { type: 'string' },
      'shift-to-now': { type: 'boolean', default: false },
      settings: { type: 'string' },
      viewer: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const sources = [values.logs, values.day, values.elasticsearch].filter((value) => value !== undefined);
  if (sources.length > 1) {
    throw new Error('Choose one of --logs, --day and --elasticsearch.');
  }
  if (values.elasticsearch !== undefined && (values.now !== undefined || values['shift-to-now'])) {
    throw new Error('A real cluster has a real clock: --now and --shift-to-now go with sample logs only.');
  }
  if (values.seed !== undefined && values.day === undefined) {
    throw new Error('--seed goes with --day.');
  }
  return {
    port: wholeNumber(values.port ?? env.PORT ?? '3000', 'The port', 65_535),
    logs: readSource(values),
    isShiftedToNow: values['shift-to-now'],
    nowMs: values.now === undefined ? undefined : readTime(values.now),
    dataSource: values.opensearch ? 'opensearch' : 'elasticsearch',
    settings: values.settings,
    role: values.viewer ? 'Viewer' : 'Admin',
    opensBrowser: !values['no-open'] && !env.CI,
    asksForHelp: values.help,
  };
}

function readSource(values: {
  logs?: string;
  day?: string;
  seed?: string;
  elasticsearch?: string;
}): StartOptions['logs'] {
  if (values.logs !== undefined) {
    return { kind: 'file', path: values.logs };
  }
  if (values.day !== undefined) {
    return { kind: 'generated', scenario: values.day, seed: wholeNumber(values.seed ?? '1', '--seed', 2 ** 31) };
  }
  if (values.elasticsearch !== undefined) {
    if (!/^https?:\/\/./.test(values.elasticsearch)) {
      throw new Error(`--elasticsearch needs an address such as http://localhost:9200, not ${values.elasticsearch}`);
    }
    return { kind: 'elasticsearch', url: values.elasticsearch };
  }
  return { kind: 'sample' };
}

function wholeNumber(text: string, what: string, max: number): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number) || number < 0 || number > max) {
    throw new Error(`${what} must be a whole number from 0 to ${max}, not ${text}`);
  }
  return number;
}

function readTime(text: string): number {
  const timeMs = Date.parse(text);
  if (Number.isNaN(timeMs)) {
    throw new Error(`--now must be a time such as 2026-06-17T15:30:00Z, not ${text}`);
  }
  return timeMs;
}
