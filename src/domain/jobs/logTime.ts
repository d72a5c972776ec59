/** A moment as precise as the application's clock: ms since the epoch (UTC) and the 100 ns ticks within. */
export interface LogTime {
  timeMs: number;
  ticks: number;
}

// 2026-06-17T10:00:00.1234567Z, with any number of decimals, `Z` or an offset; a blank instead of the T is tolerated.
const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?\s*(Z|[+-]\d\d:?\d\d)?$/;

// Times outside 2000 to 2100 are no log times: they would draw an axis of centuries.
const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

const plausible = (timeMs: number, ticks = 0): LogTime | null =>
  timeMs >= EARLIEST_MS && timeMs < LATEST_MS ? { timeMs, ticks } : null;

/** Reads the digits of a fixed-width number; cheaper than Number(slice), which counts at a million lines. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) {
      return NaN;
    }
    value = value * 10 + digit;
  }
  return value;
}

let lastDay = NaN;
let lastDayMs = NaN;

/** Start of the day that an ISO text begins with; remembers the last one, since lines of a day come together. */
function startOfDayMs(text: string): number {
  if (text[4] !== '-' || text[7] !== '-') {
    return NaN;
  }
  // Told by its number: to compare its text takes longer than all the rest.
  const day = (digits(text, 0, 4) * 100 + digits(text, 5, 2)) * 100 + digits(text, 8, 2);
  if (day !== lastDay) {
    lastDay = day;
    lastDayMs = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  }
  return lastDayMs;
}

/** Whether a text looks like nearly every line's time: `2026-06-17T10:00:00.1234567Z` with 3 to 7 decimals. */
export const looksLikeTime = (text: unknown): text is string =>
  typeof text === 'string' &&
  text.length >= 24 &&
  text.length <= 28 &&
  text[10] === 'T' &&
  text[19] === '.' &&
  text[text.length - 1] === 'Z';

/** Reads the form that nearly every line's time has. Null: another form. */
function parseCommonForm(text: string): LogTime | null {
  if (!looksLikeTime(text)) {
    return null;
  }
  const decimals = text.length - 21;
  const hours = digits(text, 11, 2);
  const minutes = digits(text, 14, 2);
  const seconds = digits(text, 17, 2);
  const ms = digits(text, 20, 3);
  const ticks = decimals === 3 ? 0 : digits(text, 23, decimals - 3) * 10 ** (7 - decimals);
  const timeMs = startOfDayMs(text) + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
  const isClock = hours < 24 && minutes < 60 && seconds < 60 && text[13] === ':' && text[16] === ':';
  return isClock && !Number.isNaN(timeMs) && !Number.isNaN(ticks) ? plausible(timeMs, ticks) : null;
}

/** Reads a time as log documents write it: ISO text, ms since the epoch, or a Date. Null: no readable time. */
export function parseLogTime(raw: unknown): LogTime | null {
  if (typeof raw === 'number') {
    return Number.isFinite(raw) ? plausible(Math.floor(raw)) : null;
  }
  if (raw instanceof Date) {
    return plausible(raw.getTime());
  }
  if (Array.isArray(raw)) {
    // A search engine's `fields` answer holds lists of one.
    return raw.length === 1 && !Array.isArray(raw[0]) ? parseLogTime(raw[0]) : null;
  }
  if (typeof raw !== 'string' || raw.length > 40) {
    return null;
  }
  const common = parseCommonForm(raw);
  if (common) {
    return common;
  }
  const match = ISO.exec(raw.trim());
  if (!match) {
    return null;
  }
  const decimals = (match[7] ?? '').padEnd(7, '0');
  const zone = match[8] === undefined || match[8] === 'Z' ? 'Z' : match[8];
  const timeMs = Date.parse(
    `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}.${decimals.slice(0, 3)}${zone}`
  );
  return Number.isNaN(timeMs) ? null : plausible(timeMs, Number(decimals.slice(3, 7)));
}
