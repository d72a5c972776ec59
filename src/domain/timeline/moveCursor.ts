import { Run } from '../jobs/run';
import { findRun } from '../jobs/runKey';
import { TimelineRow } from './layoutRows';
import { Mark, runMarks } from './runMarks';
import { markGroups, markIndex, shownRuns, Spot, spotAt } from './spot';
import { TimeScale } from './timeScale';

/** Where the keyboard is: on the head of a row, or on a run of it. */
export interface Cursor {
  jobType: string;
  spot: Spot | null;
}

/** Keys that move within the picture, by their names in the browser. */
export type MoveKey =
  'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' | 'PageUp' | 'PageDown' | 'Escape';

const PAGE_RUNS = 10;

/**
 * Where a key leads. Up and down go through heads and runs, left and right through the attempts of a run; from head to
 * runs leads the right arrow, back leads Escape. At an end the cursor stays.
 */
export function moveCursor(
  rows: readonly TimelineRow[],
  cursor: Cursor,
  key: MoveKey,
  scale: TimeScale,
  nowMs: number
): Cursor {
  const rowIndex = Math.max(
    0,
    rows.findIndex(({ jobType }) => jobType === cursor.jobType)
  );
  const row = rows[rowIndex];
  if (!row) {
    return cursor;
  }
  const runs = shownRuns(row);
  const { spot } = cursor;
  const run = spot && findRun(runs, spot.run);
  const runIndex = run ? runs.indexOf(run) : -1;
  const head = (index: number): Cursor => ({
    jobType: (rows[Math.max(0, Math.min(rows.length - 1, index))] ?? row).jobType,
    spot: null,
  });
  const onRun = (of: TimelineRow, next: Run | undefined): Cursor => ({
    jobType: of.jobType,
    spot: next ? spotNear(next, spot?.atMs ?? nowMs, scale, nowMs) : null,
  });

  if (!run) {
    switch (key) {
      case 'ArrowUp':
        return head(rowIndex - 1);
      case 'ArrowDown':
        return head(rowIndex + 1);
      case 'Home':
        return head(0);
      case 'End':
        return head(rows.length - 1);
      case 'ArrowRight':
        return onRun(row, runs[0]);
      default:
        return { jobType: row.jobType, spot: null };
    }
  }
  const inRun = (groupAt: (current: number, last: number) => number) =>
    withGroup(cursor, spot, run, groupAt, scale, nowMs);
  switch (key) {
    case 'ArrowLeft':
      return inRun((current) => current - 1);
    case 'ArrowRight':
      return inRun((current) => current + 1);
    case 'Home':
      return inRun(() => 0);
    case 'End':
      return inRun((_, last) => last);
    case 'ArrowUp':
      return runIndex === 0 ? head(rowIndex) : onRun(row, runs[runIndex - 1]);
    case 'ArrowDown':
      return runIndex === runs.length - 1 ? head(rowIndex + 1) : onRun(row, runs[runIndex + 1]);
    case 'PageUp':
      return onRun(row, runs[Math.max(0, runIndex - PAGE_RUNS)]);
    case 'PageDown':
      return onRun(row, runs[Math.min(runs.length - 1, runIndex + PAGE_RUNS)]);
    case 'Escape':
      return { jobType: row.jobType, spot: null };
    default:
      return key satisfies never;
  }
}

/** The mark of a run that is nearest to a moment; the run itself where the picture shows none of its marks. */
function spotNear(run: Run, atMs: number, scale: TimeScale, nowMs: number): Spot {
  const distance = (group: readonly Mark[]) => Math.abs((group.at(-1)?.atMs ?? 0) - atMs);
  const [nearest = []] = markGroups(runMarks(run, nowMs), scale).sort((a, b) => distance(a) - distance(b));
  return spotAt(run, nearest, atMs);
}

function withGroup(
  cursor: Cursor,
  spot: Spot,
  run: Run,
  groupAt: (current: number, last: number) => number,
  scale: TimeScale,
  nowMs: number
): Cursor {
  const marks = runMarks(run, nowMs);
  const groups = markGroups(marks, scale);
  const chosen = spot.marks && marks[markIndex(marks, spot.marks[1])];
  const current = groups.findIndex((group) => chosen && group.includes(chosen));
  const next = groups[Math.max(0, Math.min(groups.length - 1, groupAt(current, groups.length - 1)))];
  return next ? { ...cursor, spot: spotAt(run, next, nowMs) } : cursor;
}
