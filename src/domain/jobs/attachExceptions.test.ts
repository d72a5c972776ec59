import { finish } from '../steps';
import { ContinuationLine, attachExceptions } from './attachExceptions';
import { JobEvent } from './jobEvent';

const failure = (id: string, timeMs: number, hangfireJobId: string, instance = 'web-0'): JobEvent => ({
  kind: 'attemptFailed',
  id,
  timeMs,
  ticks: 0,
  instance,
  jobType: null,
  attempt: 1,
  maxAttempts: 24,
  hangfireJobId,
});
const trace = (timeMs: number, className: string, instance = 'web-0'): ContinuationLine[] =>
  [
    'System.TimeoutException: too slow',
    ' ---> System.IO.IOException: broken',
    '   --- End of inner exception stack trace ---',
    '--- End of stack trace from previous location ---',
    `   at GetIntoTeachingApi.Jobs.${className}.Run()`,
  ].map((text) => ({ instance, timeMs, text }));

const types = (events: readonly JobEvent[]) => events.map(({ jobType }) => jobType);

test('the lines behind a failure are its exception, in any order', () => {
  const lines = trace(1000, 'CrmSyncJob');
  for (const order of [lines, [...lines].reverse()]) {
    const { events, attached } = finish(attachExceptions([failure('a', 1000, '1')], order));
    expect(events).toMatchObject([
      {
        jobType: 'CrmSyncJob',
        error: { type: 'System.TimeoutException', message: 'System.TimeoutException: too slow' },
      },
    ]);
    expect(attached).toBe(lines.length);
  }
});

test('a pause is read from them too', () => {
  const text = 'System.InvalidOperationException: UpsertCandidateJob - Aborting (CRM integration paused).';
  const { events } = finish(attachExceptions([failure('a', 1000, '1')], [{ instance: 'web-0', timeMs: 1001, text }]));
  expect(events).toMatchObject([{ jobType: 'UpsertCandidateJob', earlyFailure: 'paused' }]);
});

test('each failure has its own, in each process', () => {
  const events = [failure('a', 1000, '1'), failure('b', 1500, '2'), failure('c', 1000, '3', 'web-1')];
  const lines = [
    ...trace(1001, 'CrmSyncJob'),
    ...trace(1501, 'ApplySyncJob'),
    ...trace(1001, 'UpsertCandidateJob', 'web-1'),
  ];
  expect(types(finish(attachExceptions(events, lines)).events)).toEqual([
    'CrmSyncJob',
    'ApplySyncJob',
    'UpsertCandidateJob',
  ]);
});

test('a line that came twice is one failure, not two of the same moment', () => {
  const events = [failure('a', 1000, '1'), failure('a again', 1000, '1')];
  const { events: told } = finish(
    attachExceptions(events, [...trace(1000, 'CrmSyncJob'), ...trace(1000, 'CrmSyncJob')])
  );
  expect(types(told)).toEqual(['CrmSyncJob', 'CrmSyncJob']);
});

test.each([
  ['two failures of the same moment', [failure('a', 1000, '1'), failure('b', 1000, '2')], 1000],
  ['too late', [failure('a', 1000, '1')], 3001],
  ['before the failure', [failure('a', 1000, '1')], 999],
  ['another process', [failure('a', 1000, '1', 'web-1')], 1000],
])('none where nobody can tell: %s', (_, events, timeMs) => {
  const { events: told, attached } = finish(attachExceptions(events, trace(timeMs, 'CrmSyncJob')));
  expect(types(told)).toEqual(events.map(() => null));
  expect(attached).toBe(0);
});

test('a failure that carries its exception keeps it', () => {
  const error = { type: 'X.YException', message: 'X.YException: no', ownFrame: null };
  const own: JobEvent = { ...failure('a', 1000, '1'), jobType: 'ApplySyncJob', error };
  expect(finish(attachExceptions([own], trace(1000, 'CrmSyncJob'))).events).toEqual([own]);
});
