import { Run } from '../jobs/run';
import { clusterMarks } from './clusterMarks';
import { Hit, MARK_GAP_PX } from './hitTest';
import { LANE_PX, LaidRun, TimelineRow } from './layoutRows';
import { Mark, runMarks } from './runMarks';
import { pxOf, TimeScale } from './timeScale';

/** What a person has chosen in the picture: a run, and one of its marks or several that stand together. Outlives a refresh. */
export interface Spot {
  jobType: string;
  /** The run's key. */
  run: string;
  /** First and last of the chosen marks, counted from the run's first; null: the run between its marks. */
  marks: readonly [number, number] | null;
  /** The moment that was pointed at (ms, UTC). */
  atMs: number;
}

/** A chosen thing as it stands in the picture now. */
export interface FoundSpot {
  row: TimelineRow;
  /** Its lane's top is within the row, or within the lanes of an opened row. */
  laid: LaidRun;
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
  if (hit.kind !== 'mark' && hit.kind !== 'run') {
    return null;
  }
  const { run, marks } = hit.laid;
  const chosen = hit.kind === 'mark' ? hit.cluster.marks : [];
  const ends = [chosen[0], chosen.at(-1)].flatMap((mark) => (mark ? [marks.indexOf(mark)] : []));
  const [first, last] = ends;
  return {
    jobType: run.jobType,
    run: run.key,
    marks: first === undefined || last === undefined ? null : [first, last],
    atMs: chosen.at(-1)?.atMs ?? hit.atMs,
  };
}

/** Finds what was chosen; null where its row is folded, or its run is gone. */
export function findSpot(rows: readonly TimelineRow[], spot: Spot, nowMs: number): FoundSpot | null {
  const row = rows.find(({ jobType }) => jobType === spot.jobType);
  if (row?.open) {
    const index = row.open.runs.findIndex(({ key }) => key === spot.run);
    const run = row.open.runs[index];
    return run ? { row, laid: { run, marks: runMarks(run, nowMs), topPx: index * LANE_PX } } : null;
  }
  const laid = row?.laid.find(({ run }) => run.key === spot.run);
  return row && laid ? { row, laid } : null;
}

/** The chosen marks; none where the run itself is chosen. */
export const marksOf = ({ laid }: FoundSpot, { marks }: Spot): readonly Mark[] =>
  marks ? laid.marks.slice(marks[0], marks[1] + 1) : [];

/** A chosen thing as if the pointer were on it, so that it is told of in the same words. */
export function hitAtSpot(found: FoundSpot, spot: Spot, scale: TimeScale): Hit {
  const marks = marksOf(found, spot);
  const [first] = marks;
  const last = marks.at(-1);
  if (!first || !last) {
    return { ...found, kind: 'run', atMs: spot.atMs };
  }
  const ends = { fromPx: pxOf(scale, first.atMs), toPx: pxOf(scale, last.atMs) };
  return { ...found, kind: 'mark', atMs: last.atMs, cluster: { kind: last.kind, marks, ...ends } };
}

/** Where a chosen thing stands, in px from the picture's left edge; null where the picture ends before it. */
export function spotPx(found: FoundSpot, spot: Spot, scale: TimeScale): number | null {
  const px = pxOf(scale, marksOf(found, spot).at(-1)?.atMs ?? spot.atMs);
  return px >= 0 && px <= scale.widthPx ? px : null;
}

/** Indexes of the marks of a run that can be told apart in the picture: those that are drawn as one are chosen as one. */
export function markGroups(marks: readonly Mark[], scale: TimeScale): Array<readonly [number, number]> {
  return clusterMarks(marks, scale, MARK_GAP_PX).map(({ marks: own }) => {
    const first = own[0] ? marks.indexOf(own[0]) : 0;
    return [first, first + own.length - 1] as const;
  });
}
