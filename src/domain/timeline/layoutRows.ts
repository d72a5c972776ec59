import { CountedRuns, countedSteps } from '../counted';
import { groupBy } from '../groupBy';
import { Run } from '../jobs/run';
import { Verdict } from '../runbook/verdict';
import { packLanes } from './packLanes';
import { isPlain, laneSpan, Mark, runMarks } from './runMarks';
import { Stack, stackRuns } from './stackRuns';
import { SuccessStrip, successStrip } from './successStrip';
import { msOfPx, TimeScale } from './timeScale';

/** A row that needs more lanes than this folds, where nobody chose otherwise. */
export const FOLD_ABOVE = 4;
export const LANE_PX = 18;
export const STRIP_PX = 14;

/** Heights that follow the room there is (px). */
const densities = {
  roomy: { calmPx: 30, headPx: 46, stackPx: 46, padPx: 6 },
  compact: { calmPx: 26, headPx: 40, stackPx: 32, padPx: 3 },
};
/** Runs in one lane keep this distance, so that their end marks stay apart. */
const LANE_GAP_PX = 24;
/** Lanes drawn beyond those in sight, so that scrolling never shows an empty one. */
const OVERSCAN = 8;

/** A run in its lane. */
export interface LaidRun {
  run: Run;
  marks: readonly Mark[];
  /** Top of its lane within the row, or within the lanes of an opened row. */
  topPx: number;
}

/** Every run of an opened row, a lane each, the soonest loss first; they scroll within `heightPx`, where half a lane tells of more. */
export interface OpenLanes {
  runs: readonly Run[];
  topPx: number;
  heightPx: number;
}

/** One job type in the picture; places are px from the row's top, or from the picture's for `topPx`. */
export interface TimelineRow {
  jobType: string;
  verdict: Verdict;
  topPx: number;
  heightPx: number;
  /** A calm row has one line: nothing of its type needs a lane. */
  calm: boolean;
  /** All runs that are not plain successes; shown as a stack or as lanes. */
  troubled: number;
  /** Those of them that went well in the end. */
  recovered: number;
  /** Whether the row is folded or was opened: then it shows a stack. */
  folds: boolean;
  stack: Stack | null;
  stackTopPx: number;
  stackPx: number;
  /** Runs of a row that does not fold. */
  laid: readonly LaidRun[];
  /** Runs of a row that was opened. */
  open: OpenLanes | null;
  strip: SuccessStrip | null;
  stripTopPx: number;
}

export interface RowOptions {
  /** A row that would need more lanes than this folds into a stack. */
  foldAboveLanes: number;
  /** Job types whose folded rows are open. */
  opened: ReadonlySet<string>;
  /** Most lanes of an opened row that are in sight at once. */
  openLanes: number;
  showSuccesses: boolean;
  density: keyof typeof densities;
  /** Plain successes beside the runs. */
  counted?: readonly CountedRuns[];
}

/** Lays out a row per verdict, in the order given. No run is dropped: each is in a lane, in a stack or in the strip. */
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
  { foldAboveLanes, opened, openLanes, showSuccesses, density, counted = [] }: RowOptions
): TimelineRow {
  const steps = countedSteps(counted, verdict.jobType);
  const troubled = runs.filter((run) => !isPlain(run));
  const calm = troubled.length === 0;
  const spans = troubled.map((run) => laneSpan(run, nowMs));
  const lanes = packLanes(spans, msOfPx(scale, LANE_GAP_PX), foldAboveLanes);
  const folds = lanes === null;
  const isOpen = folds && opened.has(verdict.jobType);

  const { calmPx, headPx, stackPx, padPx } = densities[density];
  const stackTopPx = padPx;
  const lanesTopPx = folds ? Math.max(stackTopPx + stackPx + padPx, headPx) : padPx;
  const inSight = troubled.length > openLanes ? openLanes + 0.5 : troubled.length;
  const laneCount = isOpen ? inSight : (lanes ?? []).reduce((most, lane) => Math.max(most, lane + 1), 0);
  const wantsStrip = showSuccesses && (calm || runs.length + steps.length > troubled.length);
  const pictureEndPx = folds && !isOpen ? stackTopPx + stackPx + padPx : lanesTopPx + laneCount * LANE_PX;
  const stripTopPx = calm ? (calmPx - STRIP_PX) / 2 : Math.max(pictureEndPx + 2, headPx - STRIP_PX - padPx);
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
    stack: folds ? stackRuns(troubled, nowMs) : null,
    stackTopPx,
    stackPx,
    laid: (lanes ?? []).map((lane, index) => ({
      run: troubled[index]!,
      marks: runMarks(troubled[index]!, nowMs),
      topPx: lanesTopPx + lane * LANE_PX,
    })),
    open: isOpen
      ? { runs: [...troubled].sort(soonestLossFirst), topPx: lanesTopPx, heightPx: laneCount * LANE_PX }
      : null,
    strip: wantsStrip ? successStrip(runs, scale, steps) : null,
    stripTopPx,
  };
}

/** The lanes of an opened row that are in sight, and a few above and below them. */
export function lanesInSight({ runs, heightPx }: OpenLanes, scrolledPx: number, nowMs: number): LaidRun[] {
  const first = Math.max(0, Math.floor(scrolledPx / LANE_PX) - OVERSCAN);
  const end = Math.ceil((scrolledPx + heightPx) / LANE_PX) + OVERSCAN;
  return runs
    .slice(first, end)
    .map((run, index) => ({ run, marks: runMarks(run, nowMs), topPx: (first + index) * LANE_PX }));
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
