const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(?:(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/;
const unitMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** The span that a date text stands for, both ends included, in ms: a day for `2026-06-17`, one ms for a full time. */
export interface DateSpan {
  fromMs: number;
  toMs: number;
}

/** Reads `strict_date_optional_time||epoch_millis`, and `now` with one offset (`now-6h`). */
export function dateSpan(text: string): DateSpan | undefined {
  if (/^-?\d{5,}$/.test(text)) {
    return { fromMs: Number(text), toMs: Number(text) };
  }
  return nowSpan(text) ?? calendarSpan(text);
}

/** Whether Elasticsearch's dynamic mapping takes a text for a date. Plain numbers are never taken for one. */
export function looksLikeDate(text: string): boolean {
  return text.length >= 7 && text.length <= 35 && text.includes('-') && calendarSpan(text) !== undefined;
}

function nowSpan(text: string): DateSpan | undefined {
  const match = /^now(?:([+-])(\d+)([smhdw]))?$/.exec(text);
  if (!match) {
    return undefined;
  }
  const [, sign, count = '0', unit = 's'] = match;
  const timeMs = Date.now() + (sign === '-' ? -1 : 1) * Number(count) * (unitMs[unit] ?? 0);
  return { fromMs: timeMs, toMs: timeMs };
}

function calendarSpan(text: string): DateSpan | undefined {
  const match = pattern.exec(text);
  if (!match) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second, fraction, zone = 'Z'] = match;
  const parts = [year, month, day, hour, minute, second].map((part) => (part === undefined ? undefined : Number(part)));
  const fromMs = utcMs(parts);
  if (fromMs === undefined) {
    return undefined;
  }
  const shiftMs = Number((fraction ?? '').slice(0, 3).padEnd(3, '0')) - zoneOffsetMs(zone);
  const lengthMs = fraction !== undefined ? 1 : spanLengthMs(parts, fromMs);
  return { fromMs: fromMs + shiftMs, toMs: fromMs + shiftMs + lengthMs - 1 };
}

function utcMs([year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0]: Array<number | undefined>) {
  const timeMs = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(timeMs);
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return isReal ? timeMs : undefined;
}

/** How long the smallest given unit lasts. */
function spanLengthMs([year = 0, month, day, hour, minute, second]: Array<number | undefined>, fromMs: number) {
  if (month === undefined) {
    return Date.UTC(year + 1, 0, 1) - fromMs;
  }
  if (day === undefined) {
    return Date.UTC(year, month, 1) - fromMs;
  }
  const smallest = second !== undefined ? 's' : minute !== undefined ? 'm' : hour !== undefined ? 'h' : 'd';
  return unitMs[smallest] ?? 1;
}

/** The offset of `Z`, `+01` or `+01:30` from UTC. */
export function zoneOffsetMs(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600_000 + Number(minutes) * 60_000);
}
