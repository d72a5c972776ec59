import { dateTime, dateTimeForTimeZone, isDateTime, rangeUtil, RawTimeRange, TimeRange, TimeZone } from '@grafana/data';

type RawTime = RawTimeRange['from'];

const isMs = /^-?\d{10,15}$/;

/** A range as an address has it, at this moment. What cannot be read becomes the last 24 hours, and `problem` says so. */
export function readRange(from: string, to: string, timeZone: TimeZone): { range: TimeRange; problem: string | null } {
  const raw = (text: string): RawTime => (isMs.test(text) ? dateTimeForTimeZone(timeZone, Number(text)) : text);
  const range = rangeUtil.convertRawToRange({ from: raw(from), to: raw(to) }, timeZone);
  return range.from.isValid() && range.to.isValid() && range.from.valueOf() < range.to.valueOf()
    ? { range, problem: null }
    : {
        range: rangeUtil.convertRawToRange({ from: 'now-24h', to: 'now' }, timeZone),
        problem: 'The address asks for a range that cannot be read. These are the last 24 hours.',
      };
}

/** A range as an address has it: relative where it is relative, else ms since the epoch. */
export function rangeTexts({ raw }: Pick<TimeRange, 'raw'>): { from: string; to: string } {
  const text = (time: RawTime) => (isDateTime(time) ? String(time.valueOf()) : time);
  return { from: text(raw.from), to: text(raw.to) };
}

/** The moment that verdicts on a range are about: now, or the end of a range that lies in the past (ms, UTC). */
export function momentOf(range: TimeRange): number {
  return Math.min(dateTime().valueOf(), range.to.valueOf());
}

/** Half a range earlier (-1) or later (1), as Grafana's own arrows do. */
export function shiftedRange(range: TimeRange, direction: -1 | 1): { from: string; to: string } {
  const [fromMs, toMs] = [range.from.valueOf(), range.to.valueOf()];
  const shiftMs = Math.round((toMs - fromMs) / 2) * direction;
  return { from: String(fromMs + shiftMs), to: String(toMs + shiftMs) };
}

/** Twice the range about the same middle. */
export function widerRange(range: TimeRange): { from: string; to: string } {
  const [fromMs, toMs] = [range.from.valueOf(), range.to.valueOf()];
  const halfMs = Math.round((toMs - fromMs) / 2);
  return { from: String(fromMs - halfMs), to: String(toMs + halfMs) };
}

const LONGEST_CHAIN_MS = 25 * 3_600_000;

/** A range that holds a run whole, of which one moment is known: its retries are a day from the first to the last. */
export function rangeAround(atMs: number): { from: string; to: string } {
  return { from: String(atMs - LONGEST_CHAIN_MS), to: String(Math.min(atMs + LONGEST_CHAIN_MS, dateTime().valueOf())) };
}
