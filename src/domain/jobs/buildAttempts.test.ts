import { finish } from '../steps';
import { buildAttempts } from './buildAttempts';
import { orderEvents } from './eventOrder';
import { JobEvent, JobEventKind } from './jobEvent';
import { OpenAttempt } from './openAttempt';
import { makeEvent } from './testing/makeAttempt';

const CHANNELS = 'UpsertContactCreationChannelsJob';

const line = (minute: number, kind: JobEventKind, rest: Partial<JobEvent> = {}): JobEvent =>
  makeEvent(minute, { kind, ...rest });
const failure = (minute: number, rest: Partial<JobEvent> = {}): JobEvent =>
  line(minute, 'attemptFailed', { hangfireJobId: '1', ...rest });
/** An attempt as start, outcome and end: `0 failed 1`; `~` marks what was paired by order among several. */
const inWords = ({ startedAtMs, outcome, endedAtMs, inferred }: OpenAttempt): string => {
  const minute = (ms: number | null) =>
    ms === null ? '–' : String(Math.round((ms - makeEvent(0).timeMs) / 6000) / 10);
  return `${minute(startedAtMs)} ${outcome} ${minute(endedAtMs)}${inferred ? '~' : ''}`;
};
const walked = (...events: JobEvent[]) => finish(buildAttempts(finish(orderEvents(events))));
const attemptsOf = (...events: JobEvent[]): OpenAttempt[] => walked(...events).attempts;
const told = (...events: JobEvent[]): string[] => attemptsOf(...events).map(inWords);
const looseOf = (...events: JobEvent[]) => walked(...events).loose.map(({ event, reason }) => `${event.id}: ${reason}`);

describe('with one worker a start and the next end are one attempt', () => {
  test('of each job in turn', () => {
    expect(
      told(
        line(0, 'started'),
        line(1, 'succeeded'),
        line(2, 'started'),
        failure(3),
        line(4, 'started'),
        line(5, 'deleted')
      )
    ).toEqual(['0 succeeded 1', '2 failed 3', '4 deleted 5']);
  });

  test('of that process only', () => {
    expect(told(line(0, 'started'), line(1, 'succeeded', { instance: 'web-1' }))).toEqual([
      '0 running –',
      '– succeeded 1',
    ]);
  });

  test('a paused attempt leaves no start: its failure is an attempt of its own', () => {
    expect(told(line(0, 'started'), failure(1, { earlyFailure: 'paused' }), line(2, 'succeeded'))).toEqual([
      '0 succeeded 2',
      '– aborted 1',
    ]);
    expect(told(failure(1, { earlyFailure: 'lockTimeout' }))).toEqual(['– failed 1']);
  });

  test('an end whose start was not read is an attempt all the same', () => {
    expect(told(line(1, 'succeeded'), line(2, 'deleted'), failure(3))).toEqual([
      '– succeeded 1',
      '– deleted 2',
      '– failed 3',
    ]);
  });

  test('what is skipped or deduplicated ends as it begins', () => {
    expect(told(line(0, 'skipped'), line(1, 'deduplicated'))).toEqual(['– skipped 0', '– deduplicated 1']);
  });

  test('a start before the last was cut off: one worker runs one job at a time', () => {
    expect(told(line(0, 'started'), line(5, 'started'))).toEqual(['0 interrupted –', '5 running –']);
    // The end belongs to the latest.
    expect(told(line(0, 'started'), line(5, 'started'), line(6, 'succeeded'))).toEqual([
      '0 interrupted –',
      '5 succeeded 6',
    ]);
  });

  test('a new process ends nothing that began in the old one', () => {
    expect(told(line(0, 'started'), line(1, 'serverStarted', { jobType: null }), line(2, 'succeeded'))).toEqual([
      '0 interrupted –',
      '– succeeded 2',
    ]);
  });

  test('what had no end when the process was told to stop was cut off; what had one was not', () => {
    const stop = line(1, 'serverStopping', { jobType: null });
    expect(told(line(0, 'started'), stop)).toEqual(['0 interrupted –']);
    expect(told(line(0, 'started'), stop, line(1.5, 'succeeded'))).toEqual(['0 succeeded 1.5']);
    expect(told(stop, line(2, 'started'))).toEqual(['2 running –']);
  });
});

