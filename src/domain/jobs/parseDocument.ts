import { consoleTimeMs } from './consoleClock';
import { isExceptionContinuation } from './exceptionText';
import { JobCatalogue, apiCatalogue } from './jobCatalogue';
import { JobEvent } from './jobEvent';
import { JobLineReading, Properties, readJobTemplate, readJobText } from './jobLine';
import { LineOrigin, asText, hasTime, readOrigin } from './lineOrigin';
import { LogDocument, isObject, ownValue } from './logDocument';
import { parseLogTime } from './logTime';
import { readOwnTemplate, readOwnText } from './ownLine';
import { payloadHash } from './payloadHash';
import { ServerLineFacts, readMailText, readServerText } from './serverLine';
import { ServiceLines } from './serviceLines';

/** What one document is, as far as jobs go. */
export type ParsedLine =
  | { is: 'event'; origin: LineOrigin; event: JobEvent }
  /** not about a job; most lines are */
  | { is: 'noise' }
  /** a further line of an exception: the rendered shape splits them into documents of their own */
  | { is: 'continuation'; origin: LineOrigin; text: string }
  | { is: 'loose'; origin: LineOrigin; jobType: string; reason: string; mayTellOfFailure: boolean }
  | { is: 'unreadable'; timeMs: number | null; reason: string; mayTellOfFailure: boolean };

/** Serilog's properties that tell something about a job, as compact JSON names them. */
const PROPERTY_NAMES =
  '@t @mt @m @r @x State SourceContext Attempt CorrelationId Id TypeName Payload ScheduledAt LogMessage Template'.split(
    ' '
  );

function pickPrefixed(source: LogDocument['source'], prefix: string): Properties {
  const picked: Record<string, unknown> = {};
  for (const name of PROPERTY_NAMES) {
    const value = source[prefix + name];
    if (value !== undefined) {
      picked[name] = value;
    }
  }
  return picked;
}

const isCompact = (value: unknown): value is Properties =>
  isObject(value) && (ownValue(value, '@mt') !== undefined || ownValue(value, '@m') !== undefined);

/** Finds the structured event of the shapes compact-app and compact-fields. Null: the document has none. */
function structuredEvent(source: LogDocument['source']): Properties | null {
  // Asked before all else, and of most lines in vain: fields by their own names are found fastest.
  const { app: nested, 'app.@mt': a, 'app.@m': b, '@mt': c, '@m': d } = source;
  if ((nested ?? a ?? b ?? c ?? d) === undefined) {
    return null;
  }
  const app = source['app'];
  if (isCompact(app)) {
    return app;
  }
  if (ownValue(source, 'app.@mt') !== undefined || ownValue(source, 'app.@m') !== undefined) {
    return pickPrefixed(source, 'app.');
  }
  return isCompact(source) ? source : null;
}

const NO_TIME = 'it has no readable time';
const NOISE: ParsedLine = { is: 'noise' };

/** The loggers that tell of jobs beside the jobs' own. */
const HANGFIRE = 'Hangfire.';
const HOST = 'Microsoft.Hosting.';
const MAILER = 'GetIntoTeachingApi.Services.Notify';

// Messages without any of the words are not worth parsing. Words are found faster than a pattern.
const mentionsJobs = (text: string, { words }: ServiceLines): boolean => words.some((word) => text.includes(word));

// Serilog writes the time first, then the template.
const TEMPLATE_AT = '{"@t":"2026-06-17T10:00:00.1234567Z","@mt":"'.length;
const HANGFIRE_TEMPLATE = '{State:l}';

/**
 * Whether a line of compact JSON is a web request's, which most lines are: their template begins with a property,
 * `{Identifier}: {Info}`.
 */
const isRequest = (json: string, { beginsWithText }: ServiceLines): boolean =>
  beginsWithText &&
  json[TEMPLATE_AT] === '{' &&
  json.startsWith('"@mt":"', TEMPLATE_AT - 7) &&
  !json.startsWith(HANGFIRE_TEMPLATE, TEMPLATE_AT);

const TELLS_OF_FAILURE =
  /Failed to process the job|automatically deleted|Job(?:<[^>]{1,80}>)? - Deleted|state change attempt/;

// Compact JSON that was cut off behind a template which says what the line is about: Hangfire's says nothing by itself.
const COMPACT_JSON = /^\{\s*"@/;
const TELLING_TEMPLATE = /"@mt"\s*:\s*"(?!\{State)[^"\\]{1,400}"/;

