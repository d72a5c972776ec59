import { groupBy } from '../groupBy';
import { Fragment, appendFragment, canBeSameRun, continuationOf, fragmentOf, headOf, headTimeMs } from './fragment';
import { jobTypeInfo } from './jobCatalogue';
import { OpenAttempt, attemptTimeMs } from './openAttempt';

/** Disjoint sets over attempts, by position. */
class Sets {
  private readonly parent: number[];
  constructor(size: number) {
    this.parent = Array.from({ length: size }, (_, index) => index);
  }
  find(index: number): number {
    let root = index;
    while (this.parent[root] !== root) {
      root = this.parent[root] as number;
    }
    while (this.parent[index] !== root) {
      const next = this.parent[index] as number;
      this.parent[index] = root;
      index = next;
    }
    return root;
  }
  join(a: number, b: number): void {
    this.parent[this.find(b)] = this.find(a);
  }
}

/** Attempts that share Hangfire's job id or a correlation id are one run: the two strongest threads. */
export function joinByIds(attempts: readonly OpenAttempt[]): Fragment[] {
  const sets = new Sets(attempts.length);
  const firstWith = new Map<string, number>();
  const thread = (key: string, index: number): void => {
    const first = firstWith.get(key);
    if (first === undefined) {
      firstWith.set(key, index);
    } else {
      sets.join(first, index);
    }
  };
  attempts.forEach((attempt, index) => {
    if (attempt.hangfireJobId !== undefined) {
      thread(`job ${attempt.hangfireJobId}`, index);
    }
    if (attempt.correlationId && attempt.jobType === 'UpsertCandidateJob') {
      thread(`correlation ${attempt.correlationId}`, index);
    }
  });
  const groups = groupBy(attempts.keys(), (index) => sets.find(index));
  return [...groups.values()].map((indices) => fragmentOf(indices.map((index) => attempts[index] as OpenAttempt)));
}

/** Whether `next` can go on where `fragment` stopped, as far as the attempts' numbers tell. */
function goesOn(fragment: Fragment, next: Fragment): boolean {
  const expected = continuationOf(fragment);
  const { n } = headOf(next);
  return expected !== null && (expected.n === null || n === null || n >= expected.n);
}

/**
 * Joins fragments of equal payload. The payload is the same in every attempt of a run, but a half-way failed parent may
 * enqueue the same child twice: then the attempts' numbers keep the runs apart.
 */
export function joinByPayload(fragments: readonly Fragment[]): Fragment[] {
  // A callback slot is shared by many: its payload does not tell runs apart.
  const isTold = ({ payloadHash, jobType }: Fragment): boolean =>
    payloadHash !== undefined && jobType !== null && jobTypeInfo(jobType)?.payloadIdentifies === true;
  const joined = fragments.filter((fragment) => !isTold(fragment));
  const byPayload = groupBy(fragments.filter(isTold), ({ jobType, payloadHash }) => `${jobType} ${payloadHash}`);
  for (const group of byPayload.values()) {
    const chains: Fragment[] = [];
    for (const fragment of group.sort((a, b) => headTimeMs(a) - headTimeMs(b))) {
      const chain = chains.find((candidate) => canBeSameRun(candidate, fragment) && goesOn(candidate, fragment));
      if (chain) {
        appendFragment(chain, fragment, false);
      } else {
        chains.push(fragment);
      }
    }
    joined.push(...chains);
  }
  return joined;
}

/** Sorts fragments by the time of their first attempt; ties by what tells them apart, so that arrival does not matter. */
export function sortFragments(fragments: readonly Fragment[]): Fragment[] {
  const key = (fragment: Fragment): string => `${fragment.jobType} ${headOf(fragment).lineIds[0]}`;
  return [...fragments].sort(
    (a, b) => attemptTimeMs(headOf(a)) - attemptTimeMs(headOf(b)) || (key(a) < key(b) ? -1 : 1)
  );
}
