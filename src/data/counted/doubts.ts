import { EMPTY, Observable, concat, defer } from 'rxjs';
import { TimeSpan } from '../../domain/coverage';
import { LONGEST_ATTEMPT_MS } from '../../domain/jobs/openAttempt';
import { countGaps, countedLines } from '../countGaps';
import { linesTarget } from '../logTargets';
import { planSpans } from '../planSpans';
import { askParts, linesPart } from './askParts';
import { NotCountable } from './countable';
import { CountedRange } from './countedRange';
import { cutOffs, joined, stepsWithin } from './doubtfulSpans';
import { isWide, narrowDown } from './fineCounts';
import { stepMsOf } from './kindCounts';
import { ReadLine, eventIn, isStart, sliceOf, wholeAttempts } from './lineSlice';
import { windowPart } from './linesAround';
import { spanQuery } from './neighbourTargets';
import { TypeWindow, merged } from './planNeighbours';
import { possibleSilences, unbalancedSpans, unreadRuns } from './unreadRuns';

const MINUTE_MS = 60_000;
const ROUNDS = 4;
const MOST_WINDOWS = 100;
const PAGE_LINES = 5_000;
const MOST_LINES = 20_000;
/** A killed job comes back after half an hour, or, where others wait, within the hour after. */
const COMES_BACK_MS = 90 * MINUTE_MS;

/** What was looked at so far. */
interface Looked {
  at: Set<string>;
  windows: number;
  lines: number;
}

/**
 * Reads what the counts leave in doubt: attempts without an end, lines that do not balance, silence; on, until no doubt is new.
 * Errors with `NotCountable` where one stays.
 */
export function readDoubts(counted: CountedRange): Observable<never> {
  const looked: Looked = { at: new Set(), windows: 0, lines: 0 };
  const isNew = (span: TimeSpan & { jobType?: string }): boolean => !looked.at.has(keyOf(span));
  const round = (left: number): Observable<never> =>
    defer(() => {
      const imbalances = unbalanced(counted);
      const { old, young } = cutOff(counted);
      const wide = imbalances.filter(isNew);
      const windows = old.filter(isNew);
      const spans = [...young, ...silences(counted)].filter(isNew);
      const isDone = wide.length + windows.length + spans.length === 0;
      if (isDone ? imbalances.length > 0 : left === 0) {
        // The counts do not balance.
        throw new NotCountable();
      }
      [...wide, ...windows, ...spans].forEach((span) => looked.at.add(keyOf(span)));
      return isDone
        ? EMPTY
        : concat(
            readUnbalanced(counted, looked, wide),
            readWindows(counted, looked, windows),
            readSpans(counted, looked, spans),
            round(left - 1)
          );
    });
  return round(ROUNDS);
}

/**
 * Where an attempt may go on that was cut off, or seems to run on: it comes back as the same attempt. Of one that may be
 * under way, what its process did next tells; where all lines since are there, nothing is left to ask.
 */
function cutOff({ kept, range, allFromMs }: CountedRange): { old: TypeWindow[]; young: TimeSpan[] } {
  const known = kept.all().filter((line) => isStart(line) && (line.timeMs ?? 0) >= allFromMs);
  const begun = new Set(known.map((line) => eventIn(line)?.timeMs));
  const [old, young]: [TypeWindow[], TimeSpan[]] = [[], []];
  for (const { jobType, startedAtMs } of cutOffs(kept.all())) {
    const span = { fromMs: startedAtMs - 5 * MINUTE_MS, toMs: startedAtMs + COMES_BACK_MS };
    if (range.toMs - startedAtMs > LONGEST_ATTEMPT_MS) {
      old.push({ jobType, ...span });
    } else if (!begun.has(startedAtMs)) {
      young.push(span);
    }
  }
  return { old, young };
}

function readUnbalanced(counted: CountedRange, looked: Looked, wide: readonly TypeWindow[]): Observable<never> {
  if (wide.length === 0) {
    return EMPTY;
  }
  let windows: readonly TypeWindow[] = wide;
  const narrowing = isWide(counted.kinds.widths.coarseMs)
    ? narrowDown(counted, wide, (narrow) => {
        windows = narrow;
      })
    : EMPTY;
  return concat(
    narrowing,
    defer(() => readWindows(counted, looked, windows))
  );
}

function readWindows(counted: CountedRange, looked: Looked, wanted: readonly TypeWindow[]): Observable<never> {
  const windows = merged(wanted);
  looked.windows += windows.length;
  if (looked.windows > MOST_WINDOWS) {
    // There is trouble nearly everywhere.
    throw new NotCountable();
  }
  return askParts(
    counted,
    windows.map((window) => windowPart(counted, window))
  );
}

/** Reads all lines about jobs in spans: a silence is none where anything is heard of the app. */
function readSpans(counted: CountedRange, looked: Looked, wanted: readonly TimeSpan[]): Observable<never> {
  const { range, asked, count, kept } = counted;
  const read = joined(wanted, range).map((span) => ({ span, lines: [] as ReadLine[] }));
  looked.lines += read.reduce((sum, { span }) => sum + countedLines(stepsWithin(count, span)), 0);
  if (looked.lines > MOST_LINES) {
    // There is trouble nearly everywhere.
    throw new NotCountable();
  }
  const parts = read.flatMap(({ span, lines }) =>
    planSpans(count, span, PAGE_LINES - 1).map((page) =>
      linesPart(counted, {
        span: page,
        targetAs: (refId) => ({ ...linesTarget(spanQuery(asked, [page]), PAGE_LINES), refId }),
        size: PAGE_LINES,
        take: (found, isFull) => {
          if (isFull) {
            // A span holds more lines than a page.
            throw new NotCountable();
          }
          lines.push(...found);
        },
      })
    )
  );
  return concat(
    askParts(counted, parts),
    defer(() => {
      for (const { span, lines } of read) {
        const timesMs = lines.map(({ timeMs }) => timeMs);
        if (countGaps(stepsWithin(count, span), timesMs, span, []).length > 0) {
          // Lines that were counted did not arrive.
          throw new NotCountable();
        }
        kept.keep(wholeAttempts(lines, sliceOf(span, range)));
      }
      return EMPTY;
    })
  );
}

function unbalanced({ kinds, kept, range, asked }: CountedRange): TypeWindow[] {
  const widths = {
    startMs: (jobType: string) => stepMsOf(jobType, kinds.widths, asked.catalogue),
    endMs: kinds.widths.coarseMs,
  };
  return unbalancedSpans(kinds, kept.all(), range, widths);
}

function silences({ kinds, kept, range, asked }: CountedRange): TimeSpan[] {
  const lines = kept.all();
  const counted = unreadRuns(kinds, lines, range, asked.catalogue);
  return possibleSilences(counted, lines, range, asked.catalogue);
}

const keyOf = ({ fromMs, toMs, jobType = '' }: TimeSpan & { jobType?: string }): string =>
  `${jobType} ${fromMs} ${toMs}`;
