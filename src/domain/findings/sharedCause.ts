import { TimeSpan } from '../coverage';
import { Run } from '../jobs/run';
import { Steps, eachInSteps, sortInSteps } from '../steps';

/** Errors that several job types met in the same time: one cause, not several. */
export interface SharedCause extends TimeSpan {
  jobTypes: readonly string[];
  runs: number;
  /** Exception types, most frequent first. */
  errors: readonly string[];
  /** Whether the API's own frames are those that talk to the CRM. */
  isCrm: boolean;
  /** Among the first that failed is a run of which earlier attempts were not read: it began before `fromMs`. */
  beganBefore: boolean;
  /** Runs that it hit still wait, and it may hit them again. */
  goesOn: boolean;
}

interface Failure {
  atMs: number;
  error: string;
  run: Run;
  isCrm: boolean;
}

const FEWEST_RUNS = 3;
const CRM_FRAME = /\.(?:CrmService|OrganizationServiceAdapter|CandidateUpserter)\./;
// What fails is tried again within the hour: a longer pause between failures ends one trouble and begins another.
const SAME_TROUBLE_MS = 75 * 60_000;

/** Failed attempts whose exception type is told, in order of time. */
function* failuresOf(runs: readonly Run[]): Steps<Failure[]> {
  const failures: Failure[] = [];
  yield* eachInSteps(runs, (run) => {
    for (const { outcome, error, endedAtMs } of run.attempts) {
      if (outcome === 'failed' && error?.type) {
        const isCrm = CRM_FRAME.test(`.${error.ownFrame ?? ''}`);
        failures.push({ atMs: endedAtMs ?? 0, error: error.type, run, isCrm });
      }
    }
  });
  return yield* sortInSteps(failures, (a, b) => a.atMs - b.atMs);
}

function* splitByPauses(failures: readonly Failure[]): Steps<Failure[][]> {
  const troubles: Failure[][] = [];
  let lastMs = -Infinity;
  yield* eachInSteps(failures, (failure) => {
    if (failure.atMs - lastMs > SAME_TROUBLE_MS) {
      troubles.push([]);
    }
    troubles[troubles.length - 1]?.push(failure);
    lastMs = failure.atMs;
  });
  return troubles;
}

/** What several job types share within one trouble; null: nothing, or too little to speak of. */
function* causeOf(trouble: readonly Failure[], nowMs: number): Steps<SharedCause | null> {
  const typesOf = new Map<string, Set<string>>();
  yield* eachInSteps(trouble, ({ error, run }) => {
    typesOf.set(error, (typesOf.get(error) ?? new Set()).add(run.jobType));
  });
  const shared = trouble.filter(({ error }) => (typesOf.get(error)?.size ?? 0) > 1);
  const first = shared[0];
  const last = shared[shared.length - 1];
  const hit = new Set<Run>();
  const times = new Map<string, number>();
  let ofCrm = 0;
  let beganBefore = false;
  yield* eachInSteps(shared, ({ atMs, error, run, isCrm }) => {
    hit.add(run);
    times.set(error, (times.get(error) ?? 0) + 1);
    ofCrm += isCrm ? 1 : 0;
    beganBefore ||= atMs - (first?.atMs ?? 0) <= SAME_TROUBLE_MS && !run.seenFromFirst;
  });
  if (hit.size < FEWEST_RUNS || !first || !last) {
    return null;
  }
  return {
    jobTypes: [...new Set([...hit].map(({ jobType }) => jobType))].sort(),
    runs: hit.size,
    errors: [...times].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([error]) => error),
    isCrm: ofCrm * 2 > shared.length,
    beganBefore,
    goesOn: nowMs - last.atMs <= SAME_TROUBLE_MS && [...hit].some(({ state }) => state === 'retrying'),
    fromMs: first.atMs,
    toMs: last.atMs,
  };
}

/**
 * The largest cause that several job types share at one time; null: each fails, if at all, for itself.
 * @param nowMs the moment in question (ms, UTC)
 */
export function* findSharedCause(runs: readonly Run[], nowMs: number): Steps<SharedCause | null> {
  let largest: SharedCause | null = null;
  for (const trouble of yield* splitByPauses(yield* failuresOf(runs))) {
    const cause = yield* causeOf(trouble, nowMs);
    if (cause && (!largest || cause.runs > largest.runs)) {
      largest = cause;
    }
  }
  return largest;
}
