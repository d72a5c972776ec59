interface Taken {
  leftPx: number;
  widthPx: number;
}

/**
 * Where labels of one width can stand centred on places without covering one another or what is taken. Labels without
 * room are left out: what they say must stand elsewhere too.
 * @returns left edges in px
 */
export function labelPlaces(
  centresPx: readonly number[],
  labelPx: number,
  widthPx: number,
  taken: readonly Taken[]
): number[] {
  const placed: Taken[] = [...taken];
  for (const centrePx of centresPx) {
    const leftPx = Math.max(0, Math.min(widthPx - labelPx, centrePx - labelPx / 2));
    if (placed.every((other) => leftPx + labelPx <= other.leftPx || leftPx >= other.leftPx + other.widthPx)) {
      placed.push({ leftPx, widthPx: labelPx });
    }
  }
  return placed.slice(taken.length).map(({ leftPx }) => leftPx);
}
