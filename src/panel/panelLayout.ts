import { LANE_PX } from '../domain/timeline/layoutRows';

/** What a panel of a size shows. The answer stays to the last; the picture, the steps and the legend go before it. */
export interface PanelLayout {
  /** Null: no picture, an answer list with so many lines a type. */
  listLines: 1 | 2 | null;
  resolution: 'beside' | 'below' | null;
  legend: boolean;
  banner: 'panel' | 'small';
  density: 'roomy' | 'compact';
  /** Whether there is room to open the worst row's runs. */
  opensWorst: boolean;
  /** Runs of an opened row in sight at once. */
  openLanes: number;
}

const PICTURE = { widthPx: 560, heightPx: 190 };
const TWO_LINES = { widthPx: 400, heightPx: 170 };
const BESIDE_PX = 940;
const BELOW_PX = 380;
const LEGEND_PX = 300;
const OPEN_PX = 480;
// Sentence, two rows, axis and legend; what is left is for the runs of the row that is open.
const AROUND_LANES_PX = 310;
const FEWEST_LANES = 8;

/** Width of the resolution beside the picture (px). */
export const RESOLUTION_PX = 320;

/** Decides by the panel's inner size (px). */
export function panelLayout(widthPx: number, heightPx: number, showResolution: boolean): PanelLayout {
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
  return {
    listLines: null,
    resolution: showResolution ? place : null,
    legend: heightPx >= LEGEND_PX,
    banner: heightPx >= LEGEND_PX ? 'panel' : 'small',
    density: heightPx >= LEGEND_PX ? 'roomy' : 'compact',
    opensWorst: heightPx >= OPEN_PX && place === 'beside',
    openLanes: Math.max(FEWEST_LANES, Math.floor((heightPx - AROUND_LANES_PX) / LANE_PX)),
  };
}