/** Whether a line that cannot be parsed may tell of a failure: it does, or what it is about was lost with the rest. */
const mayTellOfFailure = (text: string, { failureWords }: ServiceLines): boolean =>
  TELLS_OF_FAILURE.test(text) ||
  failureWords.some((words) => text.includes(words)) ||
  (COMPACT_JSON.test(text) && !TELLING_TEMPLATE.test(text));

const isUnnamed = (context: unknown): boolean => context === undefined || context === null;

const isLogger = (context: unknown, prefix: string): boolean =>
  isUnnamed(context) || (typeof context === 'string' && context.startsWith(prefix));

const isJobLogger = (context: unknown, lines: ServiceLines): boolean =>
  isUnnamed(context) || (typeof context === 'string' && lines.isJobLogger(context));

/** What a line says; null: nothing of a job. */
type Reading = JobLineReading | { is: 'event'; facts: ServerLineFacts } | null;

const serverLine = (facts: ServerLineFacts | null): Reading => facts && { is: 'event', facts };

/** Every event has every field: objects of one shape are cheaper to make and to read. */
function eventOf(
  { id, timeMs, ticks, instance }: LineOrigin,
  facts: Partial<JobEvent> & Pick<JobEvent, 'kind'>
): JobEvent {
  return {
    kind: facts.kind,
    id,
    timeMs,
    ticks,
    instance,
    jobType: facts.jobType ?? null,
    attempt: facts.attempt ?? null,
    maxAttempts: facts.maxAttempts ?? null,
    correlationId: facts.correlationId,
    entityId: facts.entityId,
    payloadHash: facts.payloadHash,
    hangfireJobId: facts.hangfireJobId,
    retryDelayMs: facts.retryDelayMs,
    error: facts.error,
    earlyFailure: facts.earlyFailure,
  };
}

const tellsOfFailure = (kind: JobEvent['kind']): boolean => kind === 'deleted' || kind === 'saidFailed';

function lineOf(origin: LineOrigin, reading: NonNullable<Reading>, catalogue: JobCatalogue): ParsedLine {
  if (reading.is === 'event') {
    const { jobType, kind } = reading.facts;
    if (jobType && !catalogue.info(jobType)) {
      const reason = `job type ${jobType} is not known`;
      return { is: 'loose', origin, jobType, reason, mayTellOfFailure: tellsOfFailure(kind) };
    }
    return { is: 'event', origin, event: eventOf(origin, reading.facts) };
  }
  const { jobType, reason, kind } = reading;
  // A start that cannot be used is a run whose end may never have come.
  const hidesRun = kind === 'started' && catalogue.info(jobType)?.jobClass === 'send';
  return { is: 'loose', origin, jobType, reason, mayTellOfFailure: tellsOfFailure(kind) || hidesRun };
}

function readStructured(properties: Properties, catalogue: JobCatalogue): Reading {
  const { '@mt': template, '@m': rendered, '@x': exception, SourceContext: context } = properties;
  const text = asText(template) || asText(rendered);
  const { lines } = catalogue;
  const exceptionText = typeof exception === 'string' ? exception : null;
  if (lines.patterns.length > 0) {
    const own =
      typeof template === 'string'
        ? readOwnTemplate(template, properties, catalogue)
        : readOwnText(text, context, exceptionText, catalogue);
    if (own !== null) {
      return own;
    }
  }
  const job = typeof template === 'string' ? readJobTemplate(template, properties, lines) : readJobText(text, lines);
  if (job !== null) {
    return isJobLogger(context, lines) ? job : null;
  }
  if (isLogger(context, HANGFIRE) || isLogger(context, HOST)) {
    const { State: state, '@r': renderings } = properties;
    const plain =
      text === HANGFIRE_TEMPLATE ? asText(state) || asText(Array.isArray(renderings) && renderings[0]) : text;
    return serverLine(readServerText(plain, exceptionText, catalogue));
  }
  return lines.isApi && isLogger(context, MAILER) ? serverLine(readMailText(text, properties.Template)) : null;
}

/** @param message text of the line, where there is more than the properties */
function parseStructured(
  document: LogDocument,
  properties: Properties,
  catalogue: JobCatalogue,
  message?: string
): ParsedLine {
  const { '@t': ownTime, '@mt': template, State: state } = properties;
  const reading = readStructured(properties, catalogue);
  if (reading === null && hasTime(document, ownTime)) {
    return NOISE;
  }
  const origin = readOrigin(document, ownTime);
  return origin && reading
    ? lineOf(origin, reading, catalogue)
    : unreadable(document.source, NO_TIME, message ?? asText(template) + asText(state), catalogue);
}

