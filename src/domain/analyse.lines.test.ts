import { at, clock, day, gap } from '../../tests/truth/logDay';

const CANDIDATE = 'UpsertCandidateJob';

test('lines in a span of which there are more than were handed out are used; in one that was not read they are not', () => {
  const log = day().deleted(CANDIDATE, '10:00:00', 'CID-1');
  const used = (reason: Parameters<typeof gap>[2], from = '09:00:00', to = '11:00:00') =>
    log.report({ gaps: [gap(from, to, reason)] }).lines.used;
  expect([used('truncated'), used('query-failed'), used('not-read')]).toEqual([1, 1, 0]);
  // Both ends of a span belong to it.
  expect([used('not-read', '10:00:00'), used('not-read', '09:00:00', '10:00:00')]).toEqual([0, 0]);
  expect([used('not-read', '10:00:00.001'), used('not-read', '09:00:00', '09:59:59.999')]).toEqual([1, 1]);
});

test('loose lines stand in order of time, ties by id, each with its reason', () => {
  const log = day();
  for (const time of ['11:00:00', '10:00:00', '10:00:00']) {
    log.requeued(time, '7');
  }
  log.on('web-1').requeued('09:00:00', '8');
  expect(log.report().looseLines).toEqual(
    ['line-4', 'line-2', 'line-1'].map((id, index) => ({
      id,
      timeMs: at(['09:00:00', '10:00:00', '11:00:00'][index]!),
      jobType: null,
      reason: 'a stopped worker’s job: its start was not seen',
      mayTellOfFailure: false,
    }))
  );
});

test('a failure that names no job is told with its Hangfire job, and whether it failed again', () => {
  const reasons = (until: string) =>
    day()
      .heartbeat('00:00:00', until)
      .failed('10:00:01', { job: '41' })
      .report({ to: until })
      .looseLines.map(({ reason, mayTellOfFailure }) => [reason, mayTellOfFailure]);
  const reason = 'Hangfire’s job 41 failed; no line tells its type';
  expect(reasons('11:30:00')).toEqual([[reason, true]]);
  // An hour for the retry, and the longest queue.
  expect(reasons('11:55:00')).toEqual([[reason, true]]);
  expect(reasons('11:55:01')).toEqual([[`${reason}. It did not fail again`, false]]);
});

test('gaps stand in order of time, the time since the range with its reason', () => {
  const { gaps } = day()
    .heartbeat('00:00:00', '10:00:00')
    .report({
      to: '10:00:00',
      now: '12:00:00',
      gaps: [gap('05:00:00', '06:00:00'), gap('02:00:00', '03:00:00')],
    }).coverage;
  expect(gaps.map(({ fromMs, toMs, reason }) => [clock(fromMs), clock(toMs), reason])).toEqual([
    ['02:00:00', '03:00:00', 'not-read'],
    ['05:00:00', '06:00:00', 'not-read'],
    ['10:00:00', '12:00:00', 'after-range'],
  ]);
  expect(gaps[2]?.detail).toBe('The range ends before now.');
  const since = (now: string) => day().heartbeat('00:00:00', '10:00:00').report({ to: '10:00:00', now }).coverage.gaps;
  expect(since('10:05:00')).toEqual([]);
  expect(since('10:05:00.001')).toHaveLength(1);
});

test('a span without any line stands among the gaps by its time', () => {
  const log = day().heartbeat('00:00:00', '04:00:00').heartbeat('06:00:00', '24:00:00');
  const { gaps } = log.report({ gaps: [gap('08:00:00', '08:10:00'), gap('02:00:00', '02:10:00')] }).coverage;
  expect(gaps.map(({ reason }) => reason)).toEqual(['not-read', 'silent', 'not-read']);
});

test('a line that cannot be placed and does not say which app wrote it is shown: it may tell of a failure', () => {
  const job = { SourceContext: 'GetIntoTeachingApi.Jobs.NewJob', '@mt': 'NewJob - Deleted' };
  const from = (cf: unknown) =>
    day()
      .heartbeat()
      .document({ '@timestamp': '2026-06-17T10:00:00.000Z', cf, ...job })
      .report();
  for (const cf of [undefined, { app: '' }, { app: {} }, { app: ['api', 'other'] }]) {
    const { looseLines, lines, overall } = from(cf);
    expect(looseLines.map(({ reason }) => reason)).toEqual(['job type NewJob is not known']);
    expect([lines.loose, lines.foreign, overall.id]).toEqual([1, 0, 'cannot-tell']);
  }
  expect(from({ app: 'other' }).lines).toMatchObject({ loose: 0, foreign: 1 });
});
