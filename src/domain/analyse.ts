import { CountedRuns } from './counted';
import { Gap, TimeSpan, gapsWithin, touchesGap } from './coverage';
import { attachExceptions, ContinuationLine } from './jobs/attachExceptions';
import { buildAttempts } from './jobs/buildAttempts';
import { buildRuns } from './jobs/buildRuns';
import { settleConsoleClocks } from './jobs/consoleClock';
import { orderEvents } from './jobs/eventOrder';
import { JobEvent, failureKinds } from './jobs/jobEvent';
import { AppReader, appReader } from './jobs/lineOrigin';
import { LogDocument, messageRenamer } from './jobs/logDocument';
import { Fragment, LATEST_START_MS, continuationOf, tailOf } from './jobs/fragment';
import { attemptTimeMs } from './jobs/openAttempt';
import { parseDocument } from './jobs/parseDocument';
import { findAll } from './findings/findAll';
import { findQuiet, quietGaps } from './findings/quiet';
import { findQuietInstances } from './findings/quietInstances';
import { findSilences } from './findings/silence';
import { LogFields } from './links/logFields';
import { Policy } from './policy';
import { LineCounts, LooseLine, Report } from './report';
import { Steps, eachInSteps, finish, sortInSteps } from './steps';
import { judge } from './runbook/judge';

export interface AnalyseOptions {
  /** Name of the app; '': the lines that name no app. */
  app: string;
  /** The fields that name the app and hold a line's text. Of other fields the lines would be taken for those of others. */
  fields: LogFields;
  policy: Policy;
  /** Range that was asked for, both ends included (ms, UTC). */
  fromMs: number;
  toMs: number;
  /** The moment that the verdict is about (ms, UTC). */
  nowMs: number;
  /** Spans of the range that were not read in full. Lines in a span that was `not-read` are ignored. */
  gaps: readonly Gap[];
  /** Plain successes of which no line is among the documents. */
  counted?: readonly CountedRuns[];
}

/** The lines of one app and range, sorted by what they are. */
interface SortedLines {
  events: JobEvent[];
  continuations: ContinuationLine[];
  loose: LooseLine[];
  unreadable: Array<{ timeMs: number | null; reason: string; mayTellOfFailure: boolean }>;
  total: number;
}

// Lines are indexed some seconds after they were written; a range that ends so little before now was read to its end.
const FRESH_MS = 5 * 60_000;

/**
 * The last moment of a range of which anything is said (ms, UTC). What a day holds after the moment in question is not known
 * yet; the reader's clock may be a little behind.
 */
export const lastReadMs = (toMs: number, nowMs: number): number => Math.min(toMs, nowMs + FRESH_MS);

const isWithin = (timeMs: number, { fromMs, toMs }: TimeSpan): boolean => timeMs >= fromMs && timeMs <= toMs;

function isRead(timeMs: number, { fromMs, toMs, nowMs, gaps }: AnalyseOptions): boolean {
  if (!isWithin(timeMs, { fromMs, toMs: lastReadMs(toMs, nowMs) })) {
    return false;
  }
  for (const gap of gaps) {
    if (gap.reason === 'not-read' && isWithin(timeMs, gap)) {
      return false;
    }
  }
  return true;
}

/** Puts one line where it belongs; most belong nowhere. */
function takeLine(lines: SortedLines, document: LogDocument, options: AnalyseOptions, appOf: AppReader): void {
  lines.total++;
  // First of all, since most lines are noise, whoever wrote them.
  const line = parseDocument(document, options.policy.catalogue);
  if (line.is === 'noise') {
    return;
  }
  const writer = appOf(document.source, options.app);
  if (writer !== options.app && writer !== '') {
    return;
  }
  if (line.is === 'unreadable') {
    if (line.timeMs === null || isRead(line.timeMs, options)) {
      lines.unreadable.push(line);
    }
    return;
  }
  const { indexedMs, id, timeMs, instance } = line.origin;
  if (!isRead(indexedMs, options)) {
    return;
  }
  if (line.is === 'event' && writer === options.app) {
    lines.events.push(line.event);
  } else if (line.is === 'event') {
    const { jobType, kind } = line.event;
    const reason = 'it does not say which app wrote it';
    lines.loose.push({ id, timeMs, jobType, reason, mayTellOfFailure: failureKinds.has(kind) });
  } else if (line.is === 'loose') {
    const { jobType, reason, mayTellOfFailure } = line;
    lines.loose.push({ id, timeMs, jobType, reason, mayTellOfFailure });
  } else if (writer === options.app) {
    lines.continuations.push({ instance, timeMs, text: line.text });
  }
}

function* sortLines(documents: Iterable<LogDocument>, options: AnalyseOptions): Steps<SortedLines> {
  const lines: SortedLines = { events: [], continuations: [], loose: [], unreadable: [], total: 0 };
  const appOf = appReader(options.fields.app);
  const named = messageRenamer(options.fields.message);
  yield* eachInSteps(documents, (document) => takeLine(lines, named(document), options, appOf));
  return lines;
}

