/** Sign, paddings and the button that opens a fold (px). */
const AROUND_NAME_PX = 74;
/** A letter of a name on the average (px). */
const LETTER_PX = 6.9;
const LEAST_PX = 180;
const MOST_PX = 360;
/** The names never take more of the width than this. */
const SHARE = 0.38;

/** Width of the column of names (px): as wide as the longest name, where the picture can spare it. */
export function headWidthPx(names: readonly string[], widthPx: number): number {
  const wanted = AROUND_NAME_PX + LETTER_PX * Math.max(0, ...names.map((name) => name.length));
  return Math.round(Math.max(LEAST_PX, Math.min(MOST_PX, wanted, widthPx * SHARE)));
}
