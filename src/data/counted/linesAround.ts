import { JobEvent } from '../../domain/jobs/jobEvent';
import { baseName } from '../../domain/jobs/jobCatalogue';
import { isEnd } from '../../domain/jobs/canEnd';
import { Part, linesPart } from './askParts';
import { NotCountable } from './countable';
import { CountedRange } from './countedRange';
import { ReadLine, eventIn, fromLastStart, isStart, isSuccess, sliceOf, wholeAttempts } from './lineSlice';
import { entityTarget, neighbourSpan, neighbourTarget, soonTarget, typeTarget } from './neighbourTargets';
import { Neighbours, TypeWindow } from './planNeighbours';

/** The parts of a reading that fetch the lines around others: an attempt's beginning or end, and where its run may go on. */

const WINDOW_LINES = 2_000;
/** Most attempts end so soon. */
const SOON_MS = 60_000;
const SOON_LINES = 20;

/** The lines of an attempt from its first on, and whether its process began another behind it; null: the first is not there. */
function attemptFrom(lines: readonly ReadLine[], one: Neighbours): { attempt: ReadLine[]; isFollowed: boolean } | null {
  const ofInstance = lines.filter((line) => eventIn(line)?.instance === one.instance);
  const at = ofInstance.findIndex(({ document }) => document.id === one.of);
  const next = ofInstance.findIndex((line, place) => place > at && isStart(line));
  const isFollowed = next >= 0;
  return at < 0 ? null : { attempt: ofInstance.slice(at, isFollowed ? next : undefined), isFollowed };
}

/** The rest of the attempt that one of its lines begins or ends. */
export function neighbourPart(counted: CountedRange, one: Neighbours): Part {
  const span = neighbourSpan(one, counted.range);
  return linesPart(counted, {
    span,
    targetAs: (refId) => neighbourTarget(refId, one, span, counted.asked),
    size: one.size,
    take: (lines, isFull) => {
      if (one.side === 'before') {
        const ofInstance = lines.filter((line) => eventIn(line)?.instance === one.instance);
        const at = ofInstance.findIndex(({ document }) => document.id === one.of);
        const before = at < 0 ? ofInstance : ofInstance.slice(0, at + 1);
        counted.kept.keep(fromLastStart(before));
        return;
      }
      const found = attemptFrom(lines, one);
      if (!found || (!found.isFollowed && isFull)) {
        // The end of an attempt was not among the lines behind its start.
        throw new NotCountable();
      }
      counted.kept.keep(found.attempt);
    },
  });
}

/**
 * The rest of an attempt that ends soon. Elasticsearch's data source hands out the oldest lines first only in its dearest
 * way, each line three times.
 * @param longer receives the attempt whose end is not among the lines
 */
export function soonPart(counted: CountedRange, one: Neighbours, longer: Neighbours[]): Part {
  const span = { fromMs: one.atMs, toMs: one.atMs + SOON_MS };
  return linesPart(counted, {
    span,
    targetAs: (refId) => soonTarget(refId, one, span, SOON_LINES, counted.asked),
    size: SOON_LINES,
    take: (lines, isFull) => {
      const found = attemptFrom(lines, one);
      if (found && !isFull && (found.isFollowed || found.attempt.some(isSuccess))) {
        counted.kept.keep(found.attempt);
      } else {
        longer.push(one);
      }
    },
  });
}

/** The last event of some kind before a line of a process. */
function eventBefore(
  lines: readonly ReadLine[],
  { of }: Neighbours,
  isSuch: (event: JobEvent) => boolean
): JobEvent | null | undefined {
  const at = lines.findIndex(({ document }) => document.id === of);
  return lines
    .slice(0, Math.max(0, at))
    .map(eventIn)
    .reverse()
    .find((event) => event && isSuch(event));
}

const isStarted = ({ kind }: JobEvent): boolean => kind === 'started';

/** Whether the lines before one of a process show how its attempt began. */
export function isBegun(lines: readonly ReadLine[], one: Neighbours): boolean {
  const last = eventBefore(lines, one, (event) => isStarted(event) || isEnd(event));
  return last?.kind === 'started' && last.jobType === one.jobType;
}

/** Whom an attempt is about, by its start before one of its process's lines; null: nothing tells. */
export const entityOf = (lines: readonly ReadLine[], one: Neighbours): string | null =>
  eventBefore(lines, one, isStarted)?.entityId ?? null;

/** The whole attempts of one job type in a span; of one entity only, where that is named. */
export function windowPart(counted: CountedRange, window: TypeWindow, entityId: string | null = null): Part {
  const { range, asked, kept } = counted;
  const within = {
    ...window,
    fromMs: Math.max(window.fromMs, range.fromMs),
    toMs: Math.min(window.toMs, range.toMs),
  };
  return linesPart(counted, {
    span: within,
    targetAs: (refId) =>
      entityId === null
        ? typeTarget(refId, within, WINDOW_LINES, asked)
        : entityTarget(refId, within, entityId, WINDOW_LINES, asked),
    size: WINDOW_LINES,
    take: (lines, isFull) => {
      if (isFull) {
        // There are too many lines around the failures.
        throw new NotCountable();
      }
      // Lines of trouble, which end attempts, are none of a type's plain lines.
      const troubleOf = kept.all().filter((line) => isIn(line, within));
      const all = [...new Map([...troubleOf, ...lines].map((line) => [line.document.id, line])).values()];
      kept.keep(wholeAttempts(all, sliceOf(within, range)));
    },
  });
}

function isIn(line: ReadLine, { jobType, fromMs, toMs }: TypeWindow): boolean {
  const event = eventIn(line);
  const atMs = line.timeMs ?? event?.timeMs ?? NaN;
  return event?.jobType != null && baseName(event.jobType) === baseName(jobType) && atMs >= fromMs && atMs <= toMs;
}
