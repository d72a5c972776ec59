/** Writes a duration as Go's `time.Duration` prints it: `500ms`, `1.5s`, `1m0s`, `1h0m0s`. */
export function goDuration(durationMs: number): string {
  if (durationMs === 0) {
    return '0s';
  }
  if (durationMs < 1000) {
    return `${durationMs}ms`;
  }
  const hours = Math.floor(durationMs / 3_600_000);
  const minutes = Math.floor((durationMs % 3_600_000) / 60_000);
  const seconds = `${(durationMs % 60_000) / 1000}s`;
  if (hours > 0) {
    return `${hours}h${minutes}m${seconds}`;
  }
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}
