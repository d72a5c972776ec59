import { CountStep } from '../countGaps';
import { Part } from './askParts';
import { NotCountable } from './countable';
import { CountedRange } from './countedRange';
import { hullOf, inParts } from './inParts';
import { byName, ticksTarget } from './kindCounts';
import { ReadLine } from './lineSlice';
import { divideTicks, withFineTicks } from './tickCounts';

/**
 * Counts finely where the wide steps leave open whether a job that runs every few minutes was silent.
 * @returns the queries, and what makes the range's counts as fine, once all of them are answered
 */
export function fineTicks(
  counted: CountedRange,
  trouble: readonly ReadLine[],
  groups: number
): { parts: Part[]; keep: () => void } {
  const { kinds, range, asked } = counted;
  const { starts, uneven } = divideTicks(kinds.starts, kinds.widths.ticksMs, trouble, range, asked.catalogue);
  const fine = new Map<string, readonly CountStep[]>();
  const spans = uneven.map((span) => ({ span }));
  const parts = inParts(spans, range, groups).map((group) => ({
    span: hullOf(group, range),
    targetAs: (refId: string) =>
      ticksTarget(
        refId,
        group.map(({ span }) => span),
        asked
      ),
    take: ({ frames, failure }: Parameters<Part['take']>[0]) => {
      const found = failure === null ? byName(frames, [...starts.keys()]) : null;
      if (!found) {
        // The answer held no counts.
        throw new NotCountable();
      }
      found.forEach((steps, jobType) => fine.set(jobType, [...(fine.get(jobType) ?? []), ...steps]));
    },
  }));
  return {
    parts,
    keep: () => {
      counted.kinds = { ...kinds, starts: withFineTicks(kinds.starts, starts, fine) };
    },
  };
}