describe('what Hangfire’s line adds', () => {
  test('its job id, the number, the delay, the error and how the run ends', () => {
    const error = { type: 'A.B', message: 'no', ownFrame: null };
    const [attempt] = attemptsOf(
      line(0, 'started', { attempt: 24, maxAttempts: 24, correlationId: 'A' }),
      failure(1, { kind: 'deletedByHangfire', attempt: null, retryDelayMs: 5, error, correlationId: null })
    );
    expect(attempt).toMatchObject({
      hangfireJobId: '1',
      n: 24,
      maxAttempts: 24,
      retryDelayMs: 5,
      error,
      correlationId: 'A',
      endsRunAs: 'deletedByHangfire',
      lineIds: ['started@0', 'deletedByHangfire@1'],
    });
    expect(attemptsOf(failure(1))[0]).toMatchObject({ endsRunAs: null });
    expect(attemptsOf(failure(1, { kind: 'failed' }))[0]).toMatchObject({ endsRunAs: 'failed', outcome: 'failed' });
  });
});

describe('a payload belongs to the start just before', () => {
  const payload = (minute: number, rest: Partial<JobEvent> = {}) =>
    line(minute, 'payload', { payloadHash: 1, ...rest });
  const hashes = (...events: JobEvent[]) => attemptsOf(...events).map(({ payloadHash }) => payloadHash);

  test('of the same job, within seconds', () => {
    expect(hashes(line(0, 'started'), payload(5 / 60))).toEqual([1]);
    expect(hashes(line(0, 'started'), payload(5.1 / 60))).toEqual([undefined]);
    expect(hashes(line(0, 'started'), payload(0.01, { jobType: 'CrmSyncJob' }))).toEqual([undefined]);
    expect(attemptsOf(line(0, 'started'), payload(0.01))[0]?.lineIds).toEqual(['started@0', 'payload@0.01']);
  });

  test('of the same correlation id', () => {
    expect(hashes(line(0, 'started', { correlationId: 'A' }), payload(0.01, { correlationId: 'B' }))).toEqual([
      undefined,
    ]);
    expect(hashes(line(0, 'started', { correlationId: 'A' }), payload(0.01, { correlationId: 'A' }))).toEqual([1]);
  });

  test('and there is one to a start', () => {
    expect(hashes(line(0, 'started'), payload(0.01), payload(0.02, { payloadHash: 2 }))).toEqual([1]);
  });
});

describe('lines of the same moment', () => {
  const tied = (...kinds: JobEventKind[]) => kinds.map((kind, index) => line(0, kind, { id: `${index}` }));

  test('an end comes before the next start, and after its own', () => {
    expect(told(line(-1, 'started'), ...tied('started', 'succeeded'))).toEqual(['-1 succeeded 0', '0 running –']);
    expect(told(...tied('succeeded', 'started'))).toEqual(['0 succeeded 0']);
  });

  test('a payload comes after its start', () => {
    const [attempt] = attemptsOf(line(0, 'payload', { payloadHash: 1 }), line(0, 'started'));
    expect(attempt?.payloadHash).toBe(1);
  });

  test('of two starts the one that ends within the moment came first', () => {
    const id = (correlationId: string) => ({ correlationId });
    expect(
      told(
        line(0, 'started', { id: '1', ...id('A') }),
        line(0, 'started', { id: '2', ...id('B') }),
        line(0, 'succeeded', id('B'))
      )
    ).toEqual(['0 succeeded 0', '0 running –']);
  });
});

describe('the mail to a lost candidate', () => {
  const last = line(0, 'started', { attempt: 24, maxAttempts: 24 });
  const mail = (minute: number, kind: JobEventKind = 'emailSent') => line(minute, kind, { jobType: null });
  const emails = (...events: JobEvent[]) => attemptsOf(...events).map(({ email }) => email);

  test('goes out in the last attempt, before or in the moment in which it gives up', () => {
    expect(emails(last, mail(0.1), line(0.2, 'deleted'))).toEqual(['sent']);
    expect(emails(last, line(0.1, 'deleted'), mail(0.2))).toEqual(['sent']);
    expect(attemptsOf(last, mail(0.1), line(0.2, 'deleted'))[0]?.lineIds).toContain('emailSent@0.1');
  });

  test('word of its failure comes after it', () => {
    expect(emails(last, mail(0.1), line(0.2, 'deleted'), mail(0.9, 'emailFailed'))).toEqual(['failed']);
    expect(emails(last, line(0.2, 'deleted'), mail(0.9, 'emailFailed'))).toEqual([null]);
  });

  test('a mail minutes later, or in an attempt that is not the last, is another’s', () => {
    expect(emails(last, mail(1))).toEqual(['sent']);
    expect(emails(last, mail(1.1))).toEqual([null]);
    expect(emails(line(0, 'started', { attempt: 23, maxAttempts: 24 }), mail(0.1))).toEqual([null]);
    expect(emails(line(0, 'started'), mail(0.1))).toEqual([null]);
    expect(emails(last, line(0.1, 'succeeded'), mail(0.2))).toEqual([null]);
  });

  test('each mail tells one candidate', () => {
    const next = line(0.3, 'started', { attempt: 24, maxAttempts: 24 });
    expect(emails(last, mail(0.1), line(0.2, 'deleted'), next, mail(0.4), line(0.5, 'deleted'))).toEqual([
      'sent',
      'sent',
    ]);
    expect(emails(last, mail(0.1), line(0.2, 'deleted'), next, line(0.5, 'deleted'))).toEqual(['sent', null]);
  });
});

