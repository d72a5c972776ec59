import { delayAfter } from '../jobs/retryDelays';
import { outcomeMs, Run } from '../jobs/run';
import { Mark, MarkKind, runMarks } from './runMarks';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A retry that comes this much after its time is late: Hangfire looks every few seconds, its delay is at most a minute off. */
const LATE_MS = 5 * MINUTE_MS;

/** Attempts of one number and kind that came in one minute of the hour. */
export interface HourCell {
  kind: MarkKind;
  /** 0 to 59, by the person's clock. */
  minute: number;
  count: number;
}

/** Everything that happened at one number of attempt. */
export interface HourRow {
  n: number;
  cells: readonly HourCell[];
  /** Runs whose attempt came later than its delay after the one before. */
  late: number;
  /** Runs that have this number more than once. */
  doubled: number;
  /** Runs whose attempt of this number was not read. */
  unread: number;
}

export interface HourFold {
  rows: readonly HourRow[];
  /** Attempts whose number is not known: they have no row. */
  withoutNumber: number;
}

/**
 * Runs folded by the hour: the minute of the hour across, the number of the attempt down. What comes on time stands in a
 * straight line; drift leans, late ones stand aside. Attempts without a number have no row and are counted apart.
 * @param offsetMs what the person's zone adds to UTC: zones half an hour off have other minutes
 */
export function hourFold(runs: readonly Run[], nowMs: number, offsetMs: number): HourFold {
  const rows = new Map<number, { cells: Map<string, HourCell>; late: number; doubled: number; unread: number }>();
  const rowOf = (n: number) => {
    const row = rows.get(n) ?? { cells: new Map<string, HourCell>(), late: 0, doubled: 0, unread: 0 };
    rows.set(n, row);
    return row;
  };
  let withoutNumber = 0;
  for (const run of runs) {
    const lateNumbers = lateOnes(run);
    const seen = new Set<number>();
    for (const { kind, atMs, n, attempt } of runMarks(run, nowMs)) {
      if (n === null) {
        withoutNumber += attempt && kind !== 'deleted' ? 1 : 0;
        continue;
      }
      const row = rowOf(n);
      const minute = Math.floor(((((atMs + offsetMs) % HOUR_MS) + HOUR_MS) % HOUR_MS) / MINUTE_MS);
      const key = `${kind} ${minute}`;
      const cell = row.cells.get(key) ?? { kind, minute, count: 0 };
      row.cells.set(key, { ...cell, count: cell.count + 1 });
      row.late += lateNumbers.has(n) && !seen.has(n) ? 1 : 0;
      row.doubled += seen.has(n) ? 1 : 0;
      row.unread += kind === 'unread' ? 1 : 0;
      seen.add(n);
    }
  }
  const found = [...rows].sort(([a], [b]) => a - b);
  return { rows: found.map(([n, row]) => ({ ...row, n, cells: [...row.cells.values()] })), withoutNumber };
}

/** The numbers of attempts that came late after the one before. */
function lateOnes({ attempts, delays }: Run): ReadonlySet<Mark['n']> {
  return new Set(
    attempts.flatMap((attempt, index) => {
      const before = attempts[index - 1];
      const isNext = before?.n != null && attempt.n === before.n + 1;
      const startMs = attempt.startedAtMs ?? attempt.endedAtMs;
      const waitedMs = isNext && startMs !== null ? startMs - outcomeMs(before) : 0;
      const isLate = isNext && waitedMs > delayAfter(delays, before.n ?? 1).mostMs + LATE_MS;
      return isLate ? [attempt.n] : [];
    })
  );
}
