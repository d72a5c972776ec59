import { finish } from '../steps';
import { JobEvent } from './jobEvent';
import { orderEvents } from './eventOrder';

const event = (rest: Partial<JobEvent>): JobEvent => ({
  kind: 'started',
  id: 'a',
  timeMs: 1000,
  ticks: 0,
  instance: 'web-0',
  jobType: 'UpsertCandidateJob',
  attempt: 1,
  maxAttempts: 24,
  correlationId: 'CID-1',
  ...rest,
});
const ids = (events: readonly JobEvent[]) => finish(orderEvents(events)).map(({ id }) => id);

test('by process, then by time to the tick', () => {
  const events = [
    event({ id: '4', instance: 'web-1', timeMs: 1 }),
    event({ id: '3', timeMs: 1001 }),
    event({ id: '2', ticks: 7, kind: 'payload' }),
    event({ id: '1', ticks: 3 }),
  ];
  expect(ids(events)).toEqual(['1', '2', '3', '4']);
  expect(ids([...events].reverse())).toEqual(['1', '2', '3', '4']);
});

test('a line that came twice counts once, and always the same copy', () => {
  const copies = [event({ id: 'b' }), event({ id: 'a' })];
  expect(ids(copies)).toEqual(['a']);
  expect(ids([...copies].reverse())).toEqual(['a']);
});

test.each([
  ['another tick', { ticks: 1 }],
  ['another process', { instance: 'web-1' }],
  ['another correlation id', { correlationId: 'CID-2' }],
  ['another attempt', { attempt: 2 }],
  ['another payload', { payloadHash: 1 }],
])('near misses are two lines: %s', (_, rest) => {
  expect(ids([event({ id: 'a' }), event({ id: 'b', ...rest })])).toHaveLength(2);
});

test('an attempt fails once, however late that is told again', () => {
  const failed = { kind: 'attemptFailed', hangfireJobId: '41', correlationId: undefined } as const;
  expect(ids([event({ ...failed, id: 'a' }), event({ ...failed, id: 'b', timeMs: 90_000 })])).toEqual(['a']);
  expect(ids([event({ ...failed, id: 'a' }), event({ ...failed, id: 'b', attempt: 2, timeMs: 90_000 })])).toHaveLength(
    2
  );
  expect(ids([event({ ...failed, id: 'a' }), event({ ...failed, id: 'b', hangfireJobId: '42' })])).toHaveLength(2);
});

describe('lines without a clock of their own', () => {
  const clockless = (rest: Partial<JobEvent>) => event({ isClockless: true, ...rest });

  test('that have a correlation id say a thing once within minutes', () => {
    expect(ids([clockless({ id: 'a' }), clockless({ id: 'b', timeMs: 21_000 })])).toEqual(['a']);
    expect(ids([clockless({ id: 'a' }), clockless({ id: 'b', timeMs: 1_900_000 })])).toHaveLength(2);
  });

  test('that have none may well repeat themselves', () => {
    const crm = { jobType: 'CrmSyncJob', correlationId: undefined, attempt: null };
    expect(ids([clockless({ ...crm, id: 'a' }), clockless({ ...crm, id: 'b', timeMs: 21_000 })])).toHaveLength(2);
  });
});

test('an attempt ends once, however often and however late that is told', () => {
  for (const kind of ['attemptFailed', 'deletedByHangfire'] as const) {
    const failure = (id: string, timeMs: number, rest: Partial<JobEvent> = {}) =>
      event({ id, kind, timeMs, hangfireJobId: '1', ...rest });
    expect(ids([failure('a', 1000), failure('b', 9_000_000)])).toEqual(['a']);
    expect(ids([failure('a', 1000), failure('b', 9_000_000, { attempt: 2 })])).toEqual(['a', 'b']);
    expect(ids([failure('a', 1000), failure('b', 9_000_000, { hangfireJobId: '2' })])).toEqual(['a', 'b']);
  }
});

test('a line without a clock, whose id says whose it is, is sent again within two minutes only', () => {
  const line = (id: string, timeMs: number, rest: Partial<JobEvent> = {}) =>
    event({ id, timeMs, isClockless: true, ...rest });
  expect(ids([line('a', 1000), line('b', 121_000)])).toEqual(['a']);
  expect(ids([line('a', 1000), line('b', 121_001)])).toEqual(['a', 'b']);
  expect(ids([line('a', 1000), line('b', 2000, { kind: 'succeeded' })])).toEqual(['a', 'b']);
  expect(ids([line('a', 1000), line('b', 2000, { correlationId: 'CID-2' })])).toEqual(['a', 'b']);
  const nameless = { correlationId: null };
  expect(ids([line('a', 1000, nameless), line('b', 2000, nameless)])).toEqual(['a', 'b']);
  expect(ids([event({ id: 'a', timeMs: 1000 }), event({ id: 'b', timeMs: 2000 })])).toEqual(['a', 'b']);
});
