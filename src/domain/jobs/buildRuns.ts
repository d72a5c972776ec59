import { addToGroup } from '../groupBy';
import { Steps, eachInSteps } from '../steps';
import { Fragment, headOf, tailOf } from './fragment';
import { measureClocks } from './clockOffsets';
import { joinByClock } from './joinByClock';
import { joinNameless } from './joinNameless';
import { joinByIds, joinByPayload, sortFragments } from './joinByIds';
import { JobCatalogue, JobTypeInfo, apiCatalogue } from './jobCatalogue';
import { LONGEST_ATTEMPT_MS, OpenAttempt, attemptTimeMs } from './openAttempt';
import { RetryDelays, delayAfter, isSteady, steady } from './retryDelays';
import { RetryState, deletionSpan, nextAttempt, triesLeft } from './retryClock';
import { Attempt, LossEmail, Run, RunState } from './run';
import { runKey } from './runKey';

/** Numbers the attempts that no line numbers: by what comes before and after. */
function numberAttempts(attempts: readonly OpenAttempt[]): Array<number | null> {
  const numbers = attempts.map((attempt) => attempt.n);
  const step = (index: number): number => {
    const { outcome, requeued } = attempts[index] as OpenAttempt;
    return (outcome === 'failed' || outcome === 'aborted') && !requeued ? 1 : 0;
  };
  for (let i = numbers.length - 2; i >= 0; i--) {
    const following = numbers[i + 1];
    if (numbers[i] === null && typeof following === 'number') {
      numbers[i] = Math.max(1, following - step(i));
    }
  }
  for (let i = 0; i < numbers.length; i++) {
    const previous = numbers[i - 1];
    numbers[i] ??= i === 0 || typeof previous !== 'number' ? 1 : previous + step(i - 1);
  }
  return numbers;
}

function stateOf(tail: OpenAttempt, nowMs: number): RunState {
  if (tail.endsRunAs) {
    return tail.endsRunAs;
  }
  switch (tail.outcome) {
    case 'failed':
    case 'aborted':
      return 'retrying';
    case 'running':
      return nowMs - attemptTimeMs(tail) > LONGEST_ATTEMPT_MS ? 'interrupted' : 'running';
    default:
      return tail.outcome;
  }
}

/** Line ids are only needed for what somebody will look at; the rest of the attempt is copied as it is. */
function toAttempt(attempt: OpenAttempt, n: number | null, state: RunState): Attempt {
  const { startedAtMs, endedAtMs, outcome, error, instance, inferred, endIsInferred, lineIds } = attempt;
  return {
    n,
    startedAtMs,
    endedAtMs: outcome === 'interrupted' ? null : endedAtMs,
    outcome: outcome === 'running' && state === 'interrupted' ? 'interrupted' : outcome,
    error,
    instance,
    inferred,
    ...(endIsInferred && { endIsInferred }),
    lineIds,
  };
}

function emailOf(fragment: Fragment, tail: OpenAttempt): LossEmail {
  // Only a web sign-up has a correlation id, and an address to write to; its line says null for all others.
  if (fragment.correlationId === null) {
    return 'impossible';
  }
  return tail.outcome === 'deleted' && tail.email !== null ? tail.email : 'none';
}

function outlook(
  fragment: Fragment,
  { maxAttempts, delays }: Pick<Run, 'maxAttempts' | 'delays'>,
  failedAttempt: number,
  catalogue: JobCatalogue
): Pick<Run, 'nextAttempt' | 'deletion' | 'triesLeft'> {
  const tail = tailOf(fragment);
  const state: RetryState = {
    failedAttempt,
    failedAtMs: tail.endedAtMs ?? tail.startedAtMs ?? 0,
    delayMs: tail.retryDelayMs ?? delayAfter(delays, failedAttempt).leastMs,
    delays,
    maxAttempts,
    attemptMs: Math.max(0, (tail.endedAtMs ?? 0) - (tail.startedAtMs ?? tail.endedAtMs ?? 0)),
  };
  const info = fragment.jobType === null ? undefined : catalogue.info(fragment.jobType);
  return { nextAttempt: nextAttempt(state), deletion: deletionSpan(info, state), triesLeft: triesLeft(info, state) };
}

/** How many attempts can save a run whose attempt is under way, or was cut off: that attempt is one of them, if it works. */
function underwayTries(
  info: JobTypeInfo | undefined,
  state: RunState,
  maxAttempts: number,
  numbers: ReadonlyArray<number | null>
): number | null {
  const n = numbers[numbers.length - 1] ?? null;
  return n !== null && (state === 'running' || state === 'interrupted')
    ? triesLeft(info, { maxAttempts, failedAttempt: n - 1 })
    : null;
}