/**
 * Whether a failed job of unknown type has surely gone on well: its retry was due, was read, and did not fail again. A
 * failure would have left a line with the same job id; only the last attempts can end without one.
 */
function hasGoneOn(fragment: Fragment, { policy, toMs, nowMs, gaps }: AnalyseOptions): boolean {
  const { n, maxAttempts } = tailOf(fragment);
  const expected = continuationOf(fragment);
  const latestMs = (expected?.dueMs ?? Infinity) + LATEST_START_MS;
  return (
    expected !== null &&
    (n ?? Infinity) < (maxAttempts ?? policy.catalogue.retries) - 1 &&
    latestMs <= Math.min(toMs, nowMs) &&
    !touchesGap(gaps, expected.dueMs, latestMs)
  );
}

function namelessLines(fragments: readonly Fragment[], options: AnalyseOptions): LooseLine[] {
  return fragments.flatMap((fragment) => {
    const goneOn = hasGoneOn(fragment, options);
    const reason = `Hangfire’s job ${fragment.hangfireJobId ?? ''} failed; no line tells its type${goneOn ? '. It did not fail again' : ''}`;
    return fragment.attempts.flatMap((attempt) =>
      attempt.lineIds.map((id) => ({
        id,
        timeMs: attemptTimeMs(attempt),
        jobType: null,
        reason,
        mayTellOfFailure: !goneOn,
      }))
    );
  });
}

/** The gaps of the range, and the time between its end and now if nobody read that. */
function allGaps({ fromMs, toMs, nowMs, gaps }: AnalyseOptions): Gap[] {
  const endMs = Math.min(toMs, nowMs);
  const within = gapsWithin(gaps, { fromMs, toMs: endMs });
  return nowMs - toMs > FRESH_MS
    ? [...within, { fromMs: toMs, toMs: nowMs, reason: 'after-range', detail: 'The range ends before now.' }]
    : within;
}

const byStart = (gaps: readonly Gap[]): Gap[] => [...gaps].sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs);

const byTime = (a: LooseLine, b: LooseLine): number => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1);

/** Everything that the log lines tell of one app's jobs. Pure; the order of the documents does not matter. */
export function analyse(documents: Iterable<LogDocument>, options: AnalyseOptions): Report {
  return finish(analyseInSteps(documents, options));
}

/** `analyse` in pieces of some milliseconds, for a page that has to stay alive meanwhile. */
export function* analyseInSteps(documents: Iterable<LogDocument>, options: AnalyseOptions): Steps<Report> {
  const { app, fromMs, toMs, nowMs, policy, counted = [] } = options;
  const { catalogue, ownSteps } = policy;
  const sorted = yield* sortLines(documents, options);
  const { events, attached } = yield* attachExceptions(sorted.events, sorted.continuations, catalogue);
  const ordered = yield* orderEvents(yield* settleConsoleClocks(events));
  const { attempts, loose } = yield* buildAttempts(ordered);
  const { runs, nameless } = yield* buildRuns(attempts, nowMs, catalogue);
  const unsorted = [
    ...sorted.loose,
    ...loose.map(({ event, reason }) => ({
      id: event.id,
      timeMs: event.timeMs,
      jobType: event.jobType,
      reason,
      mayTellOfFailure: failureKinds.has(event.kind),
    })),
    ...namelessLines(nameless, options),
  ];
  const looseLines = yield* sortInSteps(unsorted, byTime);
  const asked = { fromMs, toMs, gaps: allGaps(options) };
  const silences = findSilences(runs, asked, nowMs, catalogue, counted);
  yield;
  const quiet = findQuiet(sorted.events, asked, nowMs, counted, catalogue);
  const coverage = { ...asked, gaps: byStart([...asked.gaps, ...quietGaps(quiet)]) };
  yield;
  // Of runs that were counted nobody knows which process they came from.
  const quietInstances = counted.length > 0 ? [] : findQuietInstances(sorted.events, coverage, nowMs);
  yield;
  const findings = yield* findAll(runs, silences, quietInstances, nowMs);
  const { unreadable: broken } = sorted;
  const downtimes = quiet.filter(({ wasDown }) => wasDown);
  const doubtful = { looseLines, unreadable: broken, silences, downtimes };
  const input = { catalogue, ownSteps, runs, counted, coverage, nowMs, ...doubtful };
  const { verdicts, overall, mayHideLoss } = yield* judge(input, findings);
  const eventsLeftLoose = looseLines.length - sorted.loose.length;
  const used = sorted.events.length - eventsLeftLoose + attached;
  const unreadable = sorted.unreadable.length;
  const lines: LineCounts = {
    total: sorted.total,
    used,
    loose: looseLines.length,
    unreadable,
    foreign: sorted.total - used - looseLines.length - unreadable,
  };
  return {
    app,
    fromMs,
    toMs,
    nowMs,
    overall,
    mayHideLoss,
    verdicts,
    runs,
    counted,
    findings,
    coverage,
    lines,
    looseLines,
  };
}
