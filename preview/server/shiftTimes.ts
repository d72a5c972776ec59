import type { LogDocument } from './logStore/logIndex';

const hourMs = 3_600_000;

/**
 * Moves a day of logs by whole hours, so that its last document lies at a time or within the hour after it: what runs on the
 * full hour still does, and lines come in while one looks. Moved are `@timestamp`, `syslog_timestamp`, and the application's
 * own `@t`, whether at the top, under `app` or inside a `message` of JSON; digits below the second stay. A clock printed in
 * plain text stays.
 */
export function shiftTimesToEnd(documents: readonly LogDocument[], endMs: number): LogDocument[] {
  const times = documents.map((document) => isoMs(document['@timestamp'])).filter((timeMs) => timeMs !== undefined);
  const lastMs = times.reduce((last, timeMs) => Math.max(last, timeMs), -Infinity);
  const shiftMs = Math.ceil((endMs - lastMs) / hourMs) * hourMs;
  return Number.isFinite(shiftMs) ? documents.map((document) => shifted(document, shiftMs)) : [...documents];
}

function shifted(document: LogDocument, shiftMs: number): LogDocument {
  const copy = { ...document };
  for (const key of ['@timestamp', 'syslog_timestamp', '@t']) {
    if (copy[key] !== undefined) {
      copy[key] = shiftedIso(copy[key], shiftMs);
    }
  }
  const { app, message } = copy;
  if (typeof app === 'object' && app !== null && '@t' in app) {
    copy.app = { ...app, '@t': shiftedIso(app['@t'], shiftMs) };
  }
  if (typeof message === 'string' && message.startsWith('{')) {
    copy.message = message.replace(
      /("@t"\s*:\s*")([^"]+)/,
      (_match, name: string, time: string) => name + String(shiftedIso(time, shiftMs))
    );
  }
  return copy;
}

/** Moves a time like `2026-06-17T00:00:08.0224404Z`; anything else is returned as it is. */
function shiftedIso(value: unknown, shiftMs: number): unknown {
  const [, seconds, fraction = ''] = isoPattern.exec(String(value)) ?? [];
  if (typeof value !== 'string' || seconds === undefined) {
    return value;
  }
  return `${new Date(Date.parse(`${seconds}Z`) + shiftMs).toISOString().slice(0, 19)}${fraction}Z`;
}

const isoPattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d+)?Z$/;

function isoMs(value: unknown): number | undefined {
  const timeMs = typeof value === 'string' && isoPattern.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(timeMs) ? undefined : timeMs;
}
