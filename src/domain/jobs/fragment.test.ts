import { appendFragment, canBeSameRun, continuationOf, fragmentOf, isInTime } from './fragment';
import { OpenAttempt } from './openAttempt';
import { after, HOUR_MS, makeAttempt, makeFragment, MINUTE_MS } from './testing/makeAttempt';

describe('what comes after an attempt', () => {
  const next = (rest: Partial<OpenAttempt>) => {
    const expected = continuationOf(makeFragment(0, { n: 3, ...rest }));
    return expected && [expected.n, (expected.dueMs - after(0)) / MINUTE_MS];
  };

  test('a failure: the next attempt, an hour after its end, or after the delay that Hangfire tells', () => {
    expect(next({})).toEqual([4, 61]);
    expect(next({ outcome: 'aborted' })).toEqual([4, 61]);
    expect(next({ retryDelayMs: 2 * HOUR_MS })).toEqual([4, 121]);
    expect(next({ n: null })).toEqual([null, 61]);
  });

  test('an end: nothing', () => {
    for (const outcome of ['succeeded', 'deleted', 'skipped', 'deduplicated'] as const) {
      expect(next({ outcome })).toBeNull();
    }
    expect(next({ endsRunAs: 'failed' })).toBeNull();
    expect(next({ outcome: 'aborted', endsRunAs: 'deletedByHangfire' })).toBeNull();
  });

  test('no end: the same attempt again, when Hangfire has missed its worker for half an hour', () => {
    expect(next({ outcome: 'interrupted', endedAtMs: null })).toEqual([3, 30]);
    expect(next({ outcome: 'running', endedAtMs: null })).toEqual([3, 30]);
  });

  test('a stopped worker’s: the same attempt at once', () => {
    expect(next({ requeued: true, outcome: 'interrupted' })).toEqual([3, 1]);
    expect(next({ requeued: true, outcome: 'interrupted', endedAtMs: null })).toEqual([3, 0]);
  });

  test('where ends are mixed up, it may have ended as soon as it began', () => {
    expect(next({ endIsMixedUp: true })).toEqual([4, 60]);
  });

  test('by a clock that all processes share', () => {
    expect(next({ clockOffsetMs: 2 * MINUTE_MS })).toEqual([4, 59]);
    expect(next({ clockOffsetMs: 2 * MINUTE_MS, outcome: 'running' })).toEqual([3, 28]);
  });
});

test('an attempt is in time from when it was due until the longest queue is over; clocks may differ', () => {
  const inTime = (minutes: number, toleranceMs?: number) => isInTime(after(60), after(60 + minutes), toleranceMs);
  expect([-5.1, -5, 0, 55, 55.1].map((minutes) => inTime(minutes))).toEqual([false, true, true, true, false]);
  expect([-1.1, -1, 55].map((minutes) => inTime(minutes, MINUTE_MS))).toEqual([false, true, true]);
});

test('two parts can be one run if no id speaks against it', () => {
  const same = (a: Partial<OpenAttempt>, b: Partial<OpenAttempt>) =>
    canBeSameRun(makeFragment(0, a), makeFragment(61, b));
  expect(same({}, {})).toBe(true);
  for (const id of ['hangfireJobId', 'correlationId', 'payloadHash'] as const) {
    expect(same({ [id]: 'a' }, { [id]: 'b' })).toBe(false);
    expect(same({ [id]: 'a' }, { [id]: 'a' })).toBe(true);
    expect(same({ [id]: 'a' }, {})).toBe(true);
  }
  expect(same({ correlationId: null }, { correlationId: 'a' })).toBe(false);
  expect(same({}, { jobType: 'CrmSyncJob' })).toBe(false);
  // The record that a candidate becomes is told at the end only; an Apply candidate is known from the start.
  expect(same({ entityId: 'a' }, { entityId: 'b' })).toBe(true);
  const apply = { jobType: 'ApplyCandidateSyncJob' };
  expect(same({ ...apply, entityId: 'a' }, { ...apply, entityId: 'b' })).toBe(false);
});

describe('a run', () => {
  test('stands in order of time, and of numbers where the time is the same', () => {
    const attempts = [makeAttempt(5, { n: 3 }), makeAttempt(5, { n: 2 }), makeAttempt(0, { n: 1 }), makeAttempt(5)];
    expect(fragmentOf(attempts).attempts.map(({ n }) => n)).toEqual([1, null, 2, 3]);
  });

  test('is worked out as soon as one part of it is', () => {
    expect(fragmentOf([makeAttempt(0), makeAttempt(61)]).inferred).toBe(false);
    expect(fragmentOf([makeAttempt(0), makeAttempt(61, { inferred: true })]).inferred).toBe(true);
    const joined = makeFragment(0);
    appendFragment(joined, makeFragment(61), false);
    expect(joined.inferred).toBe(false);
    appendFragment(joined, makeFragment(122, { inferred: true }), false);
    expect(joined.inferred).toBe(true);
  });

  test('that went on was not running any more', () => {
    const joined = makeFragment(0, { outcome: 'running', endedAtMs: null });
    appendFragment(joined, makeFragment(31, { outcome: 'running', endedAtMs: null }), true);
    expect(joined.attempts.map(({ outcome, inferred }) => [outcome, inferred])).toEqual([
      ['interrupted', false],
      ['running', true],
    ]);
  });

  test('keeps the sharper name of its job, and the first word on each id', () => {
    const joined = makeFragment(0, { jobType: 'UpsertModelJob<?>', payloadHash: 1, entityId: null });
    appendFragment(joined, makeFragment(61, { jobType: 'UpsertModelJob<A>', payloadHash: 2, entityId: 'e' }), false);
    appendFragment(joined, makeFragment(122, { jobType: 'UpsertModelJob<?>', hangfireJobId: '1' }), false);
    appendFragment(joined, makeFragment(183, { jobType: null, hangfireJobId: '2' }), false);
    expect(joined).toMatchObject({ jobType: 'UpsertModelJob<A>', payloadHash: 1, entityId: 'e', hangfireJobId: '1' });
  });

  test('knows that it has no correlation id, until a line tells one', () => {
    const joined = makeFragment(0, { correlationId: undefined });
    appendFragment(joined, makeFragment(61, { correlationId: null }), true);
    expect(joined.correlationId).toBeNull();
    appendFragment(joined, makeFragment(122, { correlationId: undefined }), true);
    expect(joined.correlationId).toBeNull();
    appendFragment(joined, makeFragment(183, { correlationId: 'A' }), true);
    expect(joined.correlationId).toBe('A');
    appendFragment(joined, makeFragment(244, { correlationId: 'B' }), true);
    expect(joined.correlationId).toBe('A');
  });
});