describe('the lines on a run’s channels, one a channel', () => {
  const of = { jobType: CHANNELS };
  const saved = (minute: number, entityId?: string) => line(minute, 'succeeded', { ...of, entityId });

  test('are one end', () => {
    expect(told(line(0, 'started', of), saved(0.1, 'C'), saved(0.2, 'C'))).toEqual(['0 succeeded 0.2']);
    expect(told(saved(0.1, 'C'), saved(0.2, 'C'))).toEqual(['– succeeded 0.2']);
  });

  test('but not minutes apart, nor for another candidate, nor after a new start', () => {
    expect(told(line(0, 'started', of), saved(0.1, 'C'), saved(1.1, 'C'))).toEqual(['0 succeeded 1.1']);
    expect(told(line(0, 'started', of), saved(0.1, 'C'), saved(1.2, 'C'))).toEqual([
      '0 succeeded 0.1',
      '– succeeded 1.2',
    ]);
    expect(told(line(0, 'started', of), saved(0.1, 'C'), saved(0.2, 'D'))).toEqual([
      '0 succeeded 0.1',
      '– succeeded 0.2',
    ]);
    expect(told(line(0, 'started', of), saved(0.1, 'C'), line(0.15, 'started', of), saved(0.2, 'C'))).toEqual([
      '0 succeeded 0.1',
      '0.2 succeeded 0.2',
    ]);
  });

  test('with many workers they belong together by their candidate, whatever else ends in between', () => {
    const nowhere = { instance: '' };
    const among = (minute: number, entityId: string) => line(minute, 'succeeded', { ...of, ...nowhere, entityId });
    expect(told(among(0.1, 'C'), among(0.2, 'D'), among(0.3, 'C'), among(0.4, 'D'))).toEqual([
      '– succeeded 0.3',
      '– succeeded 0.4',
    ]);
  });

  test('no other job has such lines, and a loss is none of them', () => {
    const record = (minute: number) => line(minute, 'succeeded', { jobType: 'UpsertModelJob<A>', entityId: 'C' });
    expect(told(record(0.1), record(0.2))).toEqual(['– succeeded 0.1', '– succeeded 0.2']);
    expect(told(saved(0.1, 'C'), line(0.2, 'deleted', { ...of, entityId: 'C' }))).toEqual([
      '– succeeded 0.1',
      '– deleted 0.2',
    ]);
    expect(told(record(0.1), saved(0.2, 'C'))).toEqual(['– succeeded 0.1', '– succeeded 0.2']);
  });

  test('one that throws after them spoils the attempt', () => {
    expect(told(line(0, 'started', of), saved(0.1, 'C'), failure(0.2, of))).toEqual(['0 failed 0.2']);
    expect(told(line(0, 'started'), line(0.1, 'succeeded'), failure(0.2))).toEqual(['0 succeeded 0.1', '– failed 0.2']);
  });
});

