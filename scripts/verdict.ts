/**
 * The same answer on the command line: reads an exported log file, runs the plugin's own core, prints one JSON object.
 * The object's form is documented in docs/verdict-json.md. Exit status 0: an answer was given; 2: it could not be.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { analyse } from '../src/domain/analyse';
import { Gap, TimeSpan } from '../src/domain/coverage';
import { AppReader, appReader, readOrigin } from '../src/domain/jobs/lineOrigin';
import { LogDocument } from '../src/domain/jobs/logDocument';
import { parseLogTime } from '../src/domain/jobs/logTime';
import { documentsOfText } from '../src/domain/jobs/documentsOfText';
import { LogFields } from '../src/domain/links/logFields';
import { policyOf } from '../src/domain/policy';
import { toVerdictJson } from '../src/domain/verdictJson';
import { readSettings } from '../src/settings/readSettings';
import { AppSettings } from '../src/settings/settings';

const USAGE = `Usage: npm run --silent verdict -- --logs FILE.ndjson[.gz] [--app NAME] [--from ISO --to ISO] [--now ISO] [--gap ISO..ISO]… [--app-field NAME]… [--message-field NAME] [--settings FILE.json]`;

/** A mistake of the caller: shown as one message, without a stack trace. */
class UsageError extends Error {}

const options = {
  logs: { type: 'string' },
  app: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  now: { type: 'string' },
  gap: { type: 'string', multiple: true },
  'app-field': { type: 'string', multiple: true },
  'message-field': { type: 'string' },
  settings: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

function timeMs(name: string, text: string): number {
  const iso = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text;
  const time = parseLogTime(/^\d{12,13}$/.test(iso) ? Number(iso) : iso);
  if (!time) {
    throw new UsageError(`--${name}: “${text}” is not a time. Write it as 2026-06-17T08:00:00Z.`);
  }
  return time.timeMs;
}

function gapOf(text: string): Gap {
  const [from, to, ...rest] = text.split('..');
  if (!from || !to || rest.length > 0) {
    throw new UsageError(`--gap: “${text}” is not a span. Write it as 2026-06-17T08:00:00Z..2026-06-17T09:00:00Z.`);
  }
  return { ...spanOf('gap', timeMs('gap', from), timeMs('gap', to)), reason: 'not-read' };
}

function spanOf(name: string, fromMs: number, toMs: number): TimeSpan {
  if (toMs < fromMs) {
    throw new UsageError(`--${name}: the end lies before the beginning.`);
  }
  return { fromMs, toMs };
}

/** The app's settings, as its page saves them: what is not valid is a mistake here, since nobody would see a warning. */
function settingsOf(path: string | undefined): AppSettings {
  let jsonData: unknown = {};
  try {
    jsonData = path === undefined ? {} : JSON.parse(readText('settings', path));
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`--settings: ${path} is no JSON.`);
  }
  const { settings, problems } = readSettings(jsonData);
  if (problems.length > 0) {
    throw new UsageError(`--settings: ${problems.join(' ')}`);
  }
  return settings;
}

function readText(option: string, path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(
      `--${option}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`
    );
  }
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return (isGzip ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch {
    throw new UsageError(`--${option}: ${path} is a broken gzip file.`);
  }
}

function chooseApp(documents: readonly LogDocument[], asked: string | undefined, appOf: AppReader): string {
  const apps = [...new Set(documents.map(({ source }) => appOf(source, asked)))].sort();
  const named = apps.filter((app) => app !== '');
  const list = named.map((app) => `  ${app}`).join('\n');
  if (asked !== undefined) {
    if (!apps.includes(asked)) {
      throw new UsageError(`--app: no line is from “${asked}”.${list && ` The file holds lines of:\n${list}`}`);
    }
    return asked;
  }
  if (named.length > 1) {
    throw new UsageError(`The file holds lines of several apps. Choose one with --app:\n${list}`);
  }
  return named[0] ?? '';
}

/** First and last time of the lines that have one. */
function extent(documents: readonly LogDocument[]): TimeSpan {
  let fromMs = Infinity;
  let toMs = -Infinity;
  for (const document of documents) {
    const origin = readOrigin(document, document.source['@t']);
    if (origin) {
      fromMs = Math.min(fromMs, origin.indexedMs);
      toMs = Math.max(toMs, origin.indexedMs);
    }
  }
  if (fromMs > toMs) {
    throw new UsageError('No line has a readable time. Give the range with --from and --to.');
  }
  return { fromMs, toMs };
}

function main(args: string[]): void {
  const values = readArguments(args);
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  if (!values.logs) {
    throw new UsageError(`--logs is missing.\n${USAGE}`);
  }
  const documents = documentsOfText(readText('logs', values.logs));
  const settings = settingsOf(values.settings);
  const fields: LogFields = {
    app: values['app-field'] ?? settings.fields.app,
    message: values['message-field'] ?? settings.fields.message,
  };
  const app = chooseApp(documents, values.app, appReader(fields.app));
  const whole = values.from && values.to ? { fromMs: 0, toMs: 0 } : extent(documents);
  const { fromMs, toMs } = spanOf(
    'to',
    values.from ? timeMs('from', values.from) : whole.fromMs,
    values.to ? timeMs('to', values.to) : whole.toMs
  );
  const nowMs = values.now ? timeMs('now', values.now) : toMs;
  const report = analyse(documents, {
    app,
    fields,
    policy: policyOf(settings),
    fromMs,
    toMs,
    nowMs,
    gaps: (values.gap ?? []).map(gapOf),
  });
  process.stdout.write(`${JSON.stringify(toVerdictJson(report))}\n`);
}

// A reader such as `head` may stop before the end: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exitCode = error.code === 'EPIPE' ? 0 : 1;
});

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
