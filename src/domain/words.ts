const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
// A chain of retries is a matter of hours, and is told in hours.
const LONGEST_IN_HOURS_MS = 3 * DAY_MS;

// Kept: making one takes longer than a frame has for all its words.
const numbers = new Intl.NumberFormat('en-GB');

/** `1 candidate`, `49 candidates`, `1,204 runs`: a number with its noun. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${numbers.format(n)} ${n === 1 ? noun : plural}`;
}

/** A length of time in at most two units, rounded down: `45 s`, `36 min`, `3 h 36 min`, `6 d 2 h`. Negative is read as 0. */
export function duration(ms: number): string {
  const length = Math.max(0, ms);
  const two = (big: number, bigUnit: string, small: number, smallUnit: string): string =>
    small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
  if (length < MINUTE_MS) {
    return `${Math.floor(length / 1000)} s`;
  }
  if (length < HOUR_MS) {
    return `${Math.floor(length / MINUTE_MS)} min`;
  }
  if (length < LONGEST_IN_HOURS_MS) {
    return two(Math.floor(length / HOUR_MS), 'h', Math.floor((length % HOUR_MS) / MINUTE_MS), 'min');
  }
  return two(Math.floor(length / DAY_MS), 'd', Math.floor((length % DAY_MS) / HOUR_MS), 'h');
}

/** The name of an instance as it is spoken of: Cloud Foundry's stands in brackets in its lines. */
export const instanceName = (instance: string): string => instance.replace(/^\[(.*)\]$/, '$1');
