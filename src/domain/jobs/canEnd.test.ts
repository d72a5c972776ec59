import { canBeSameType, canEnd, isEnd } from './canEnd';
import { JobEvent } from './jobEvent';
import { OpenAttempt } from './openAttempt';
import { makeAttempt, makeEvent } from './testing/makeAttempt';

const running = (rest: Partial<OpenAttempt> = {}): OpenAttempt =>
  makeAttempt(0, { outcome: 'running', endedAtMs: null, ...rest });
const end = (rest: Partial<JobEvent> = {}, minute = 1): JobEvent => makeEvent(minute, { kind: 'succeeded', ...rest });

describe('two names', () => {
  test('mean the same job if they are the same, or one does not tell which model', () => {
    expect(canBeSameType('CrmSyncJob', 'CrmSyncJob')).toBe(true);
    expect(canBeSameType('CrmSyncJob', 'LocationSyncJob')).toBe(false);
    expect(canBeSameType('UpsertModelJob<A>', 'UpsertModelJob<B>')).toBe(false);
    expect(canBeSameType('UpsertModelJob<A>', 'UpsertModelJob<?>')).toBe(true);
    expect(canBeSameType('UpsertModelJob<?>', 'UpsertModelJob<A>')).toBe(true);
    expect(canBeSameType('UpsertModelJob<?>', 'UpsertCandidateJob')).toBe(false);
    expect(canBeSameType('CrmSyncJob', 'UpsertModelJob<?>')).toBe(false);
  });

  test('may mean the same job where one is not known', () => {
    expect(canBeSameType(null, 'CrmSyncJob')).toBe(true);
    expect(canBeSameType('CrmSyncJob', null)).toBe(true);
  });
});

describe('an end belongs to a start', () => {
  test('of the same job, within the hour', () => {
    expect(canEnd(running(), end())).toBe(true);
    expect(canEnd(running(), end({ jobType: 'CrmSyncJob' }))).toBe(false);
    expect(canEnd(running(), end({}, 60))).toBe(true);
    expect(canEnd(running(), end({}, 60.01))).toBe(false);
  });

  test('of the same number, where both tell one', () => {
    const failure = (attempt: number | null) => end({ kind: 'attemptFailed', hangfireJobId: '1', attempt });
    expect(canEnd(running({ n: 2 }), failure(2))).toBe(true);
    expect(canEnd(running({ n: 2 }), failure(3))).toBe(false);
    expect(canEnd(running({ n: 2 }), failure(null))).toBe(true);
    expect(canEnd(running({ n: null }), failure(3))).toBe(true);
  });

  test('of the same Hangfire job, where both tell it', () => {
    const failure = end({ kind: 'attemptFailed', hangfireJobId: '1' });
    expect(canEnd(running({ hangfireJobId: '1' }), failure)).toBe(true);
    expect(canEnd(running({ hangfireJobId: '2' }), failure)).toBe(false);
    expect(canEnd(running({ hangfireJobId: '2' }), end())).toBe(true);
  });

  test('of the same correlation id; “none” is an id of its own, and Hangfire’s lines tell none', () => {
    expect(canEnd(running({ correlationId: 'A' }), end({ correlationId: 'A' }))).toBe(true);
    expect(canEnd(running({ correlationId: 'A' }), end({ correlationId: 'B' }))).toBe(false);
    expect(canEnd(running({ correlationId: 'A' }), end({ correlationId: null }))).toBe(false);
    expect(canEnd(running({ correlationId: null }), end({ correlationId: 'A' }))).toBe(false);
    expect(canEnd(running({ correlationId: 'A' }), end())).toBe(true);
    expect(canEnd(running(), end({ correlationId: 'A' }))).toBe(true);
    const failure = end({ kind: 'attemptFailed', hangfireJobId: '1', correlationId: null });
    expect(canEnd(running({ correlationId: 'A' }), failure)).toBe(true);
  });

  test('of the same Apply candidate; of other jobs only the end tells the record', () => {
    const apply = 'ApplyCandidateSyncJob';
    expect(canEnd(running({ jobType: apply, entityId: '1' }), end({ jobType: apply, entityId: '1' }))).toBe(true);
    expect(canEnd(running({ jobType: apply, entityId: '1' }), end({ jobType: apply, entityId: '2' }))).toBe(false);
    expect(canEnd(running({ entityId: '1' }), end({ entityId: '2' }))).toBe(true);
  });

  test('a job gives up on its last attempt only; Hangfire’s words stand at any', () => {
    const deleted = end({ kind: 'deleted' });
    expect(canEnd(running({ n: 23, maxAttempts: 24 }), deleted)).toBe(false);
    expect(canEnd(running({ n: 24, maxAttempts: 24 }), deleted)).toBe(true);
    expect(canEnd(running({ n: 25, maxAttempts: 24 }), deleted)).toBe(true);
    expect(canEnd(running({ n: null, maxAttempts: 24 }), deleted)).toBe(true);
    expect(canEnd(running({ n: 1, maxAttempts: null }), deleted)).toBe(true);
    expect(canEnd(running({ n: 23, maxAttempts: 24 }), end())).toBe(true);
  });
});

test('five kinds of line tell of an end', () => {
  const kinds: Array<JobEvent['kind']> = ['succeeded', 'deleted', 'attemptFailed', 'deletedByHangfire', 'failed'];
  expect(kinds.filter((kind) => isEnd(makeEvent(0, { kind })))).toEqual(kinds);
  const others: Array<JobEvent['kind']> = ['started', 'payload', 'deduplicated', 'skipped', 'progress', 'requeued'];
  expect(others.filter((kind) => isEnd(makeEvent(0, { kind })))).toEqual([]);
});
