import { Fragment } from './fragment';
import { OpenAttempt } from './openAttempt';
import { CLOCK_SKEW_MS, DEFAULT_RETRY_DELAY_MS } from './retryClock';

/** How many ms before it was due an attempt seems to start when one process fails and another goes on. */
export type Skew = (fromInstance: string, toInstance: string) => number;

function earlyMs(failed: OpenAttempt, next: OpenAttempt): number {
  if (failed.endedAtMs === null || next.startedAtMs === null || failed.retryDelayMs === null) {
    return 0;
  }
  return failed.endedAtMs + (failed.retryDelayMs ?? DEFAULT_RETRY_DELAY_MS) - next.startedAtMs;
}

/**
 * Measures the difference of the processes' clocks from the runs that ids join: a retry never starts before it is due, so
 * one that seems to has a clock that is behind.
 */
export function measureSkew(fragments: readonly Fragment[]): Skew {
  const earliest = new Map<string, number>();
  for (const { attempts } of fragments) {
    for (let i = 1; i < attempts.length; i++) {
      const failed = attempts[i - 1] as OpenAttempt;
      const next = attempts[i] as OpenAttempt;
      const early = failed.n !== null && next.n === failed.n + 1 ? earlyMs(failed, next) : 0;
      const pair = `${failed.instance}\n${next.instance}`;
      if (early > (earliest.get(pair) ?? 0) && early <= CLOCK_SKEW_MS) {
        earliest.set(pair, early);
      }
    }
  }
  return (fromInstance, toInstance) => earliest.get(`${fromInstance}\n${toInstance}`) ?? 0;
}
