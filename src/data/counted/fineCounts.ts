import { Observable } from 'rxjs';
import { askParts } from './askParts';
import { channelFilters, readChannels } from './channelCounts';
import { NotCountable } from './countable';
import { CountedRange } from './countedRange';
import { hullOf } from './inParts';
import { KindCounts, byName, countsTarget } from './kindCounts';
import { merged, TypeWindow } from './planNeighbours';
import { CHANNELS_JOB, countedTypes, startedQuery, succeededQuery } from './plainLines';
import { unbalancedSpans } from './unreadRuns';

/** A wide step in which starts and ends do not balance is counted again in fine ones, so that few lines around are read. */

const FINE_MS = 2 * 60_000;
const [BEGAN, ENDED] = ['began ', 'ended '];

/** Whether steps are so wide that finer ones tell more. */
export const isWide = (stepMs: number): boolean => stepMs >= 8 * FINE_MS;

interface Filter {
  label: string;
  query: string;
}

/** What is counted of the job types, by filter. */
function fineFilters(jobTypes: ReadonlySet<string>, { asked: { fields, catalogue } }: CountedRange): Filter[] {
  const types = countedTypes(catalogue).filter((jobType) => jobTypes.has(jobType));
  return types.flatMap((jobType) => {
    const ended = succeededQuery(jobType, fields);
    return [
      { label: BEGAN + jobType, query: startedQuery(jobType, fields) },
      ...(ended === null ? [] : [{ label: ENDED + jobType, query: ended }]),
      ...(jobType === CHANNELS_JOB ? channelFilters(fields) : []),
    ];
  });
}

function readFine(counts: ReturnType<typeof byName>): KindCounts {
  if (!counts) {
    // The answer held no counts.
    throw new NotCountable();
  }
  const named = (prefix: string) =>
    new Map(
      [...counts].flatMap(([name, steps]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), steps]] : []))
    );
  const widths = { coarseMs: FINE_MS, ticksMs: FINE_MS };
  return { widths, starts: named(BEGAN), ends: named(ENDED), duplicates: [], channels: readChannels(counts) };
}

/**
 * Narrows windows in which the counts of a job type do not balance to where that comes from. Where fine steps balance, as
 * different clocks may make them, the window stays as it is.
 * @param take receives the windows
 */
export function narrowDown(
  counted: CountedRange,
  wide: readonly TypeWindow[],
  take: (windows: TypeWindow[]) => void
): Observable<never> {
  const windows = merged(wide);
  const filters = fineFilters(new Set(windows.map(({ jobType }) => jobType)), counted);
  return askParts(counted, [
    {
      span: hullOf(
        windows.map((span) => ({ span })),
        counted.range
      ),
      targetAs: (refId) => countsTarget(refId, windows, filters, FINE_MS, counted.asked),
      take: ({ frames, failure }) => {
        const fine = readFine(
          failure === null
            ? byName(
                frames,
                filters.map(({ label }) => label)
              )
            : null
        );
        const lines = counted.kept.all();
        const widths = { startMs: () => FINE_MS, endMs: FINE_MS };
        take(
          windows.flatMap((window) => {
            const narrow = unbalancedSpans(fine, lines, window, widths).filter(
              ({ jobType }) => jobType === window.jobType
            );
            return narrow.length > 0 ? narrow : [window];
          })
        );
      },
    },
  ]);
}
