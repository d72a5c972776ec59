import { EMPTY, Observable, concat, defer } from 'rxjs';
import { countedLines } from '../countGaps';
import { planSpans } from '../planSpans';
import { askParts, linesPart } from './askParts';
import { NotCountable } from './countable';
import { CountedRange } from './countedRange';
import { ReadLine, isStart } from './lineSlice';
import { startsAndEndsTarget } from './neighbourTargets';
import { CHANNELS_JOB } from './plainLines';

/** A start, and what is saved of the channels. */
const LINES_OF_RUN = 5;
const SPAN_LINES = 5_000;

/**
 * Reads, where they cannot be counted, the channels' starts and what they saved, to be held against one another: a run saves
 * one or several.
 * @param found receives the lines
 */
export function readChannelLines(counted: CountedRange, found: ReadLine[]): Observable<never> {
  return defer(() => {
    const { kinds, range, asked } = counted;
    const starts = kinds.starts.get(CHANNELS_JOB) ?? [];
    // Their payloads tell how many there are to be: the counts balance, or show where not.
    if (kinds.channels || starts.length === 0) {
      return EMPTY;
    }
    const steps = starts.map((step) => ({ ...step, lines: LINES_OF_RUN * step.lines }));
    const asking = askParts(
      counted,
      planSpans(steps, range, SPAN_LINES - 1).map((span) =>
        linesPart(counted, {
          targetAs: (refId) => startsAndEndsTarget(refId, { jobType: CHANNELS_JOB, ...span }, SPAN_LINES, asked),
          size: SPAN_LINES,
          take: (lines, isFull) => {
            if (isFull) {
              // There are more channels than a page holds.
              throw new NotCountable();
            }
            found.push(...lines);
          },
        })
      )
    );
    return concat(
      asking,
      defer(() => {
        if (found.filter(isStart).length < countedLines(starts)) {
          // Lines of channels that were counted did not arrive.
          throw new NotCountable();
        }
        return EMPTY;
      })
    );
  });
}
