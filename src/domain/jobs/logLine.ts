import { isExceptionContinuation } from './exceptionText';
import { apiCatalogue } from './jobCatalogue';
import { JobEventKind } from './jobEvent';
import { asText } from './lineOrigin';
import { LogDocument, fieldReader } from './logDocument';
import { parseDocument } from './parseDocument';

/** A line about jobs as a person reads it. Untrusted text. */
export interface LogLine {
  id: string;
  /** Ms since the epoch, UTC. */
  timeMs: number;
  /** 100 ns ticks within the millisecond. */
  ticks: number;
  instance: string;
  /** As the logger names it: `Information`, `Warning` …; '' where the line does not tell. */
  level: string;
  /** The message; of a payload's line only what stands before the payload. */
  text: string;
  exception: string | null;
  isPayload: boolean;
  /** The payload, of the one line for which it was asked: it may tell of a person. */
  payload: string | null;
}

export interface LogLines {
  /** In order of time. */
  lines: LogLine[];
  /** Lines that are not about jobs: web requests, as a rule. */
  others: number;
}

type Properties = Readonly<Record<string, unknown>>;

const LONGEST_EXCEPTION = 20_000;
const PAYLOAD = / - Payload\b/;
// `[10:00:01 WRN] text`
const CONSOLE_PREFIX =
  /^\[?(?:\d{4}-\d\d-\d\d[T ])?\[?\d\d:\d\d:\d\d[^\]\s]*(?: ?[+-]\d\d:\d\d)? ?\[?([A-Za-z]{3,11})\] /;
const HOLE = /\{[@$]?(\w+)(?:[,:][^{}]*)?\}/g;

const levelNames: Readonly<Record<string, string>> = {
  VRB: 'Verbose',
  DBG: 'Debug',
  INF: 'Information',
  WRN: 'Warning',
  ERR: 'Error',
  FTL: 'Fatal',
};

function parsedJson(message: unknown): Properties | null {
  try {
    const value: unknown = typeof message === 'string' && message.trimStart()[0] === '{' ? JSON.parse(message) : null;
    return typeof value === 'object' ? (value as Properties | null) : null;
  } catch {
    return null;
  }
}

/** Reads properties of the line's event by their name, wherever its shape keeps them; null: it is plain text. */
function eventOf(source: LogDocument['source']): ((name: string) => unknown) | null {
  const json = parsedJson(source['message']);
  const readers = [
    (name: string) => fieldReader(`app.${name}`)(source),
    (name: string) => fieldReader(name)(source),
    (name: string) => json?.[name],
  ];
  return readers.find((read) => read('@mt') !== undefined || read('@m') !== undefined) ?? null;
}

function filled(template: string, read: (name: string) => unknown): string {
  return template.replace(HOLE, (hole, name: string) => {
    const value = read(name);
    return value === undefined ? hole : typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}

type Words = Pick<LogLine, 'level' | 'text' | 'exception'>;

function wordsOf({ source }: LogDocument): Words {
  const read = eventOf(source);
  if (read) {
    const template = read('@mt');
    const text = typeof template === 'string' ? filled(template, read) : asText(read('@m'));
    return { level: asText(read('@l')) || 'Information', text, exception: asText(read('@x')) || null };
  }
  const message = asText(source['message']);
  const prefix = CONSOLE_PREFIX.exec(message);
  const [text = '', ...rest] = message.slice(prefix?.[0].length ?? 0).split(/\r?\n/);
  const level = levelNames[prefix?.[1]?.toUpperCase() ?? ''] ?? '';
  return { level, text, exception: rest.length > 0 ? rest.join('\n') : null };
}

/** Takes the payload out of a line's words, unless it was asked for: all that stands behind the word, on further lines too. */
function withoutPayload(
  { level, text, exception }: Words,
  isAskedFor: boolean
): Omit<LogLine, 'id' | 'timeMs' | 'ticks' | 'instance'> {
  const match = PAYLOAD.exec(text);
  if (!match) {
    return { level, text, exception, isPayload: false, payload: null };
  }
  const endOfWord = match.index + match[0].length;
  const payload = isAskedFor ? [text.slice(endOfWord), exception ?? ''].join('\n').trim() : null;
  return { level, text: text.slice(0, endOfWord), exception: null, isPayload: true, payload };
}

/** Order of what shares a tick: an end and its exception, then the next start, what it starts with, and what follows. */
const ranks: Partial<Record<JobEventKind | 'continuation', number>> = {
  continuation: 1,
  started: 2,
  payload: 3,
  progress: 4,
  skipped: 4,
  deduplicated: 4,
};

interface Placed {
  line: LogLine;
  rank: number;
}

const byTime = (a: Placed, b: Placed) =>
  a.line.timeMs - b.line.timeMs || a.line.ticks - b.line.ticks || a.rank - b.rank;

/**
 * Reads documents as lines for a person: those about jobs, with further lines of an exception under the line that began it.
 * @param payloadOf id of the one line whose payload was asked for; those of all others are dropped here
 */
export function readLogLines(
  documents: readonly LogDocument[],
  payloadOf: string | null = null,
  catalogue = apiCatalogue
): LogLines {
  const placed: Placed[] = [];
  let others = 0;
  for (const document of documents) {
    const parsed = parseDocument(document, catalogue);
    if (parsed.is === 'noise' || parsed.is === 'unreadable') {
      others++;
      continue;
    }
    const { timeMs, ticks, instance } = parsed.origin;
    const words = withoutPayload(wordsOf(document), document.id === payloadOf);
    const kind = parsed.is === 'event' ? parsed.event.kind : parsed.is === 'continuation' ? parsed.is : 'progress';
    placed.push({ line: { id: document.id, timeMs, ticks, instance, ...words }, rank: ranks[kind] ?? 0 });
  }
  return { lines: foldContinuations(placed.sort(byTime).map(({ line }) => line)), others };
}

function foldContinuations(lines: readonly LogLine[]): LogLine[] {
  const folded: LogLine[] = [];
  for (const line of lines) {
    const before = folded.at(-1);
    if (before && before.instance === line.instance && line.level === '' && isExceptionContinuation(line.text)) {
      const exception = [before.exception, line.text].filter((part) => part !== null).join('\n');
      folded[folded.length - 1] = { ...before, exception: exception.slice(0, LONGEST_EXCEPTION) };
    } else {
      folded.push({ ...line, exception: line.exception?.slice(0, LONGEST_EXCEPTION) ?? null });
    }
  }
  return folded;
}
