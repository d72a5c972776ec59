import { TimeSpan } from '../coverage';
import { LaidRun } from './layoutRows';

/** Which ends of a run the picture does not show: it began before what was read or is shown, or goes on behind it. */
export function cutEnds({ run, marks }: LaidRun, { fromMs, toMs }: TimeSpan): { left: boolean; right: boolean } {
  return {
    left: !run.seenFromFirst || (marks[0]?.fromMs ?? fromMs) < fromMs,
    right: (marks.at(-1)?.atMs ?? toMs) > toMs,
  };
}
