/**
 * Turns the sample days' documents (compact JSON as a string in `message`) into the other shapes that the API's logs have.
 */
import { LogDocument } from '../../src/domain/jobs/logDocument';

export const shapes = ['compact-message', 'compact-fields', 'compact-app', 'rendered', 'rendered-quoted'] as const;
export type Shape = (typeof shapes)[number];

type Source = Record<string, unknown>;
type Event = Record<string, unknown>;

const LEVELS: Record<string, string> = { Warning: 'WRN', Error: 'ERR' };

function renderValue(value: unknown, quoted: boolean): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  return typeof value === 'string' ? (quoted ? `"${value}"` : value) : JSON.stringify(value);
}

/** What Serilog's console prints of an event, the exception's lines included. */
export function renderLines(event: Event, quoted: boolean): string[] {
  const template = String(event['@mt']);
  const text = template.replace(/\{(\w+)(:l)?\}/g, (_, name: string, literal?: string) =>
    renderValue(event[name], quoted && literal === undefined)
  );
  const clock = String(event['@t']).slice(11, 19);
  const level = LEVELS[String(event['@l'])] ?? 'INF';
  const exception = typeof event['@x'] === 'string' ? event['@x'].split('\n') : [];
  return [`[${clock} ${level}] ${text}`, ...exception];
}

function eventOf(source: Source): Event | null {
  const { message } = source;
  return typeof message === 'string' && message.startsWith('{') ? (JSON.parse(message) as Event) : null;
}

function reshapeSource(source: Source, shape: Shape): Source[] {
  const event = eventOf(source);
  if (event === null || shape === 'compact-message') {
    return [source];
  }
  const { message: _, ...envelope } = source;
  switch (shape) {
    case 'compact-fields':
      return [{ ...envelope, ...event }];
    case 'compact-app':
      return [{ ...envelope, app: event }];
    case 'rendered':
    case 'rendered-quoted':
      return renderLines(event, shape === 'rendered-quoted').map((message) => ({ ...envelope, message }));
    default:
      return shape satisfies never;
  }
}

/** Moves a document from Cloud Foundry's envelope into that of Kubernetes. */
export function toKubernetes({ id, source }: LogDocument): LogDocument {
  const { cf, syslog_proc: proc, ...rest } = source as Source & { cf: { app: string } };
  const kubernetes = { deployment: { name: cf.app }, pod: { name: `${cf.app}-${String(proc)}` } };
  return { id, source: { ...rest, kubernetes } };
}

/** Moves app and text of a document into fields of other names, which may have dots. */
export function renameFields({ app, message }: Readonly<Record<'app' | 'message', string>>) {
  return ({ id, source }: LogDocument): LogDocument => {
    const { cf, message: text, ...rest } = source as Source & { cf: { app: string } };
    const named: Source = text === undefined ? {} : { [message]: text };
    return { id, source: { ...rest, ...named, [app]: cf.app } };
  };
}

/** Turns dotted keys into objects, as a search engine's documents have them. */
export function nest({ id, source }: LogDocument): LogDocument {
  const nested: Source = {};
  for (const [key, value] of Object.entries(source)) {
    const names = key.startsWith('@') ? [key] : key.split('.');
    const last = names.pop() ?? key;
    let inner = nested;
    for (const name of names) {
      inner = (inner[name] ??= {}) as Source;
    }
    inner[last] = value;
  }
  return { id, source: nested };
}

/** Flattens a document's objects into dotted keys, as Grafana's frames do. */
export function flatten({ id, source }: LogDocument): LogDocument {
  const flat: Source = {};
  const walk = (value: Source, prefix: string): void => {
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
        walk(inner as Source, `${prefix}${key}.`);
      } else {
        flat[prefix + key] = inner;
      }
    }
  };
  walk(source as Source, '');
  return { id, source: flat };
}

/** The same day in another shape; ids stay unique. */
export function reshape(documents: readonly LogDocument[], shape: Shape): LogDocument[] {
  return documents.flatMap(({ id, source }) =>
    reshapeSource(source as Source, shape).map((reshaped, part) => ({
      id: part === 0 ? id : `${id}-${part}`,
      source: reshaped,
    }))
  );
}
