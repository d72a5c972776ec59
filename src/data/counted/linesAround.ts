import { baseName } from '../../domain/jobs/jobCatalogue';
import { isEnd } from '../../domain/jobs/canEnd';
import { Part, linesPart } from './askParts';
import { NotCountable } from './countable';
import { CountedRange } from './countedRange';
import { ReadLine, eventIn, isStart, isSuccess, sliceOf, wholeAttempts } from './lineSlice';
import { entityTarget, neighbourTarget, soonTarget, typeTarget } from './neighbourTargets';
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
  return linesPart(counted, {
    targetAs: (refId) => neighbourTarget(refId, one, counted.range, counted.asked),
    size: one.size,
    take: (lines, isFull) => {
      if (one.side === 'before') {
        const ofInstance = lines.filter((line) => eventIn(line)?.instance === one.instance);
        const at = ofInstance.findIndex(({ document }) => document.id === one.of);
        const before = at < 0 ? ofInstance : ofInstance.slice(0, at + 1);
        const last = before.map(isStart).lastIndexOf(true);
        counted.kept.keep(last < 0 ? [] : before.slice(last));
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
  return linesPart(counted, {
    targetAs: (refId) => soonTarget(refId, one, SOON_MS, SOON_LINES, counted.asked),
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

/** Whether the lines before one of a process show how its attempt began. */
export function isBegun(lines: readonly ReadLine[], { of, jobType }: Neighbours): boolean {
  const at = Math.max(
    0,
    lines.findIndex(({ document }) => document.id === of)
  );
  const last = lines
    .slice(0, at)
    .map(eventIn)
    .reverse()
    .find((event) => event && (event.kind === 'started' || isEnd(event)));
  return last?.kind === 'started' && last.jobType === jobType;
}

/** The whole attempts of one job type in a span; of one entity only, where that is named. */
export function windowPart(counted: CountedRange, window: TypeWindow, entityId: string | null = null): Part {
  const { range, asked, kept } = counted;
  const within = {
    ...window,
    fromMs: Math.max(window.fromMs, range.fromMs),
    toMs: Math.min(window.toMs, range.toMs),
  };
  return linesPart(counted, {
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
