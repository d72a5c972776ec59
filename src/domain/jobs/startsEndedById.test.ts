import { JobEvent } from './jobEvent';
import { startsEndedById } from './startsEndedById';

const event = (kind: JobEvent['kind'], jobType: string, rest: Partial<JobEvent> = {}): JobEvent => ({
  kind,
  id: '',
  timeMs: 0,
  ticks: 0,
  instance: 'web-0',
  jobType,
  attempt: null,
  maxAttempts: null,
  ...rest,
});
const candidate = (kind: JobEvent['kind'], correlationId: string | null) =>
  event(kind, 'UpsertCandidateJob', { correlationId });
const apply = (kind: JobEvent['kind'], entityId: string) => event(kind, 'ApplyCandidateSyncJob', { entityId });

test('starts and ends of one id belong together', () => {
  const [a, b, c] = [candidate('started', 'CID-1'), candidate('started', 'CID-2'), apply('started', 'C1')];
  const events = [a, b, c, candidate('succeeded', 'CID-2'), apply('succeeded', 'C1')];
  expect([...startsEndedById(events)]).toEqual([b, c]);
});

test('the end of an earlier start is not that of a later one', () => {
  const [a, b] = [candidate('started', 'CID-1'), candidate('started', 'CID-2')];
  expect([...startsEndedById([a, b, candidate('succeeded', 'CID-1')])]).toEqual([a]);
  const [c, d] = [apply('started', 'C1'), apply('started', 'C2')];
  expect([...startsEndedById([c, d, apply('succeeded', 'C1')])]).toEqual([c]);
});

test('a Deleted line is an end too; any other line of the job is none', () => {
  const start = candidate('started', 'CID-1');
  expect([...startsEndedById([start, candidate('deleted', 'CID-1')])]).toEqual([start]);
  expect(startsEndedById([start, candidate('payload', 'CID-1')]).size).toBe(0);
});

test('the record that another job becomes is no id of its start', () => {
  const model = (kind: JobEvent['kind']) => event(kind, 'UpsertModelJob<A>', { entityId: 'E' });
  expect(startsEndedById([model('started'), model('succeeded')]).size).toBe(0);
});

test('of two starts of one id the later one', () => {
  const [first, second] = [apply('started', 'C1'), apply('started', 'C1')];
  expect([...startsEndedById([first, second, apply('succeeded', 'C1')])]).toEqual([second]);
});

test.each([
  ['no correlation id', [candidate('started', null), candidate('succeeded', null)]],
  ['an end before the start', [candidate('succeeded', 'CID-1'), candidate('started', 'CID-1')]],
  ['a type whose start tells no id', [event('started', 'CrmSyncJob'), event('succeeded', 'CrmSyncJob')]],
  [
    'Hangfire’s word',
    [candidate('started', 'CID-1'), event('attemptFailed', 'UpsertCandidateJob', { hangfireJobId: '1' })],
  ],
])('not told: %s', (_, events) => {
  expect(startsEndedById(events).size).toBe(0);
});
