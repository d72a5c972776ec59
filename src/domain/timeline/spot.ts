import { Run } from '../jobs/run';
import { findRun } from '../jobs/runKey';
import { clusterMarks } from './clusterMarks';
import { Hit, MARK_GAP_PX } from './hitTest';
import { LANE_PX, LaidRun, TimelineRow } from './layoutRows';
import { Mark, runMarks } from './runMarks';
import { pxOf, TimeScale } from './timeScale';

/** Names a mark of a run. Not by its place among them: attempts before it may leave the range, or be read later. */
export interface MarkName {
  /** Number of the attempt; the kind of mark where it has none. */
  name: string;
  atMs: number;
}

/** What a person has chosen in the picture: a run, and one of its marks or several that stand together. Outlives a refresh. */
export interface Spot {
  jobType: string;
  /** The run's key. */
  run: string;
  /** First and last of the chosen marks; null: the run between its marks. */
  marks: readonly [MarkName, MarkName] | null;
  /** The moment that was pointed at (ms, UTC). */
  atMs: number;
}

/** A chosen thing as it stands in the picture now. */
export interface FoundSpot {
  row: TimelineRow;
  /** Its lane's top is within the row, or within the lanes of an opened row. */
  laid: LaidRun;
  /** The chosen marks; none where the run itself is chosen, or where the run has them no longer. */
  chosen: readonly Mark[];
}

/** The runs that a row shows, from top to bottom, those of one lane by time. */
export function shownRuns({ open, laid }: TimelineRow): readonly Run[] {
  return open
    ? open.runs
    : [...laid].sort((a, b) => a.topPx - b.topPx || startMs(a) - startMs(b)).map(({ run }) => run);
}

const startMs = ({ marks }: LaidRun) => marks[0]?.fromMs ?? 0;

/** Names what was hit, where it is a run. */
export function spotOf(hit: Hit): Spot | null {
  return hit.kind === 'mark' || hit.kind === 'run'
    ? spotAt(hit.laid.run, hit.kind === 'mark' ? hit.cluster.marks : [], hit.atMs)
    : null;
}

/**
 * Names some marks of a run that stand together.
 * @param atMs the moment that was pointed at (ms, UTC), where they are none
 */
export function spotAt({ jobType, key }: Run, chosen: readonly Mark[], atMs: number): Spot {
  const [first] = chosen;
  const last = chosen.at(-1);
  return {
    jobType,
    run: key,
    marks: first && last ? [markName(first), markName(last)] : null,
    atMs: last?.atMs ?? atMs,
  };
}

const markName = ({ n, kind, atMs }: Mark): MarkName => ({ name: n === null ? kind : String(n), atMs });

/**
 * Place of a named mark among those of its run: what was read at its time, else the nearest of its name; -1: gone.
 * @param indexes the order in which those that fit alike are preferred
 */
export function markIndex(
  marks: readonly Mark[],
  wanted: MarkName,
  indexes: readonly number[] = [...marks.keys()]
): number {
  const distance = (index: number) => Math.abs((marks[index]?.atMs ?? 0) - wanted.atMs);
  const isCalledSo = (index: number) => {
    const mark = marks[index];
    return mark !== undefined && markName(mark).name === wanted.name;
  };
  const called = indexes.filter(isCalledSo).sort((a, b) => distance(a) - distance(b))[0] ?? -1;
  // An attempt that was read keeps its time, whatever number further lines give it.
  const there = indexes.find((index) => distance(index) === 0 && marks[index]?.attempt);
  return distance(called) === 0 ? called : (there ?? called);
}

/** Finds what was chosen; null where its row is folded, or its run is gone. */
export function findSpot(rows: readonly TimelineRow[], spot: Spot, nowMs: number): FoundSpot | null {
  const row = rows.find(({ jobType }) => jobType === spot.jobType);
  const run = row && findRun(row.open?.runs ?? row.laid.map((laid) => laid.run), spot.run);
  if (!row || !run) {
    return null;
  }
  const laid = row.open
    ? { run, marks: runMarks(run, nowMs), topPx: row.open.runs.indexOf(run) * LANE_PX }
    : row.laid.find((candidate) => candidate.run === run);
  return laid ? { row, laid, chosen: chosenMarks(laid.marks, spot) } : null;
}

function chosenMarks(marks: readonly Mark[], { marks: names }: Spot): readonly Mark[] {
  const [first, last] = names ?? [];
  const backwards = [...marks.keys()].reverse();
  const found = [first ? markIndex(marks, first) : -1, last ? markIndex(marks, last, backwards) : -1].filter(
    (index) => index >= 0
  );
  return found.length > 0 ? marks.slice(Math.min(...found), Math.max(...found) + 1) : [];
}

/** A chosen thing as if the pointer were on it, so that it is told of in the same words. */
export function hitAtSpot(found: FoundSpot, spot: Spot, scale: TimeScale): Hit {
  const { row, laid, chosen: marks } = found;
  const [first] = marks;
  const last = marks.at(-1);
  if (!first || !last) {
    return { row, laid, kind: 'run', atMs: spot.atMs };
  }
  const ends = { fromPx: pxOf(scale, first.atMs), toPx: pxOf(scale, last.atMs) };
  return { row, laid, kind: 'mark', atMs: last.atMs, cluster: { kind: last.kind, marks, ...ends } };
}

/** Where a chosen thing stands, in px from the picture's left edge; null where the picture ends before it. */
export function spotPx(found: FoundSpot, spot: Spot, scale: TimeScale): number | null {
  const px = pxOf(scale, found.chosen.at(-1)?.atMs ?? spot.atMs);
  return px >= 0 && px <= scale.widthPx ? px : null;
}

/** The marks of a run as they can be told apart in the picture: those that are drawn as one are chosen as one. */
export const markGroups = (marks: readonly Mark[], scale: TimeScale): Array<readonly Mark[]> =>
  clusterMarks(marks, scale, MARK_GAP_PX).map((cluster) => cluster.marks);
