import { Gap, gapsWithin } from '../coverage';
import { boxOf, TimeScale } from './timeScale';

/** Spans that were not read, as one box in the picture. */
export interface GapBand {
  leftPx: number;
  widthPx: number;
  gaps: readonly Gap[];
}

/** Narrowest band: a short gap never vanishes at a wide range (px). */
const LEAST_PX = 3;

/** The gaps within the range as bands, those that touch joined into one. */
export function gapBands(gaps: readonly Gap[], scale: TimeScale): GapBand[] {
  const bands: GapBand[] = [];
  for (const gap of gapsWithin(gaps, scale)) {
    const box = boxOf(scale, gap, LEAST_PX);
    const last = bands.at(-1);
    if (!box) {
      continue;
    }
    if (last && box.leftPx <= last.leftPx + last.widthPx) {
      const endPx = Math.max(last.leftPx + last.widthPx, box.leftPx + box.widthPx);
      bands[bands.length - 1] = { ...last, widthPx: endPx - last.leftPx, gaps: [...last.gaps, gap] };
    } else {
      bands.push({ ...box, gaps: [gap] });
    }
  }
  return bands;
}
