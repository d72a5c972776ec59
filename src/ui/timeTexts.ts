import { dateTimeForTimeZone, dateTimeFormat, TimeZone, timeZoneAbbrevation } from '@grafana/data';
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

/** Longer than any step by which clocks are set, and shorter than the time between two of them. */
const AROUND_MS = 3 * 3_600_000;

/** Whether the clock on the wall shows this time twice, since it is set back around it. */
function comesTwice(ms: number, timeZone: TimeZone): boolean {
  const offsetMs = (atMs: number) => dateTimeForTimeZone(timeZone, atMs).utcOffset() * 60_000;
  const [before, here, after] = [offsetMs(ms - AROUND_MS), offsetMs(ms), offsetMs(ms + AROUND_MS)];
  return (after < here && offsetMs(ms + here - after) < here) || (before > here && offsetMs(ms - before + here) > here);
}

/** A moment in a format; with its zone where the format alone would fit two moments. */
function timeText(ms: number, timeZone: TimeZone, format: string): string {
  const text = dateTimeFormat(ms, { timeZone, format });
  return comesTwice(ms, timeZone) ? `${text} ${zoneName(ms, timeZone)}` : text;
}

function formatted(ms: number, { nowMs, timeZone }: Clock, timeFormat: string): string {
  const sameDay = dayOf(ms, timeZone) === dayOf(nowMs, timeZone);
  return timeText(ms, timeZone, sameDay ? timeFormat : `D MMM ${timeFormat}`);
}

/** "13:21", or "24 Jun 13:21" when it is another day than now. */
export function clockText(ms: number, clock: Clock): string {
  return formatted(ms, clock, 'HH:mm');
}

/** A deadline's "00:46" where the time left stands beside it, with the day only where that may be read as another. */
export function deadlineText(ms: number, clock: Clock): string {
  const isWithinADay = ms > clock.nowMs && ms - clock.nowMs < SHORTEST_DAY_MS;
  return isWithinADay ? timeText(ms, clock.timeZone, 'HH:mm') : clockText(ms, clock);
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
  const format = (ms: number, pattern: string) => timeText(ms, timeZone, pattern);
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
