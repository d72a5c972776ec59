import { addToGroup } from '../groupBy';
import { Steps, eachInSteps, mapInSteps, sortInSteps } from '../steps';
import { Fragment, appendFragment, canBeSameRun, continuationOf, fragmentOf, headOf, headTimeMs } from './fragment';
import { apiCatalogue } from './jobCatalogue';
import { OpenAttempt } from './openAttempt';

/** Disjoint sets over attempts, by position. */
class Sets {
  private readonly parent: number[];
  constructor(size: number) {
    this.parent = [];
    for (let index = 0; index < size; index++) {
      this.parent.push(index);
    }
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
export function* joinByIds(attempts: readonly OpenAttempt[]): Steps<Fragment[]> {
  const sets = new Sets(attempts.length);
  const byJobId = new Map<string, number>();
  const byCorrelationId = new Map<string, number>();
  const thread = (firstWith: Map<string, number>, id: string, index: number): void => {
    const first = firstWith.get(id);
    if (first === undefined) {
      firstWith.set(id, index);
    } else {
      sets.join(first, index);
    }
  };
  yield* eachInSteps(attempts, (attempt, index) => {
    if (attempt.hangfireJobId !== undefined) {
      thread(byJobId, attempt.hangfireJobId, index);
    }
    if (attempt.correlationId && attempt.jobType === 'UpsertCandidateJob') {
      thread(byCorrelationId, attempt.correlationId, index);
    }
  });
  const groups = new Map<number, OpenAttempt[]>();
  yield* eachInSteps(attempts, (attempt, index) => addToGroup(groups, sets.find(index), attempt));
  return yield* mapInSteps(groups.values(), fragmentOf);
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
export function* joinByPayload(fragments: readonly Fragment[], catalogue = apiCatalogue): Steps<Fragment[]> {
  // A callback slot is shared by many: its payload does not tell runs apart.
  const tells = ({ jobType }: Fragment): boolean =>
    jobType !== null && catalogue.info(jobType)?.payloadIdentifies === true;
  const joined: Fragment[] = [];
  const byPayload = new Map<number, Fragment[]>();
  yield* eachInSteps(fragments, (fragment) => {
    if (fragment.payloadHash !== undefined && tells(fragment)) {
      addToGroup(byPayload, fragment.payloadHash, fragment);
    } else {
      joined.push(fragment);
    }
  });
  const shared: Fragment[][] = [];
  yield* eachInSteps(byPayload.values(), (group) => {
    if (group.length === 1) {
      joined.push(group[0] as Fragment);
    } else {
      shared.push(group);
    }
  });
  for (const group of shared) {
    yield* eachInSteps(yield* chain(group), (fragment) => joined.push(fragment));
  }
  return joined;
}

/** Joins fragments of one payload where the next goes on with what the one before began. */
function* chain(group: readonly Fragment[]): Steps<Fragment[]> {
  const chains: Fragment[] = [];
  // Chains that may go on, in the order in which they began.
  const waiting = new Set<Fragment>();
  const sorted = yield* sortInSteps(group, (a, b) => headTimeMs(a) - headTimeMs(b));
  yield* eachInSteps(sorted, (fragment) => {
    const before = [...waiting].find((candidate) => canBeSameRun(candidate, fragment) && goesOn(candidate, fragment));
    if (before) {
      appendFragment(before, fragment, false);
    } else {
      chains.push(fragment);
    }
    const chained = before ?? fragment;
    if (continuationOf(chained) === null) {
      waiting.delete(chained);
    } else {
      waiting.add(chained);
    }
  });
  return chains;
}

/** Sorts fragments by the time of their first attempt; ties by what tells them apart, so that arrival does not matter. */
export function sortFragments(fragments: readonly Fragment[]): Steps<Fragment[]> {
  const key = (fragment: Fragment): string => `${fragment.jobType} ${headOf(fragment).lineIds[0]}`;
  return sortInSteps(fragments, (a, b) => headTimeMs(a) - headTimeMs(b) || (key(a) < key(b) ? -1 : 1));
}
