import { TimeSpan } from '../domain/coverage';
import { CountStep } from './countGaps';

/**
 * Divides a span at the steps of a count into spans of at most so many lines, newest first. Together they are the span, and
 * none shares a millisecond with another; a step that alone has more lines stays whole.
 * @param steps in order of time
 */
export function planSpans(steps: readonly CountStep[], { fromMs, toMs }: TimeSpan, mostLines: number): TimeSpan[] {
  const spans: TimeSpan[] = [];
  let endMs = toMs;
  let planned = 0;
  let cutMs = toMs + 1;
  for (const { startMs, lines } of [...steps].reverse()) {
    if (startMs > toMs) {
      continue;
    }
    if (cutMs <= fromMs) {
      break;
    }
    if (planned > 0 && lines > 0 && planned + lines > mostLines) {
      spans.push({ fromMs: cutMs, toMs: endMs });
      endMs = cutMs - 1;
      planned = 0;
    }
    planned += lines;
    cutMs = startMs;
  }
  return [...spans, { fromMs, toMs: endMs }];
}
