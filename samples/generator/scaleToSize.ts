import { generateDay, type DayOptions } from './generateDay';

/** The `scale` at which such a day has about `documents` documents; found by generating two days and a straight line. */
export function scaleToSize(options: DayOptions, documents: number): number {
  const sizeAt = (scale: number) => generateDay({ ...options, scale }).documents.length;
  const atOne = sizeAt(1);
  const other = documents > atOne ? 2 : 0.25;
  const perScale = (sizeAt(other) - atOne) / (other - 1);
  return Math.max(0, 1 + (documents - atOne) / perScale);
}
