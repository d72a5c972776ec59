import { TimeZone } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { signColours } from './signColours';
import { clockText, relativeText } from './timeTexts';

interface Props {
  /** The moment that the verdict is about (ms). */
  nowMs: number;
  /** The time by the computer's clock (ms). */
  wallMs: number;
  timeZone: TimeZone;
}

/** A verdict younger than this is about now. */
const FRESH_MS = 2 * 60_000;

/** Whether a verdict is about a moment that has passed: the range lies in the past, or was not refreshed. */
export function isPast(wallMs: number, nowMs: number): boolean {
  return wallMs - nowMs > FRESH_MS;
}

/** "As of 13:20, 2 h ago": an old answer must not pass for a new one. */
export function AsOf({ nowMs, wallMs, timeZone }: Props) {
  const colours = signColours(useTheme2());
  if (!isPast(wallMs, nowMs)) {
    return null;
  }
  const clock = { nowMs: wallMs, timeZone };
  return (
    <span style={{ color: colours.retry.text }}>
      As of {clockText(nowMs, clock)}, {relativeText(nowMs, clock)}
    </span>
  );
}
