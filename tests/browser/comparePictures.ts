// pixelmatch knows how different two colours look, and draws the difference; pngjs is the decoder that it is written for.
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

/**
 * Each square of so many pixels is averaged first: another version of Chromium, or another way of drawing, spreads the ink
 * of a letter or an edge over other pixels, but its amount stays.
 */
const SQUARE_PX = 4;
/** How different two averages may look; 0 to 1. */
const THRESHOLD = 0.05;
/** So many squares on a side make a tile of 24 px, which holds one mark or two letters. */
const TILE = 6;
/**
 * So many of a tile's 36 squares may differ. Measured over three of the pictures against Chromium 156: Chromium 138, and
 * drawing by the (emulated) graphics card, differ in 5 at most; a slightly paler orange in 8, a failed attempt as another
 * sign in 13, a row 2 px higher in 13, a ring a pixel wider in 14, green as blue in 17.
 */
const MOST_SQUARES = 6;

/** Whether a picture is another than the accepted one, for an eye that looks closely. */
export function isChanged(accepted: Buffer, actual: Buffer): boolean {
  const [a, b] = [averaged(PNG.sync.read(accepted)), averaged(PNG.sync.read(actual))];
  if (a.width !== b.width || a.height !== b.height) {
    return true;
  }
  const mask = Buffer.alloc(a.data.length);
  pixelmatch(a.data, b.data, mask, a.width, a.height, { threshold: THRESHOLD, includeAA: true, diffMask: true });
  const tiles = new Map<number, number>();
  for (let square = 0; square < a.width * a.height; square++) {
    if (mask[4 * square + 3] !== 0) {
      const tile = Math.floor(Math.floor(square / a.width) / TILE) * a.width + Math.floor((square % a.width) / TILE);
      tiles.set(tile, (tiles.get(tile) ?? 0) + 1);
    }
  }
  return [...tiles.values()].some((squares) => squares > MOST_SQUARES);
}

/** The accepted picture, pale, with what differs in red; null where the sizes differ. */
export function difference(accepted: Buffer, actual: Buffer): Buffer | null {
  const [a, b] = [PNG.sync.read(accepted), PNG.sync.read(actual)];
  if (a.width !== b.width || a.height !== b.height) {
    return null;
  }
  const drawn = new PNG({ width: a.width, height: a.height });
  pixelmatch(a.data, b.data, drawn.data, a.width, a.height, { threshold: THRESHOLD });
  return PNG.sync.write(drawn);
}

function averaged({ data, width, height }: PNG): Pixels {
  const [across, down] = [Math.ceil(width / SQUARE_PX), Math.ceil(height / SQUARE_PX)];
  const sums = new Float64Array(across * down * 4);
  const counts = new Uint8Array(across * down);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const square = Math.floor(pixel / width / SQUARE_PX) * across + Math.floor((pixel % width) / SQUARE_PX);
    counts[square] = (counts[square] ?? 0) + 1;
    for (let channel = 0; channel < 4; channel++) {
      sums[4 * square + channel] = (sums[4 * square + channel] ?? 0) + (data[4 * pixel + channel] ?? 0);
    }
  }
  const averages = Buffer.from(sums.map((sum, index) => sum / (counts[Math.floor(index / 4)] ?? 1)));
  return { data: averages, width: across, height: down };
}
