import { CountedStep } from '../counted';
import { Run, outcomeMs } from '../jobs/run';
import { Verdict } from '../runbook/verdict';
import { isFailure } from './errorKey';

/** Whether a job type is still failing, and by what one knows. Times are ms since the epoch, UTC. */
export interface StillFailing {
  /**
   * `never`: no attempt failed. `yes`: it failed, and nothing succeeded since. `no`: it succeeded since, and nothing waits.
   * `waiting`: it succeeded since, but runs that failed wait to be tried again. `untried`: it failed, and was not tried again
   * since. `unknown`: what was read does not tell.
   */
  answer: 'never' | 'yes' | 'no' | 'waiting' | 'untried' | 'unknown';
  lastFailureMs: number | null;
  lastSuccessMs: number | null;
  /** First of the failures since the last success. */
  failingSinceMs: number | null;
  /** Failed attempts since the last success. */
  failuresSince: number;
  /** Last attempts since then in which the job gave up without trying. */
  givenUpSince: number;
  /** Successes since the last failure, at least. */
  successesSince: number;
  /** Runs that wait to be tried again, and when the first of them is (ms). */
  waiting: number;
  nextTryMs: number | null;
}

/** Failures closer together are of one try: nobody has tried again since. */
const ONE_TRY_MS = 5 * 60_000;

/**
 * Answers "is it still failing?" for one job type.
 * @param runs those of the verdict's type
 * @param counted its runs that ended well at the first attempt and were not read
 */
export function stillFailing(
  { level, lastFailureAtMs, lastSuccessAtMs, gaps }: Verdict,
  runs: readonly Run[],
  counted: readonly CountedStep[] = []
): StillFailing {
  const attempts = runs.flatMap((run) => run.attempts);
  const failed = attempts.filter(isFailure).map(outcomeMs);
  const givenUp = attempts.filter(({ outcome }) => outcome === 'deleted').map(outcomeMs);
  const successes = attempts.filter(({ outcome }) => outcome === 'succeeded').map(outcomeMs);
  const max = (times: readonly number[]) => times.reduce<number | null>((a, b) => (a === null || b > a ? b : a), null);
  const min = (times: readonly number[]) => times.reduce<number | null>((a, b) => (a === null || b < a ? b : a), null);
  const lastFailureMs = max([...failed, ...givenUp]) ?? lastFailureAtMs;
  // Of many plain successes the last is told by the verdict alone.
  const lastSuccessMs = max([...successes, ...(lastSuccessAtMs === null ? [] : [lastSuccessAtMs])]);
  const isSince = (ms: number): boolean => lastSuccessMs === null || ms > lastSuccessMs;
  const [failedSince, givenUpSince] = [failed.filter(isSince), givenUp.filter(isSince)];
  const waiting = runs.filter(({ state }) => state === 'retrying');
  const failingSinceMs = min([...failedSince, ...givenUpSince]);
  const isOneTry = failingSinceMs !== null && (lastFailureMs ?? 0) - failingSinceMs <= ONE_TRY_MS;
  // A later failure may hide in what was not read.
  const mayHide = level === 'unknown' || gaps.some(({ toMs }) => toMs > (lastFailureMs ?? -Infinity));
  const succeededSince = lastSuccessMs !== null && lastFailureMs !== null && lastSuccessMs > lastFailureMs;
  const answer = (): StillFailing['answer'] => {
    if (lastFailureMs !== null && !succeededSince) {
      return isOneTry ? 'untried' : 'yes';
    }
    if (mayHide) {
      return 'unknown';
    }
    return lastFailureMs === null ? 'never' : waiting.length > 0 ? 'waiting' : 'no';
  };
  return {
    answer: answer(),
    lastFailureMs,
    lastSuccessMs,
    failingSinceMs,
    failuresSince: failedSince.length,
    givenUpSince: givenUpSince.length,
    successesSince:
      lastFailureMs === null
        ? 0
        : successes.filter((ms) => ms > lastFailureMs).length +
          counted.reduce((sum, { fromMs, runs: more }) => (fromMs > lastFailureMs ? sum + more : sum), 0),
    waiting: waiting.length,
    nextTryMs: min(waiting.flatMap(({ nextAttempt }) => (nextAttempt ? [nextAttempt.fromMs] : []))),
  };
}
