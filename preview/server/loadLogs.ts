import { readFileSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';

import type { LogDocument } from './logStore/logIndex';

export interface UnreadableLine {
  /** From 1. */
  line: number;
  /** Without the line's text, which may hold personal details. */
  reason: string;
}

export interface LoadedLogs {
  documents: LogDocument[];
  unreadable: UnreadableLine[];
}

/**
 * Reads an exported log file, a document a line (`.ndjson`, or `.ndjson.gz`, also one that was cut off). Lines that are
 * no JSON object are counted, never thrown on. Documents without a time are kept; no time range will find them.
 *
 * @throws Error only when the file itself cannot be read.
 */
export function loadLogs(path: string): LoadedLogs {
  return readLogs(readFileSync(path));
}

/** The same for a file's content. */
export function readLogs(content: Uint8Array): LoadedLogs {
  const isGzip = content[0] === 0x1f && content[1] === 0x8b;
  const { bytes, reason } = isGzip ? unzip(content) : { bytes: content, reason: undefined };
  const lines = new TextDecoder().decode(bytes).split('\n');
  const documents: LogDocument[] = [];
  const unreadable: UnreadableLine[] = [];
  lines.forEach((text, at) => {
    if (text.trim() === '') {
      return;
    }
    const document = readLine(text);
    if (typeof document === 'string') {
      unreadable.push({ line: at + 1, reason: document });
    } else {
      documents.push(document);
    }
  });
  if (reason !== undefined) {
    unreadable.push({ line: lines.length, reason });
  }
  return { documents, unreadable };
}

function readLine(text: string): LogDocument | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}') ? 'the line is cut off' : 'not valid JSON';
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as LogDocument)
    : 'JSON, but not an object';
}

/** A flush instead of a finish gives what there is of a file that was cut off. */
function unzip(content: Uint8Array): { bytes: Uint8Array; reason?: string } {
  try {
    return { bytes: gunzipSync(content) };
  } catch {
    try {
      const bytes = gunzipSync(content, { finishFlush: constants.Z_SYNC_FLUSH });
      return { bytes, reason: 'the compressed file is cut off here' };
    } catch {
      return { bytes: new Uint8Array(), reason: 'the file is not readable as gzip' };
    }
  }
}