/** Where the delay is always the same, the lines know it best; one of several tells nothing of the others. */
function delaysOf(attempts: readonly OpenAttempt[], usual: RetryDelays): RetryDelays {
  const usualMs = delayAfter(usual, 1).leastMs;
  const toldMs = attempts.reduce((delay, attempt) => attempt.retryDelayMs ?? delay, usualMs);
  return toldMs === usualMs || !isSteady(usual) ? usual : steady(toldMs);
}

function toRun(fragment: Fragment, jobType: string, nowMs: number, catalogue: JobCatalogue): Run {
  const { attempts } = fragment;
  const tail = tailOf(fragment);
  const state = stateOf(tail, nowMs);
  const numbers = numberAttempts(attempts);
  const maxAttempts = attempts.reduce<number | null>((max, attempt) => attempt.maxAttempts ?? max, null);
  const info = catalogue.info(jobType);
  const allowed = maxAttempts ?? info?.retries ?? catalogue.retries;
  const rules = { maxAttempts: allowed, delays: delaysOf(attempts, catalogue.delays) };
  const ahead =
    state === 'retrying'
      ? outlook(fragment, rules, numbers[numbers.length - 1] ?? attempts.length, catalogue)
      : { nextAttempt: null, deletion: null, triesLeft: underwayTries(info, state, allowed, numbers) };
  const isDeleted = state === 'deleted' || state === 'deletedByHangfire';
  const { hangfireJobId = null, correlationId = null } = fragment;
  return {
    key: runKey({ jobType, hangfireJobId, correlationId }, headOf(fragment).lineIds[0] ?? ''),
    jobType,
    jobClass: info?.jobClass ?? null,
    hangfireJobId,
    correlationId,
    entityId: fragment.entityId ?? null,
    state,
    inferred: fragment.inferred,
    attempts: attempts.map((attempt, index) => toAttempt(attempt, numbers[index] ?? null, state)),
    maxAttempts: rules.maxAttempts,
    delays: rules.delays,
    nextAttempt: ahead.nextAttempt,
    deletion: ahead.deletion,
    triesLeft: ahead.triesLeft,
    deletedAtMs: isDeleted ? (tail.endedAtMs ?? tail.startedAtMs) : null,
    lossEmail: emailOf(fragment, tail),
    seenFromFirst: numbers[0] === 1,
  };
}

/** Documents of two indices may have the same id: a number tells the keys of their runs apart. */
function distinctKeys(): (run: Run) => Run {
  const seen = new Map<string, number>();
  return (run) => {
    const nth = (seen.get(run.key) ?? 0) + 1;
    seen.set(run.key, nth);
    return nth === 1 ? run : { ...run, key: `${run.key}.${nth}` };
  };
}

export interface Runs {
  runs: Run[];
  /** Runs of which no line names the job type: nobody can say which job failed. */
  nameless: Fragment[];
}

/**
 * Joins attempts into runs, the strongest thread first: Hangfire's job id and the correlation id, the payload, then the
 * arithmetic of attempts. Every attempt ends in exactly one run or among the nameless.
 * @param nowMs the moment for which states hold (ms, UTC)
 */
export function* buildRuns(attempts: readonly OpenAttempt[], nowMs: number, catalogue = apiCatalogue): Steps<Runs> {
  const clocks = yield* measureClocks(attempts, catalogue);
  yield* eachInSteps(attempts, (attempt) => {
    attempt.clockOffsetMs = clocks(attempt.instance);
    attempt.usualDelayMs = delayAfter(catalogue.delays, attempt.n ?? 1).leastMs;
  });
  const told = yield* joinByPayload(yield* joinByIds(attempts), catalogue);
  const joined = yield* joinNameless(yield* joinByClock(told, catalogue), catalogue);
  const nameless: Fragment[] = [];
  const byType = new Map<string, Run[]>();
  yield* eachInSteps(yield* sortFragments(joined), (fragment) => {
    const { jobType } = fragment;
    if (jobType === null) {
      nameless.push(fragment);
    } else {
      addToGroup(byType, jobType, toRun(fragment, jobType, nowMs, catalogue));
    }
  });
  const withOwnKey = distinctKeys();
  const runs: Run[] = [];
  for (const jobType of [...byType.keys()].sort()) {
    yield* eachInSteps(byType.get(jobType) ?? [], (run) => runs.push(withOwnKey(run)));
  }
  return { runs, nameless };
}
