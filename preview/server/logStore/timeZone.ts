import { zoneOffsetMs } from './dateFormat';
import { requestError } from './searchError';

/** A time as Elasticsearch prints it in a zone: `2026-06-17T01:00:00.000+01:00`. */
export function isoInZone(timeMs: number, zone: unknown): string {
  const offsetMs = typeof zone === 'string' ? utcOffsetMs(zone, timeMs) : 0;
  const local = new Date(timeMs + offsetMs).toISOString();
  if (offsetMs === 0) {
    return local;
  }
  const minutes = Math.abs(offsetMs) / 60_000;
  const twoDigits = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${local.slice(0, -1)}${offsetMs < 0 ? '-' : '+'}${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)}`;
}

/** How far a zone, an offset (`+01:00`) or a name (`Europe/London`), is ahead of UTC at a time. */
export function utcOffsetMs(zone: string, timeMs: number): number {
  if (zone === 'Z' || zone === 'UTC' || /^[+-]\d/.test(zone)) {
    return zoneOffsetMs(zone);
  }
  const parts = zoneFormat(zone).formatToParts(timeMs);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  const second = Math.floor(timeMs / 1000) * 1000;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - second;
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

function zoneFormat(zone: string): Intl.DateTimeFormat {
  const known = zoneFormats.get(zone);
  if (known) {
    return known;
  }
  try {
    const numeric = 'numeric' as const;
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
    zoneFormats.set(zone, format);
    return format;
  } catch {
    throw requestError(`Unknown time-zone ID: ${zone}`, 'zone_rules_exception');
  }
}
