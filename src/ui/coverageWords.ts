import { Coverage, GapReason, unreadMs } from '../domain/coverage';
import { duration } from '../domain/words';
import { Clock, clockSecondsText } from './timeTexts';

export const gapReasonWords: Record<GapReason, string> = {
  'not-read': 'This span was not read.',
  'being-read': 'This span is still being read.',
  truncated: 'The search had more lines than it handed out.',
  'query-failed': 'A query failed.',
  unreadable: 'Some lines could not be read.',
  silent: 'No line of any job arrived.',
  'after-range': 'This lies after the end of the range.',
};

/** Up to where everything was read: the end of the range or now, or the start of a gap that reaches so far. */
export function readToMs(coverage: Coverage, nowMs: number): number {
  let endMs = Math.min(coverage.toMs, nowMs);
  for (const gap of [...coverage.gaps].sort((a, b) => b.toMs - a.toMs)) {
    if (gap.toMs >= endMs - 1 && gap.fromMs < endMs) {
      endMs = Math.max(coverage.fromMs, gap.fromMs);
    }
  }
  return endMs;
}

/** How much of the range up to now was not read (ms). */
export function unreadUpToMs(coverage: Coverage, nowMs: number): number {
  return unreadMs(coverage.gaps, { fromMs: coverage.fromMs, toMs: Math.min(coverage.toMs, nowMs) });
}

/** "Read in full to 23:51:57", "Read to 13:19:58 · 1 h 30 min not read", "Nothing was read". */
export function coverageWords(coverage: Coverage, clock: Clock): string {
  const toMs = readToMs(coverage, clock.nowMs);
  const missingMs = unreadUpToMs(coverage, clock.nowMs);
  if (coverage.gaps.length === 0) {
    return `Read in full to ${clockSecondsText(toMs, clock)}`;
  }
  if (toMs <= coverage.fromMs) {
    return 'Nothing was read in full';
  }
  return `Read to ${clockSecondsText(toMs, clock)} · ${missingMs > 0 ? duration(missingMs) : 'a moment'} not read`;
}
