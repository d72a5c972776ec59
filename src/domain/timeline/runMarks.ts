import { TimeSpan } from '../coverage';
import { AttemptError } from '../jobs/jobEvent';
import { MOST_TRIES, nextTries } from '../jobs/retryDelays';
import { Attempt, AttemptOutcome, isLost, Run } from '../jobs/run';
import { causeOf } from './causeSpans';

export type MarkKind =
  | AttemptOutcome
  /** an attempt that the numbers before and after it prove, and that was not read */
  | 'unread'
  /** an attempt that is still to come */
  | 'nextTry'
  /** the moment at which the run is lost if every attempt fails */
  | 'deletionDue';

/** One sign on a run's lane. Times are ms since the epoch, UTC. */
export interface Mark extends TimeSpan {
  kind: MarkKind;
  /** Where the sign stands: the attempt's end, or its start while it has none. */
  atMs: number;
  /** Worked out, not read. */
  inferred: boolean;
  attempt: Attempt | null;
  /** Number of the attempt, from 1; null where the mark is no attempt, or its number is not known. */
  n: number | null;
  /** The error of the failure before, where this one has a cause that the run did not have yet. */
  changedFrom: AttemptError | null;
}

/** Everything that a run's lane shows, in order of time: its attempts, its end, and what follows if nothing changes. */
export function runMarks(run: Run, nowMs: number): Mark[] {
  const marks = [
    ...run.attempts.flatMap((attempt, index) => [
      ...unreadMarks(run.attempts[index - 1], attempt),
      ...attemptMark(attempt, nowMs),
    ]),
    ...lossMark(run),
    ...projectedMarks(run, nowMs),
  ];
  // Clocks of instances differ: an end may have been written before what came before it.
  return withCauseChanges(marks.sort((a, b) => a.atMs - b.atMs));
}

/** Remembers at each cause that is new to the run what failed before. Causes that take turns are told of once each. */
function withCauseChanges(marks: readonly PlainMark[]): Mark[] {
  let before: AttemptError | null = null;
  const seen = new Set<string>();
  return marks.map((mark) => {
    const error = mark.attempt?.error ?? null;
    const changedFrom = error && !seen.has(causeOf(error)) ? before : null;
    if (error) {
      seen.add(causeOf(error));
      before = error;
    }
    return { ...mark, changedFrom };
  });
}

type PlainMark = Omit<Mark, 'changedFrom'>;

function attemptMark(attempt: Attempt, nowMs: number): PlainMark[] {
  const atMs = attempt.endedAtMs ?? attempt.startedAtMs;
  if (atMs === null) {
    return [];
  }
  const toMs = attempt.outcome === 'running' ? Math.max(nowMs, atMs) : atMs;
  const { outcome: kind } = attempt;
  const inferred = attempt.inferred || attempt.endIsInferred === true;
  return [{ kind, atMs, fromMs: attempt.startedAtMs ?? atMs, toMs, inferred, attempt, n: attempt.n }];
}

/** Attempts whose numbers are missing between two that were read, spread evenly over the time between them. */
function unreadMarks(before: Attempt | undefined, after: Attempt): PlainMark[] {
  const fromMs = before?.endedAtMs ?? before?.startedAtMs ?? null;
  const toMs = after.startedAtMs ?? after.endedAtMs;
  const n = before?.n ?? null;
  if (fromMs === null || toMs === null || n === null || after.n === null) {
    return [];
  }
  const steps = after.n - n;
  const unread = Math.min(Math.max(0, steps - 1), MOST_TRIES);
  return Array.from({ length: unread }, (_, index): PlainMark => {
    const atMs = Math.round(fromMs + ((toMs - fromMs) * (index + 1)) / steps);
    return { kind: 'unread', atMs, fromMs: atMs, toMs: atMs, inferred: true, attempt: null, n: n + index + 1 };
  });
}

/** Hangfire's deletion is no attempt, so it needs a mark of its own. */
function lossMark(run: Run): PlainMark[] {
  const last = run.attempts.at(-1);
  if (!isLost(run) || last?.outcome === 'deleted') {
    return [];
  }
  const atMs = run.deletedAtMs ?? last?.endedAtMs ?? last?.startedAtMs ?? null;
  return atMs === null
    ? []
    : [{ kind: 'deleted', atMs, fromMs: atMs, toMs: atMs, inferred: false, attempt: last ?? null, n: null }];
}

const SAME_MOMENT_MS = 1000;

/** What is due but late stands at now, never left of it; its span still says when it was due. */
function projectedMarks(run: Run, nowMs: number): PlainMark[] {
  const { nextAttempt, deletion, delays } = run;
  const lastSeen = run.attempts.at(-1)?.n ?? null;
  const projected = (kind: MarkKind, due: TimeSpan, n: number | null = null): PlainMark => ({
    ...due,
    kind,
    atMs: Math.max(due.fromMs, nowMs),
    inferred: true,
    attempt: null,
    n,
  });
  const marks: PlainMark[] = [];
  if (nextAttempt) {
    // The deletion is an attempt itself.
    const endMs = deletion ? deletion.fromMs - SAME_MOMENT_MS : nextAttempt.fromMs + 1;
    nextTries(delays, nextAttempt, lastSeen ?? run.attempts.length, endMs).forEach((due, index) =>
      marks.push(projected('nextTry', due, lastSeen === null ? null : lastSeen + 1 + index))
    );
  }
  return deletion ? [...marks, projected('deletionDue', deletion)] : marks;
}

/** Whether a run went well at once, or ended without work: the strip of successes counts it, it needs no lane. */
export function isPlain(run: Run): boolean {
  return (
    run.state === 'skipped' ||
    run.state === 'deduplicated' ||
    (run.state === 'succeeded' && run.attempts.every(({ outcome, n }) => outcome === 'succeeded' && (n ?? 1) === 1))
  );
}

/** First and last moment that a run's lane covers, what is still to come included. */
export function laneSpan({ attempts, deletedAtMs, deletion, nextAttempt }: Run, nowMs: number): TimeSpan {
  let fromMs = Infinity;
  let toMs = -Infinity;
  // Plain comparisons: there are a hundred thousand attempts in a bad night, and this runs before the first paint.
  for (const { startedAtMs, endedAtMs, outcome } of attempts) {
    const beganMs = startedAtMs ?? endedAtMs;
    const lastMs = outcome === 'running' ? nowMs : (endedAtMs ?? startedAtMs);
    if (beganMs !== null && lastMs !== null) {
      // Clocks of instances differ: an end may have been written before its beginning.
      fromMs = Math.min(fromMs, beganMs, lastMs);
      toMs = Math.max(toMs, beganMs, lastMs);
    }
  }
  for (const ms of [deletedAtMs, dueFrom(nextAttempt, nowMs), dueFrom(deletion, nowMs)]) {
    if (ms !== null) {
      fromMs = Math.min(fromMs, ms);
      toMs = Math.max(toMs, ms);
    }
  }
  return toMs < fromMs ? { fromMs: nowMs, toMs: nowMs } : { fromMs, toMs };
}

const dueFrom = (due: TimeSpan | null, nowMs: number): number | null => due && Math.max(due.fromMs, nowMs);
