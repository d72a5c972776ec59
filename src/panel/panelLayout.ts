import { LANE_PX } from '../domain/timeline/layoutRows';

/** What a panel of a size shows. The answer stays to the last; the picture, the steps and the legend go before it. */
export interface PanelLayout {
  /** Null: no picture, an answer list with so many lines a type. */
  listLines: 1 | 2 | null;
  resolution: 'beside' | 'below' | null;
  legend: boolean;
  banner: 'panel' | 'small';
  density: 'roomy' | 'compact';
  /** Whether there is room to open the worst row's runs, the rows of all types with a failure in sight. */
  opensWorst: boolean;
  /** Runs of an opened row in sight at once. */
  openLanes: number;
}

const PICTURE = { widthPx: 560, heightPx: 190 };
const TWO_LINES = { widthPx: 400, heightPx: 170 };
const BESIDE_PX = 940;
const BELOW_PX = 380;
const LEGEND_PX = 300;
// What stands around the rows (sentence, axis, legend), and a folded row; what is left is for the runs of the row that is open.
const AROUND_ROWS_PX = 140;
const ROW_PX = 80;
const FEWEST_LANES = 8;
/** Fewer lanes are not worth opening a row that nobody asked for. */
const WORTH_OPENING = 4;

/** Width of the resolution beside the picture (px). */
export const RESOLUTION_PX = 320;

/**
 * Decides by the panel's inner size (px).
 * @param failed how many job types have a failure, which is what makes a row tall
 */
export function panelLayout(widthPx: number, heightPx: number, showResolution: boolean, failed: number): PanelLayout {
  if (widthPx < PICTURE.widthPx || heightPx < PICTURE.heightPx) {
    const two = widthPx >= TWO_LINES.widthPx && heightPx >= TWO_LINES.heightPx;
    return {
      listLines: two ? 2 : 1,
      resolution: showResolution && heightPx >= BELOW_PX ? 'below' : null,
      legend: false,
      banner: 'small',
      density: 'compact',
      opensWorst: false,
      openLanes: FEWEST_LANES,
    };
  }
  const place = widthPx >= BESIDE_PX ? 'beside' : heightPx >= BELOW_PX ? 'below' : null;
  const room = Math.floor((heightPx - AROUND_ROWS_PX - Math.max(2, failed) * ROW_PX) / LANE_PX);
  const opensWorst = room >= WORTH_OPENING && place === 'beside';
  return {
    listLines: null,
    resolution: showResolution ? place : null,
    legend: heightPx >= LEGEND_PX,
    banner: heightPx >= LEGEND_PX ? 'panel' : 'small',
    density: heightPx >= LEGEND_PX ? 'roomy' : 'compact',
    opensWorst,
    openLanes: opensWorst ? room : FEWEST_LANES,
  };
}
