import { addToGroup } from '../groupBy';
import { Steps, eachInSteps, groupInSteps, mapInSteps, sortInSteps } from '../steps';
import { readException } from './exceptionText';
import { apiCatalogue } from './jobCatalogue';
import { JobEvent } from './jobEvent';

/** A line of an exception that the rendered shape split from the line it belongs to. */
export interface ContinuationLine {
  instance: string;
  timeMs: number;
  text: string;
}

// A stack trace is written at once; what comes later in the process belongs to something else.
const LONGEST_TRACE_MS = 2000;

function* groupByInstance<T extends { instance: string; timeMs: number }>(
  items: readonly T[]
): Steps<Map<string, T[]>> {
  const sorted = yield* sortInSteps(items, (a, b) => a.timeMs - b.timeMs);
  return yield* groupInSteps(sorted, ({ instance }) => instance);
}

// `   at …`, ` ---> …`, `--- End of stack trace from previous location ---`: not the line that names the exception
const BEHIND_HEAD = /^[\s-]/;

/** The lines of one trace in a fixed order: its head first. Order among the rest does not matter. */
function joinTrace(lines: readonly string[]): string {
  const rank = (line: string): number => Number(BEHIND_HEAD.test(line));
  return [...lines].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).join('\n');
}

// What throws is logged with its exception, by Hangfire or by the job.
const isFailure = ({ kind, hangfireJobId }: JobEvent): boolean =>
  kind === 'saidFailed' || (hangfireJobId !== undefined && kind !== 'started' && kind !== 'succeeded');

/** Names a failure; a line that was delivered twice names the same one. */
const failureKey = ({ instance, timeMs, hangfireJobId }: JobEvent): string =>
  `${instance}\n${timeMs}\n${hangfireJobId}`;

export interface AttachedExceptions {
  events: readonly JobEvent[];
  /** How many of the lines found their failure. */
  attached: number;
}

/**
 * Gives Hangfire's failure lines the exceptions that follow them in the same process. Returns new events; a failure whose
 * trace cannot be told from another's (same process, same millisecond) stays without one.
 */
export function* attachExceptions(
  events: readonly JobEvent[],
  lines: readonly ContinuationLine[],
  catalogue = apiCatalogue
): Steps<AttachedExceptions> {
  if (lines.length === 0) {
    return { events, attached: 0 };
  }
  let attached = 0;
  const failures = yield* groupByInstance(events.filter((event) => isFailure(event) && !event.error));
  const exceptions = new Map<string, string[]>();
  for (const [instance, traceLines] of yield* groupByInstance(lines)) {
    const copies = failures.get(instance) ?? [];
    const candidates = [...new Map(copies.map((event) => [failureKey(event), event])).values()];
    let index = -1;
    yield* eachInSteps(traceLines, ({ timeMs, text }) => {
      while (index + 1 < candidates.length && (candidates[index + 1] as JobEvent).timeMs <= timeMs) {
        index++;
      }
      const failure = candidates[index];
      const isAmbiguous = failure && failure.timeMs === candidates[index - 1]?.timeMs;
      if (failure && !isAmbiguous && timeMs - failure.timeMs <= LONGEST_TRACE_MS) {
        addToGroup(exceptions, failureKey(failure), text);
        attached++;
      }
    });
  }
  const withTraces = yield* mapInSteps(events, (event) => {
    const trace = !isFailure(event) || event.error ? undefined : exceptions.get(failureKey(event));
    if (!trace) {
      return event;
    }
    const { jobType, earlyFailure, error } = readException(joinTrace(trace), catalogue);
    return { ...event, jobType: event.jobType ?? jobType, error, ...(earlyFailure && { earlyFailure }) };
  });
  return { events: withTraces, attached };
}
