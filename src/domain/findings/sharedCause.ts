import { TimeSpan } from '../coverage';
import { Run } from '../jobs/run';

/** Errors that several job types met in the same time: one cause, not several. */
export interface SharedCause extends TimeSpan {
  jobTypes: readonly string[];
  runs: number;
  /** Exception types, most frequent first. */
  errors: readonly string[];
  /** Whether the API's own frames are those that talk to the CRM. */
  isCrm: boolean;
}

const FEWEST_RUNS = 3;
const CRM_FRAME = /\.(?:CrmService|OrganizationServiceAdapter|CandidateUpserter)\./;

interface Group extends TimeSpan {
  error: string;
  jobTypes: Set<string>;
  runs: Set<Run>;
  attempts: number;
  crmAttempts: number;
}

/** Failed attempts by exception type. */
function groupByError(runs: readonly Run[]): Group[] {
  const groups = new Map<string, Group>();
  for (const run of runs) {
    for (const attempt of run.attempts) {
      const error = attempt.outcome === 'failed' ? attempt.error?.type : null;
      if (!error) {
        continue;
      }
      const atMs = attempt.endedAtMs ?? 0;
      let group = groups.get(error);
      if (!group) {
        group = { error, jobTypes: new Set(), runs: new Set(), attempts: 0, crmAttempts: 0, fromMs: atMs, toMs: atMs };
        groups.set(error, group);
      }
      group.jobTypes.add(run.jobType);
      group.runs.add(run);
      group.attempts++;
      group.crmAttempts += CRM_FRAME.test(`.${attempt.error?.ownFrame ?? ''}`) ? 1 : 0;
      group.fromMs = Math.min(group.fromMs, atMs);
      group.toMs = Math.max(group.toMs, atMs);
    }
  }
  return [...groups.values()];
}

const union = <T>(sets: ReadonlyArray<ReadonlySet<T>>): Set<T> => new Set(sets.flatMap((set) => [...set]));

/** The cause that several job types share; null: each fails, if at all, for itself. */
export function findSharedCause(runs: readonly Run[]): SharedCause | null {
  const shared = groupByError(runs).filter(({ jobTypes }) => jobTypes.size > 1);
  const hit = union(shared.map((group) => group.runs));
  if (hit.size < FEWEST_RUNS) {
    return null;
  }
  const sum = (pick: (group: Group) => number): number => shared.reduce((total, group) => total + pick(group), 0);
  return {
    jobTypes: [...union(shared.map((group) => group.jobTypes))].sort(),
    runs: hit.size,
    errors: shared.sort((a, b) => b.attempts - a.attempts).map(({ error }) => error),
    isCrm: sum((group) => group.crmAttempts) * 2 > sum((group) => group.attempts),
    fromMs: Math.min(...shared.map((group) => group.fromMs)),
    toMs: Math.max(...shared.map((group) => group.toMs)),
  };
}
