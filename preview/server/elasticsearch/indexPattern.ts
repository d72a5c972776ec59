import type { DataSourceSettings, TimeRangeMs } from './dataSourceSettings';

type Interval = NonNullable<DataSourceSettings['interval']>;

/**
 * The value of the `index` header for a time range: the setting as it stands, or, where an interval is set, the date
 * pattern written out in UTC for each interval that the range touches. Text in brackets is kept as it is.
 */
export function indexHeader({ index, interval }: Pick<DataSourceSettings, 'index' | 'interval'>, range: TimeRangeMs) {
  if (!interval) {
    return index;
  }
  const names: string[] = [];
  let startMs = startOfInterval(range.fromMs, interval);
  while (startMs <= range.toMs) {
    names.push(formatPattern(index, new Date(startMs)));
    startMs = nextInterval(startMs, interval);
  }
  return names.join(',');
}

function startOfInterval(timeMs: number, interval: Interval): number {
  const date = new Date(timeMs);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (interval) {
    case 'Hourly':
      return Date.UTC(year, month, day, date.getUTCHours());
    case 'Daily':
      return Date.UTC(year, month, day);
    case 'Weekly':
      return Date.UTC(year, month, day - ((date.getUTCDay() + 6) % 7));
    case 'Monthly':
      return Date.UTC(year, month, 1);
    case 'Yearly':
      return Date.UTC(year, 0, 1);
    default:
      return interval satisfies never;
  }
}

/** From a start on, a bit more than one interval later always lies in the next one. */
function nextInterval(startMs: number, interval: Interval): number {
  const hours = { Hourly: 1, Daily: 24, Weekly: 7 * 24, Monthly: 31 * 24, Yearly: 366 * 24 }[interval];
  return startOfInterval(startMs + hours * 3_600_000, interval);
}

function formatPattern(pattern: string, date: Date): string {
  return pattern.replace(/\[([^\]]*)\]|GGGG|YYYY|WW|MM|DD|HH/g, (token, literal: string | undefined) => {
    if (literal !== undefined) {
      return literal;
    }
    const thursday = new Date(startOfInterval(date.getTime(), 'Weekly') + 3 * 86_400_000);
    const isoYear = thursday.getUTCFullYear();
    switch (token) {
      case 'GGGG':
        return String(isoYear);
      case 'YYYY':
        return String(date.getUTCFullYear());
      case 'WW':
        return twoDigits(Math.floor((thursday.getTime() - Date.UTC(isoYear, 0, 1)) / (7 * 86_400_000)) + 1);
      case 'MM':
        return twoDigits(date.getUTCMonth() + 1);
      case 'DD':
        return twoDigits(date.getUTCDate());
      default:
        return twoDigits(date.getUTCHours());
    }
  });
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
