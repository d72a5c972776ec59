import { groupBy } from '../groupBy';
import { TimeSpan } from '../coverage';
import { Run } from '../jobs/run';
import { isPlain, laneSpan } from './runMarks';
import { Stack, stackRuns } from './stackRuns';

/** The runs of one job type, and what of them stays the same whatever range is shown: a zoom or a pan needs it in each frame. */
export interface TypeRuns {
  runs: readonly Run[];
  /** All that are not plain successes, in order of time. */
  troubled: readonly Run[];
  /** How many of them went well in the end. */
  recovered: number;
  /** The time that the lane of each of them covers. */
  spans: readonly TimeSpan[];
  stack: () => Stack;
  /** The troubled runs as they are listed: what is lost next stands first. */
  soonestLossFirst: () => readonly Run[];
}

export const NO_RUNS: TypeRuns = {
  runs: [],
  troubled: [],
  recovered: 0,
  spans: [],
  stack: () => ({ seen: [], projected: [], peak: 0 }),
  soonestLossFirst: () => [],
};

/** Groups runs by their job type. */
export function runsByType(runs: readonly Run[], nowMs: number): ReadonlyMap<string, TypeRuns> {
  return new Map(
    [...groupBy(runs, ({ jobType }) => jobType)].map(([jobType, ofType]) => [jobType, typeRuns(ofType, nowMs)])
  );
}

function typeRuns(runs: readonly Run[], nowMs: number): TypeRuns {
  const inOrder = runs
    .filter((run) => !isPlain(run))
    .map((run) => ({ run, span: laneSpan(run, nowMs) }))
    .sort((a, b) => a.span.fromMs - b.span.fromMs || a.span.toMs - b.span.toMs);
  const troubled = inOrder.map(({ run }) => run);
  return {
    runs,
    troubled,
    recovered: troubled.filter(({ state }) => state === 'succeeded').length,
    spans: inOrder.map(({ span }) => span),
    stack: once(() => stackRuns(troubled, nowMs)),
    soonestLossFirst: once(() => [...troubled].sort(bySoonestLoss)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** What is lost next stands first, then what runs or has no ending, then what was lost last, then what recovered. */
const bySoonestLoss = (a: Run, b: Run): number =>
  rank(a) - rank(b) ||
  (a.deletion?.fromMs ?? 0) - (b.deletion?.fromMs ?? 0) ||
  (b.deletedAtMs ?? 0) - (a.deletedAtMs ?? 0);

const rank = ({ deletion, deletedAtMs, state }: Run): number =>
  deletion ? 0 : state === 'succeeded' ? 3 : deletedAtMs !== null ? 2 : 1;