describe('a worker that is stopped', () => {
  const requeued = (minute: number, job = '1') => line(minute, 'requeued', { jobType: null, hangfireJobId: job });

  test('hands its job back: the attempt was cut off and is tried again', () => {
    const [attempt, ...others] = attemptsOf(line(0, 'started'), requeued(1));
    expect(inWords(attempt!)).toBe('0 interrupted 1');
    expect(attempt).toMatchObject({ requeued: true, hangfireJobId: '1', lineIds: ['started@0', 'requeued@1'] });
    expect(others).toEqual([]);
    expect(told(line(0, 'started'), requeued(1), line(2, 'succeeded'))).toEqual(['0 interrupted 1', '– succeeded 2']);
  });

  test('though it had ended already', () => {
    const [attempt] = attemptsOf(line(0, 'started'), failure(1), requeued(2));
    expect(attempt).toMatchObject({
      requeued: true,
      outcome: 'failed',
      lineIds: ['started@0', 'attemptFailed@1', 'requeued@2'],
    });
  });

  test('whose job was not seen is loose, and so is one of another id', () => {
    const reason = 'a stopped worker’s job: its start was not seen';
    expect(looseOf(requeued(1))).toEqual([`requeued@1: ${reason}`]);
    expect(looseOf(line(0, 'started'), failure(1), requeued(2, '7'))).toEqual([`requeued@2: ${reason}`]);
    expect(looseOf(line(0, 'started'), failure(1), requeued(2))).toEqual([]);
  });
});

test('that Hangfire could not store a state names no job: loose', () => {
  expect(looseOf(line(0, 'stateChangeFailed', { jobType: null }))).toEqual([
    'stateChangeFailed@0: Hangfire could not store a job’s state; the line names no job',
  ]);
});

describe('with many workers', () => {
  const start = (minute: number, rest: Partial<JobEvent> = {}) => line(minute, 'started', rest);

  test('lines that name no process come from several: what waits longest ends first, and is worked out', () => {
    const nowhere = { instance: '' };
    expect(
      told(start(0, nowhere), start(1, nowhere), line(2, 'succeeded', nowhere), line(3, 'succeeded', nowhere))
    ).toEqual(['0 succeeded 2~', '1 succeeded 3~']);
    expect(told(start(0, nowhere), start(1, nowhere))).toEqual(['0 running –', '1 running –']);
  });

  test('a process whose ends overlap more often than one in ten has many', () => {
    expect(told(start(0), start(1), line(2, 'succeeded'), line(3, 'succeeded'))).toEqual([
      '0 succeeded 2~',
      '1 succeeded 3~',
    ]);
    const well = Array.from({ length: 18 }, (_, index) => [start(10 + index), line(10.5 + index, 'succeeded')]).flat();
    // One worker: the latest start ends first.
    expect(told(start(0), start(1), line(2, 'succeeded'), line(3, 'succeeded'), ...well).slice(0, 2)).toEqual([
      '0 succeeded 3',
      '1 succeeded 2',
    ]);
  });

  test('starts whose ends were never read do not pile up: the oldest of more than 64 is given up', () => {
    const nowhere = { instance: '' };
    const starts = (count: number) => Array.from({ length: count }, (_, index) => start(index / 10, nowhere));
    const ended = (count: number) =>
      attemptsOf(...starts(count), line(10, 'succeeded', nowhere)).findIndex(({ outcome }) => outcome === 'succeeded');
    expect([ended(64), ended(65), ended(66)]).toEqual([0, 1, 2]);
  });

  test('a job that a stopped worker hands back leaves the others as they are', () => {
    const nowhere = { instance: '' };
    const back = line(2, 'requeued', { ...nowhere, jobType: null, hangfireJobId: '1' });
    expect(told(start(0, nowhere), start(1, nowhere), back, line(3, 'succeeded', nowhere))).toEqual([
      '0 succeeded 3',
      '1 interrupted 2',
    ]);
  });

  test('ids tell which end is whose; then nothing is worked out', () => {
    const id = (correlationId: string) => ({ correlationId, instance: '' });
    expect(
      told(start(0, id('A')), start(1, id('B')), line(2, 'succeeded', id('B')), line(3, 'succeeded', id('A')))
    ).toEqual(['0 succeeded 3', '1 succeeded 2']);
  });

  test('Hangfire’s failure is not about a start that an end of its own answers', () => {
    const id = (correlationId: string) => ({ correlationId, instance: '' });
    expect(
      told(start(0, id('A')), start(1, id('B')), failure(2, { instance: '' }), line(3, 'succeeded', id('A')))
    ).toEqual(['0 succeeded 3', '1 failed 2']);
  });

  test('of mixed-up ends the ids and numbers of Hangfire join nothing', () => {
    const nowhere = { instance: '' };
    const [first] = attemptsOf(start(0, nowhere), start(1, nowhere), failure(2, { ...nowhere, attempt: 3 }));
    expect(first).toMatchObject({ outcome: 'failed', hangfireJobId: undefined, n: null, endIsMixedUp: true });
  });
});
