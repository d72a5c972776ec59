/** In ms, the longest first. */
const units = [
  ['y', 365 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** A step as the data source writes it: in its largest unit, whose rest is dropped. 14.4 minutes are `14m`. */
export function intervalText(stepMs: number): string {
  const [unit, unitMs] = units.find(([, lengthMs]) => stepMs >= lengthMs) ?? ['ms', 1];
  return `${Math.max(1, Math.floor(stepMs / unitMs))}${unit}`;
}
