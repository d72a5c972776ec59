import { groupBy } from '../groupBy';
import { Run } from '../jobs/run';
import { Verdict } from '../runbook/verdict';
import { packLanes } from './packLanes';
import { isPlain, laneSpan, Mark, runMarks } from './runMarks';
import { Stack, stackRuns } from './stackRuns';
import { SuccessStrip, successStrip } from './successStrip';
import { msOfPx, TimeScale } from './timeScale';

export const LANE_PX = 18;
export const STRIP_PX = 14;
const MORE_PX = 24;

/** Heights that follow the room there is (px). */
const densities = {
  roomy: { calmPx: 30, headPx: 46, stackPx: 46, padPx: 6 },
  compact: { calmPx: 26, headPx: 40, stackPx: 32, padPx: 3 },
};
/** Runs in one lane keep this distance, so that their end marks stay apart. */
const LANE_GAP_PX = 24;

/** A run in its lane. */
export interface LaidRun {
  run: Run;
  marks: readonly Mark[];
  /** Top of its lane within the row. */
  topPx: number;
}

/** One job type in the picture; places are px from the row's top, or from the picture's for `topPx`. */
export interface TimelineRow {
  jobType: string;
  verdict: Verdict;
  topPx: number;
  heightPx: number;
  /** A calm row has one line: nothing of its type needs a lane. */
  calm: boolean;
  /** All runs that are not plain successes; shown as a stack, as lanes, or counted in `hidden`. */
  troubled: number;
  /** Those of them that went well in the end. */
  recovered: number;
  /** Whether the row is folded or was opened: then it shows a stack. */
  folds: boolean;
  opened: boolean;
  stack: Stack | null;
  stackTopPx: number;
  stackPx: number;
  laid: readonly LaidRun[];
  /** Runs that an opened row has no lane for yet: said in words below its lanes. */
  hidden: readonly Run[];
  moreTopPx: number;
  strip: SuccessStrip | null;
  stripTopPx: number;
}

export interface RowOptions {
  /** A row that would need more lanes than this folds into a stack. */
  foldAboveLanes: number;
  /** Lanes that an opened row shows, by job type; a row that is not in it is closed. */
  openedLanes: ReadonlyMap<string, number>;
  showSuccesses: boolean;
  density: keyof typeof densities;
}

/** Lays out a row per verdict, in the order given. No run is dropped: each is in a lane, in a stack, in the strip or counted. */
export function layoutRows(
  verdicts: readonly Verdict[],
  runs: readonly Run[],
  scale: TimeScale,
  nowMs: number,
  options: RowOptions
): TimelineRow[] {
  const runsOf = groupBy(runs, (run) => run.jobType);
  let topPx = 0;
  return verdicts.map((verdict) => {
    const row = layoutRow(verdict, runsOf.get(verdict.jobType) ?? [], scale, nowMs, options);
    const placed = { ...row, topPx };
    topPx += row.heightPx;
    return placed;
  });
}

function layoutRow(
  verdict: Verdict,
  runs: readonly Run[],
  scale: TimeScale,
  nowMs: number,
  { foldAboveLanes, openedLanes, showSuccesses, density }: RowOptions
): TimelineRow {
  const troubled = runs.filter((run) => !isPlain(run));
  const calm = troubled.length === 0;
  const spans = troubled.map((run) => laneSpan(run, nowMs));
  const lanes = packLanes(spans, msOfPx(scale, LANE_GAP_PX));
  const folds = lanes.some((lane) => lane >= foldAboveLanes);
  const openedCount = folds ? (openedLanes.get(verdict.jobType) ?? 0) : 0;
  const soonest = openedCount > 0 ? [...troubled].sort(soonestLossFirst) : [];
  const shown = folds
    ? soonest.slice(0, openedCount).map((run, lane) => ({ run, lane }))
    : troubled.map((run, index) => ({ run, lane: lanes[index]! }));
  const hidden = soonest.slice(openedCount);

  const { calmPx, headPx, stackPx, padPx } = densities[density];
  const stackTopPx = padPx;
  const lanesTopPx = stackTopPx + (folds ? stackPx + padPx : 0);
  const laneCount = shown.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
  const moreTopPx = Math.max(lanesTopPx + laneCount * LANE_PX, openedCount > 0 ? headPx : 0);
  const wantsStrip = showSuccesses && (calm || runs.length > troubled.length);
  const pictureEndPx = moreTopPx + (openedCount > 0 ? MORE_PX : 0);
  const stripTopPx = calm ? (calmPx - STRIP_PX) / 2 : Math.max(pictureEndPx, headPx - STRIP_PX - padPx);
  const troubledPx = Math.max(headPx, (wantsStrip ? stripTopPx + STRIP_PX : pictureEndPx) + padPx);

  return {
    jobType: verdict.jobType,
    verdict,
    topPx: 0,
    heightPx: calm ? calmPx : troubledPx,
    calm,
    troubled: troubled.length,
    recovered: troubled.filter((run) => run.state === 'succeeded').length,
    folds,
    opened: openedCount > 0,
    stack: folds ? stackRuns(troubled, nowMs) : null,
    stackTopPx,
    stackPx,
    laid: shown.map(({ run, lane }) => ({ run, marks: runMarks(run, nowMs), topPx: lanesTopPx + lane * LANE_PX })),
    hidden,
    moreTopPx,
    strip: wantsStrip ? successStrip(runs, scale) : null,
    stripTopPx,
  };
}

/** What is lost next stands first, then what runs or has no ending, then what was lost last, then what recovered. */
function soonestLossFirst(a: Run, b: Run): number {
  const rank = (run: Run) => (run.deletion ? 0 : run.state === 'succeeded' ? 3 : run.deletedAtMs !== null ? 2 : 1);
  return (
    rank(a) - rank(b) ||
    (a.deletion?.fromMs ?? 0) - (b.deletion?.fromMs ?? 0) ||
    (b.deletedAtMs ?? 0) - (a.deletedAtMs ?? 0)
  );
}