// `[10:00:01 WRN] text`, `2026-06-17 10:00:01.123 +00:00 [WRN] text`
const CONSOLE_PREFIX =
  /^\[?(?:\d{4}-\d\d-\d\d[T ])?\[?(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?: ?[+-]\d\d:\d\d)? ?\[?[A-Za-z]{3,11}\] /;

/** Adds the console's own clock to a rendered line, or that it has none. */
function rendered(line: ParsedLine, message: string, prefix: RegExpExecArray | null): ParsedLine {
  if (line.is !== 'event') {
    return line;
  }
  if (prefix === null) {
    return { ...line, event: { ...line.event, isClockless: true } };
  }
  const secondOfDay = (Number(prefix[1]) * 60 + Number(prefix[2])) * 60 + Number(prefix[3]);
  const consoleMs = consoleTimeMs(secondOfDay, line.origin.timeMs);
  return { ...line, event: { ...line.event, consoleMs, lineHash: payloadHash(message) } };
}

function parseRendered(document: LogDocument, message: string, catalogue: JobCatalogue): ParsedLine {
  const prefix = CONSOLE_PREFIX.exec(message);
  const text = prefix ? message.slice(prefix[0].length) : message;
  const reading = readOwn(text, catalogue) ?? readJobText(text, catalogue.lines) ?? readOtherText(text, catalogue);
  const isContinuation = reading === null && prefix === null && isExceptionContinuation(text);
  if (reading === null && !isContinuation) {
    return hasTime(document) ? NOISE : unreadable(document.source, NO_TIME, message, catalogue);
  }
  const origin = readOrigin(document);
  if (!origin) {
    return unreadable(document.source, NO_TIME, message, catalogue);
  }
  return reading
    ? rendered(lineOf(origin, reading, catalogue), message, prefix)
    : { is: 'continuation', origin, text: text.slice(0, 2000) };
}

/** A rendered line's text, and the exception that may stand behind it. */
function withoutException(text: string): { firstLine: string; exception: string | null } {
  const lineEnd = text.search(/\r?\n/);
  return lineEnd < 0
    ? { firstLine: text, exception: null }
    : { firstLine: text.slice(0, lineEnd), exception: text.slice(lineEnd).trimStart() };
}

function readOwn(text: string, catalogue: JobCatalogue): Reading {
  if (catalogue.lines.patterns.length === 0) {
    return null;
  }
  const { firstLine, exception } = withoutException(text);
  return readOwnText(firstLine, undefined, exception, catalogue);
}

function readOtherText(text: string, catalogue: JobCatalogue): Reading {
  const { firstLine, exception } = withoutException(text);
  const server = readServerText(firstLine, exception, catalogue);
  return serverLine(server ?? (catalogue.lines.isApi ? readMailText(firstLine, undefined) : null));
}

/** @param text of the line; null: nobody knows, so it may tell of anything */
function unreadable(
  source: LogDocument['source'],
  reason: string,
  text: string | null,
  { lines }: JobCatalogue
): ParsedLine {
  const timeMs = parseLogTime(source['@timestamp'])?.timeMs ?? null;
  return { is: 'unreadable', timeMs, reason, mayTellOfFailure: text === null || mayTellOfFailure(text, lines) };
}

function parseMessage(document: LogDocument, message: string, catalogue: JobCatalogue): ParsedLine {
  // First of all, and whatever else is in it: nothing costs more at a million lines than to look at the rest of these.
  if (isRequest(message, catalogue.lines)) {
    return NOISE;
  }
  const { source } = document;
  const json = message.trim();
  if (json[0] === '{') {
    if (json[json.length - 1] !== '}') {
      return unreadable(source, 'its JSON is cut off', message, catalogue);
    }
    if (!mentionsJobs(message, catalogue.lines) && hasTime(document)) {
      return NOISE;
    }
    try {
      const properties: unknown = JSON.parse(message);
      if (isCompact(properties)) {
        return parseStructured(document, properties, catalogue, message);
      }
    } catch {
      return unreadable(source, 'its JSON cannot be parsed', message, catalogue);
    }
  }
  return parseRendered(document, message, catalogue);
}

/** The value as text; null where it is too deep to be written out. */
function writtenOut(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

/** Reads one document, whatever its shape. Never throws; source: docs/job-logs.md. */
export function parseDocument(document: LogDocument, catalogue = apiCatalogue): ParsedLine {
  const { source } = document;
  const properties = structuredEvent(source);
  if (properties) {
    return parseStructured(document, properties, catalogue);
  }
  const message = source['message'];
  if (typeof message === 'string') {
    return parseMessage(document, message, catalogue);
  }
  if (message !== undefined && message !== null) {
    return unreadable(source, 'its message is not text', writtenOut(message), catalogue);
  }
  return hasTime(document) ? NOISE : unreadable(source, NO_TIME, '', catalogue);
}
