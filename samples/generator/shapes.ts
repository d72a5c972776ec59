import type { LogDocument } from './envelope';
import type { LogEvent, Value } from './logEvent';

export const SHAPES = ['compact-app', 'compact-fields', 'compact-message', 'rendered', 'rendered-quoted'] as const;

/**
 * How a line lies in its document. compact-app: the JSON event parsed under `app` · compact-fields: parsed to the
 * top level · compact-message: as a string in `message` · rendered: the console's text, strings bare ·
 * rendered-quoted: text of a renderer that puts strings in quotes and writes no prefix.
 */
export type Shape = (typeof SHAPES)[number];

/**
 * What `event` adds to its envelope: one document, or several where a stack trace is split at its lines.
 * `originMs` is what the logging instance's clock shows at the start of the window: whole ms since epoch.
 */
export function shapeEvent(event: LogEvent, shape: Shape, originMs: number): LogDocument[] {
  switch (shape) {
    case 'compact-app':
      return [compactApp(event, originMs)];
    case 'compact-fields':
      return [compactJson(event, originMs)];
    case 'compact-message':
      return [{ message: JSON.stringify(compactJson(event, originMs)) }];
    case 'rendered':
      return texts(event, consolePrefix(event, originMs), consoleValue);
    case 'rendered-quoted':
      return texts(event, '', quotedValue);
    default:
      return shape satisfies never;
  }
}

/** Serilog's CompactJsonFormatter, in its order of keys; Information is not written. */
function compactJson(event: LogEvent, originMs: number): LogDocument {
  const { template, level, exception, request } = event;
  const json: LogDocument = { '@t': `${time(event, originMs).slice(0, -1)}${ticks(event)}Z`, '@mt': template };
  if (template.includes(':l}')) {
    json['@r'] = [event.properties.State];
  }
  if (level) {
    json['@l'] = level;
  }
  if (exception) {
    json['@x'] = exception;
  }
  if (request) {
    json['@tr'] = request.traceId;
    json['@sp'] = request.spanId;
  }
  Object.assign(json, event.properties);
  json.SourceContext = event.source;
  return Object.assign(json, request?.enriched);
}

/** The cluster's Logstash moves two fields of web requests out of `app`. */
function compactApp(event: LogEvent, originMs: number): LogDocument {
  const { RequestId, RequestPath, ...app } = compactJson(event, originMs);
  return RequestId === undefined ? { app } : { app, http: { request: { id: RequestId } }, url: { path: RequestPath } };
}

const CONSOLE_LEVELS = { Information: 'INF', Warning: 'WRN', Error: 'ERR' };

const consolePrefix = (event: LogEvent, originMs: number) =>
  `[${time(event, originMs).slice(11, 19)} ${CONSOLE_LEVELS[event.level ?? 'Information']}] `;

function texts(event: LogEvent, prefix: string, write: (value: Value, name: string) => string): LogDocument[] {
  const text = event.template.replace(/\{(\w+)(:l)?\}/g, (_, name: string, literal?: string) => {
    const value = event.properties[name] ?? null;
    return literal ? String(value) : write(value, name);
  });
  const first = { message: prefix + text };
  return event.exception ? [first, ...event.exception.split('\n').map((message) => ({ message }))] : [first];
}

const isGuid = (value: string) => value.length === 36 && value[8] === '-' && value[13] === '-';

/** The console sink: bare strings; Guid and DateTime, which are not strings to it, in quotes. */
const consoleValue = (value: Value, name: string) =>
  typeof value === 'string' && (isGuid(value) || name === 'ScheduledAt') ? `"${value}"` : String(value);

const quotedValue = (value: Value, name: string) =>
  typeof value === 'string' && !isGuid(value) && name !== 'ScheduledAt' ? JSON.stringify(value) : String(value);

const time = ({ atMs }: LogEvent, originMs: number) => new Date(originMs + Math.floor(atMs)).toISOString();
const ticks = ({ atMs }: LogEvent) => String(Math.floor((atMs % 1) * 10_000)).padStart(4, '0');
