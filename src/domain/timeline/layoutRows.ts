import { CountedRuns, countedSteps } from '../counted';
import { Run } from '../jobs/run';
import { Verdict } from '../runbook/verdict';
import { packLanes } from './packLanes';
import { Mark, runMarks } from './runMarks';
import { NO_RUNS, TypeRuns } from './runsByType';
import { Stack } from './stackRuns';
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
  types: ReadonlyMap<string, TypeRuns>,
  scale: TimeScale,
  nowMs: number,
  options: RowOptions
): TimelineRow[] {
  let topPx = 0;
  return verdicts.map((verdict) => {
    const row = layoutRow(verdict, types.get(verdict.jobType) ?? NO_RUNS, scale, nowMs, options);
    const placed = { ...row, topPx };
    topPx += row.heightPx;
    return placed;
  });
}

function layoutRow(
  verdict: Verdict,
  { runs, troubled, recovered, spans, stack, soonestLossFirst }: TypeRuns,
  scale: TimeScale,
  nowMs: number,
  { foldAboveLanes, opened, openLanes, showSuccesses, density, counted = [] }: RowOptions
): TimelineRow {
  const steps = countedSteps(counted, verdict.jobType);
  const duplicates = counted.find(({ jobType }) => jobType === verdict.jobType)?.duplicates;
  const calm = troubled.length === 0;
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
    recovered,
    folds,
    stack: folds ? stack() : null,
    stackTopPx,
    stackPx,
    laid: (lanes ?? []).map((lane, index) => ({
      run: troubled[index]!,
      marks: runMarks(troubled[index]!, nowMs),
      topPx: lanesTopPx + lane * LANE_PX,
    })),
    open: isOpen ? { runs: soonestLossFirst(), topPx: lanesTopPx, heightPx: laneCount * LANE_PX } : null,
    strip: wantsStrip ? successStrip(runs, scale, steps, duplicates) : null,
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
