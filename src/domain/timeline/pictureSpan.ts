import { TimeSpan } from '../coverage';
import { Run } from '../jobs/run';

/** What is to come takes at most this part of the range's own length. */
const AHEAD = 0.25;
/** Room behind the last deadline, for its words. */
const BEHIND = 0.08;
/** A range that ends nearer to now than this part of its length ends now. */
const NOW = 0.02;

/**
 * The span of the picture: the range, and where it ends now some room for the attempts and deadlines to come.
 * @param nowMs moment of the verdict; a range that goes on beyond it stays as it is
 */
export function pictureSpan(range: TimeSpan, nowMs: number, runs: readonly Run[]): TimeSpan {
  const lengthMs = range.toMs - range.fromMs;
  if (Math.abs(range.toMs - nowMs) > lengthMs * NOW) {
    return range;
  }
  const dueMs = runs.reduce((latest, { deletion, nextAttempt }) => {
    return Math.max(latest, deletion?.fromMs ?? nextAttempt?.fromMs ?? latest);
  }, nowMs);
  if (dueMs <= nowMs) {
    return range;
  }
  const aheadMs = Math.min(dueMs - nowMs + lengthMs * BEHIND, lengthMs * AHEAD);
  return { fromMs: range.fromMs, toMs: Math.max(range.toMs, Math.round(nowMs + aheadMs)) };
}
