import { dateTimeFormat, TimeZone, timeZoneAbbrevation } from '@grafana/data';
import { TimeSpan } from '../domain/coverage';
import { duration } from '../domain/words';

/** What every time on screen is written by: the moment of the verdict and the person's zone. */
export interface Clock {
  nowMs: number;
  timeZone: TimeZone;
}

/** "in 3 h 36 min", "6 h 25 min ago". A deadline rounds down: never more time than there is. */
export function relativeText(ms: number, { nowMs }: Clock): string {
  const distanceMs = ms - nowMs;
  if (Math.abs(distanceMs) < 1000) {
    return 'now';
  }
  return distanceMs > 0 ? `in ${duration(distanceMs)}` : `${duration(-distanceMs)} ago`;
}

const dayOf = (ms: number, timeZone: TimeZone) => dateTimeFormat(ms, { timeZone, format: 'YYYY-MM-DD' });

const DAY_AND_TIME = 'D MMM HH:mm';
// When the clock goes forward a day has no more; within it, no time of day comes twice but in autumn's one hour.
const SHORTEST_DAY_MS = 23 * 3_600_000;

function formatted(ms: number, { nowMs, timeZone }: Clock, timeFormat: string): string {
  const sameDay = dayOf(ms, timeZone) === dayOf(nowMs, timeZone);
  return dateTimeFormat(ms, { timeZone, format: sameDay ? timeFormat : `D MMM ${timeFormat}` });
}

/** "13:21", or "24 Jun 13:21" when it is another day than now. */
export function clockText(ms: number, clock: Clock): string {
  return formatted(ms, clock, 'HH:mm');
}

/** A deadline's "00:46" where the time left stands beside it, with the day only where that may be read as another. */
export function deadlineText(ms: number, clock: Clock): string {
  const isWithinADay = ms > clock.nowMs && ms - clock.nowMs < SHORTEST_DAY_MS;
  return isWithinADay ? dateTimeFormat(ms, { timeZone: clock.timeZone, format: 'HH:mm' }) : clockText(ms, clock);
}

/** "13:19:58", or with the day before it. */
export function clockSecondsText(ms: number, clock: Clock): string {
  return formatted(ms, clock, 'HH:mm:ss');
}

/** "24 Jun 06:54:40 UTC": a moment that nobody can misread. */
export function exactText(ms: number, { timeZone }: Clock): string {
  return `${dateTimeFormat(ms, { timeZone, format: 'D MMM HH:mm:ss' })} ${zoneName(ms, timeZone)}`;
}

/** "BST". Of the browser's own zone Grafana knows no short name, so that zone is asked for by its name. */
function zoneName(ms: number, timeZone: TimeZone): string {
  const named = timeZone === '' || timeZone === 'browser' ? Intl.DateTimeFormat().resolvedOptions().timeZone : timeZone;
  return timeZoneAbbrevation(ms, { timeZone: named });
}

/** "06:39–13:06", "23 Jun 06:39–13:06", "23 Jun 06:39–24 Jun 13:06"; one time where both ends read the same. */
export function spanText({ fromMs, toMs }: TimeSpan, clock: Clock): string {
  const { timeZone } = clock;
  const format = (ms: number, pattern: string) => dateTimeFormat(ms, { timeZone, format: pattern });
  if (dayOf(fromMs, timeZone) !== dayOf(toMs, timeZone)) {
    return `${format(fromMs, DAY_AND_TIME)}–${format(toMs, DAY_AND_TIME)}`;
  }
  const [from, to] = [clockText(fromMs, clock), format(toMs, 'HH:mm')];
  return from.endsWith(to) ? from : `${from}–${to}`;
}

/** "18 Jun 2026 15:36 BST": a moment for a record that is read elsewhere and later. */
export function recordText(ms: number, timeZone: TimeZone): string {
  return `${dateTimeFormat(ms, { timeZone, format: 'D MMM YYYY HH:mm' })} ${zoneName(ms, timeZone)}`;
}
