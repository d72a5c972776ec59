import { fieldError, requestError } from './searchError';
import { utcOffsetMs } from './timeZone';

const unitMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const fixedCalendarUnits: Record<string, string> = {
  minute: '1m',
  '1m': '1m',
  hour: '1h',
  '1h': '1h',
  day: '1d',
  '1d': '1d',
};
const calendarUnits: Record<string, 'week' | 'month' | 'quarter' | 'year'> = {
  week: 'week',
  '1w': 'week',
  month: 'month',
  '1M': 'month',
  quarter: 'quarter',
  '1q': 'quarter',
  year: 'year',
  '1y': 'year',
};

/** Rounds times down to the start of their bucket, and tells where the next bucket starts. All in ms, UTC. */
export interface DateRounding {
  startOf: (timeMs: number) => number;
  /** The bucket that a bound opens: it is rounded first and moved then, so that it may start after the bound. */
  boundOf: (timeMs: number) => number;
  next: (startMs: number) => number;
}

/**
 * The rounding of a date histogram: `fixed_interval`, `calendar_interval` or, as OpenSearch's data source still writes it,
 * `interval`; in `time_zone` (an offset or a name, of a zone that changes its clock the offset at the rounded time), moved
 * by `offset`.
 */
export function dateRounding(parameters: Record<string, unknown>): DateRounding {
  const zone = typeof parameters.time_zone === 'string' ? parameters.time_zone : 'Z';
  const moveMs = parameters.offset === undefined ? 0 : durationMs(String(parameters.offset));
  const local = localRounding(parameters);
  const inZone = (timeMs: number, round: (localMs: number) => number) => {
    const rounded = round(timeMs + utcOffsetMs(zone, timeMs));
    return rounded - utcOffsetMs(zone, rounded - utcOffsetMs(zone, timeMs));
  };
  return {
    startOf: (timeMs) => inZone(timeMs - moveMs, local.startOf) + moveMs,
    boundOf: (timeMs) => inZone(timeMs, local.startOf) + moveMs,
    next: (startMs) => inZone(startMs - moveMs, local.next) + moveMs,
  };
}

function localRounding({
  fixed_interval,
  calendar_interval,
  interval,
}: Record<string, unknown>): Omit<DateRounding, 'boundOf'> {
  const calendar = String(calendar_interval ?? '');
  const unit = calendarUnits[calendar];
  if (unit) {
    return {
      startOf: (timeMs) => startOfUnit(timeMs, unit, 0),
      next: (startMs) => startOfUnit(startMs, unit, 1),
    };
  }
  const step = fixedCalendarUnits[calendar] ?? fixed_interval ?? interval;
  if (step === undefined) {
    throw fieldError('Invalid interval specified, must be non-null and non-empty');
  }
  const stepMs = durationMs(String(step));
  return { startOf: (timeMs) => Math.floor(timeMs / stepMs) * stepMs, next: (startMs) => startMs + stepMs };
}

function startOfUnit(timeMs: number, unit: 'week' | 'month' | 'quarter' | 'year', ahead: number): number {
  const date = new Date(timeMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (unit) {
    case 'week':
      return Date.UTC(year, month, date.getUTCDate() - ((date.getUTCDay() + 6) % 7) + 7 * ahead);
    case 'month':
      return Date.UTC(year, month + ahead, 1);
    case 'quarter':
      return Date.UTC(year, month - (month % 3) + 3 * ahead, 1);
    case 'year':
      return Date.UTC(year + ahead, 0, 1);
    default:
      return unit satisfies never;
  }
}

/** Reads `5m`, `+6h`, `-90s`. */
function durationMs(text: string): number {
  const [, sign, count, unit = ''] = /^([+-]?)(\d+)(ms|s|m|h|d)$/.exec(text) ?? [];
  if (count === undefined || Number(count) === 0) {
    throw requestError(`[date_histogram] failed to parse [${text}]`, 'x_content_parse_exception');
  }
  return (sign === '-' ? -1 : 1) * Number(count) * (unitMs[unit] ?? 0);
}
