import { AttemptError } from '../jobs/jobEvent';
import { Attempt, outcomeMs, Run } from '../jobs/run';
import { failureKey, lastFailure } from './errorKey';
import { RunGroup, runGroup, runGroups } from './runGroup';

export const runOrders = ['worst', 'newest', 'oldest', 'attempts'] as const;
export type RunOrder = (typeof runOrders)[number];

/** Which runs of a type are listed, and in which order. */
export interface RunFilter {
  /** '' for all. */
  group: RunGroup | '';
  /** Kind of an error that an attempt failed with, as `errorKey` names it; '' for all. */
  error: string;
  /** Words of an id or of an error, in any case; '' for all. */
  text: string;
  order: RunOrder;
}

/** When a run began, as far as it was read (ms, UTC). */
export function beganMs({ attempts }: Run): number {
  const first = attempts[0] as Attempt;
  return first.startedAtMs ?? outcomeMs(first);
}

/** The error that a run failed with last; null: it did not fail. */
export const lastError = (run: Run): AttemptError | null => lastFailure(run)?.error ?? null;

function holds(run: Run, text: string): boolean {
  const errors = run.attempts.flatMap(({ error }) => (error ? [error.type, error.message, error.ownFrame] : []));
  return [run.correlationId, run.hangfireJobId, run.entityId, run.key, ...errors].some((part) =>
    part?.toLowerCase().includes(text)
  );
}

const newestFirst = (a: Run, b: Run) => beganMs(b) - beganMs(a);
// Of those that can be lost, the soonest comes first.
const soonestFirst = (a: Run, b: Run) => (a.deletion?.fromMs ?? Infinity) - (b.deletion?.fromMs ?? Infinity);

const latestLossFirst = (a: Run, b: Run) => (b.deletedAtMs ?? 0) - (a.deletedAtMs ?? 0);

const compare: Record<RunOrder, (a: Run, b: Run) => number> = {
  worst: (a, b) =>
    runGroups.indexOf(runGroup(a)) - runGroups.indexOf(runGroup(b)) ||
    soonestFirst(a, b) ||
    latestLossFirst(a, b) ||
    newestFirst(a, b),
  newest: newestFirst,
  oldest: (a, b) => -newestFirst(a, b),
  attempts: (a, b) => b.attempts.length - a.attempts.length || newestFirst(a, b),
};

/** The runs that pass a filter, in its order. */
export function listRuns(runs: readonly Run[], { group, error, text, order }: RunFilter): Run[] {
  const words = text.trim().toLowerCase();
  return runs
    .filter(
      (run) =>
        (group === '' || runGroup(run) === group) &&
        (error === '' || run.attempts.some((attempt) => failureKey(attempt) === error)) &&
        (words === '' || holds(run, words))
    )
    .sort(compare[order]);
}
