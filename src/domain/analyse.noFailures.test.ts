import { at, clock, day, gap, LogDay, tell } from '../../tests/truth/logDay';

const CANDIDATE = 'UpsertCandidateJob';

describe('a restart is no failure', () => {
  test('SIGTERM: the attempt is cut off, re-queued, and runs again with the same number', () => {
    const log = day()
      .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' })
      .stopping('10:00:02')
      .requeued('10:00:03', '41')
      .announced('10:00:30')
      .started(CANDIDATE, '10:00:40', { attempt: '1/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '10:00:41', { cid: 'CID-1' });
    const run = log.run(CANDIDATE);
    expect(tell(run)).toBe('UpsertCandidateJob: 1 interrupted, 1 succeeded → succeeded');
    expect(run.hangfireJobId).toBe('41');
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'no-failures', counts: { failedAttempts: 0, succeeded: 1 } });
  });

  test('it may log its own Succeeded first, and a second one when it runs again: one run', () => {
    const log = day()
      .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' })
      .stopping('10:00:02')
      .succeeded(CANDIDATE, '10:00:03', { cid: 'CID-1' })
      .requeued('10:00:03.500', '41')
      .on('web-1')
      .started(CANDIDATE, '10:00:20', { attempt: '1/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '10:00:21', { cid: 'CID-1' });
    expect(log.told()).toEqual(['UpsertCandidateJob: 1 succeeded, 1 succeeded → succeeded']);
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'no-failures', counts: { started: 2, succeeded: 1 } });
  });

  test('a child without any id that runs again is one run too', () => {
    const log = day()
      .started('UpsertModelJob<PhoneCall>', '10:00:00', { attempt: '1/24' })
      .payload('UpsertModelJob<PhoneCall>', '10:00:00', '{"a":1}')
      .succeeded('UpsertModelJob<PhoneCall>', '10:00:03', { id: 'm' })
      .requeued('10:00:03.500', '41')
      .on('web-1')
      .started('UpsertModelJob<PhoneCall>', '10:00:20', { attempt: '1/24' })
      .payload('UpsertModelJob<PhoneCall>', '10:00:20', '{"a":1}')
      .succeeded('UpsertModelJob<PhoneCall>', '10:00:21', { id: 'm' });
    expect(log.told()).toEqual(['UpsertModelJob<PhoneCall>: 1 succeeded, 1 succeeded → succeeded']);
  });

  test('CrmSyncJob, re-queued: one run, no failure', () => {
    const log = day()
      .started('CrmSyncJob', '10:00:05')
      .stopping('10:00:10')
      .requeued('10:00:25', '41')
      .on('web-1')
      .started('CrmSyncJob', '10:00:35')
      .succeeded('CrmSyncJob', '10:00:37');
    expect(log.told()).toEqual(['CrmSyncJob: 1 interrupted, 1 succeeded → succeeded']);
  });

  test('killed without a line: comes back after half an hour with the same number', () => {
    const log = day()
      .started(CANDIDATE, '10:00:00', { attempt: '3/24', cid: 'CID-1' })
      .announced('10:00:30')
      .on('web-1')
      .started(CANDIDATE, '10:30:10', { attempt: '3/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '10:30:11', { cid: 'CID-1' });
    expect(log.told()).toEqual(['UpsertCandidateJob: 3 interrupted, 3 succeeded → succeeded']);
    expect(log.verdict(CANDIDATE).counts.failedAttempts).toBe(0);
  });

  test('a child killed comes back by its payload', () => {
    const log = day()
      .started('UpsertModelJob<PhoneCall>', '10:00:00', { attempt: '1/24' })
      .payload('UpsertModelJob<PhoneCall>', '10:00:00', '{"a":1}')
      .announced('10:00:30')
      .started('UpsertModelJob<PhoneCall>', '10:30:10', { attempt: '1/24' })
      .payload('UpsertModelJob<PhoneCall>', '10:30:10', '{"a":1}')
      .succeeded('UpsertModelJob<PhoneCall>', '10:30:11', { id: 'm' });
    expect(log.told()).toEqual(['UpsertModelJob<PhoneCall>: 1 interrupted, 1 succeeded → succeeded']);
  });

  test('a child enqueued twice by a parent that failed half-way is two runs', () => {
    const child = (log: LogDay, time: string, id: string) =>
      log
        .started('UpsertModelJob<PhoneCall>', time, { attempt: '1/24' })
        .payload('UpsertModelJob<PhoneCall>', time, '{"a":1}')
        .succeeded('UpsertModelJob<PhoneCall>', clock(at(time) + 1000), { id });
    const log = child(child(day(), '10:00:05', 'm1'), '11:00:15', 'm2');
    expect(log.told()).toEqual([
      'UpsertModelJob<PhoneCall>: 1 succeeded → succeeded',
      'UpsertModelJob<PhoneCall>: 1 succeeded → succeeded',
    ]);
  });

  test('the first job of a new process may start before the host says that it has started', () => {
    const log = day()
      .announced('10:00:29')
      .started(CANDIDATE, '10:00:30', { attempt: '1/24', cid: 'CID-1' })
      .line('10:00:30.500', 'Application started. Press Ctrl+C to shut down.', {}, 'Microsoft.Hosting.Lifetime')
      .succeeded(CANDIDATE, '10:00:31', { cid: 'CID-1' });
    expect(log.told()).toEqual(['UpsertCandidateJob: 1 succeeded → succeeded']);
  });

  test('what ended in time while the process stopped has ended', () => {
    const log = day()
      .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' })
      .stopping('10:00:01')
      .succeeded(CANDIDATE, '10:00:02', { cid: 'CID-1' });
    expect(log.told()).toEqual(['UpsertCandidateJob: 1 succeeded → succeeded']);
  });

  test('a worker’s stop whose job was not seen is loose and harmless', () => {
    const log = day().heartbeat().requeued('10:00:03', '41');
    expect(log.report().looseLines).toMatchObject([{ mayTellOfFailure: false }]);
    expect(log.report().overall.level).toBe('ok');
  });
});

describe('starts and ends outside the window', () => {
  test('Succeeded without Started', () => {
    const log = day().succeeded(CANDIDATE, '00:00:01', { cid: 'CID-1' });
    expect(log.told()).toEqual(['UpsertCandidateJob: 1 succeeded → succeeded']);
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'no-failures', counts: { started: 0, succeeded: 1 } });
  });

  test('Started without an end: still running', () => {
    const log = day().started(CANDIDATE, '23:59:59', { attempt: '1/24', cid: 'CID-1' });
    expect(log.told()).toEqual(['UpsertCandidateJob: 1 running → running']);
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'no-failures', counts: { running: 1, failedAttempts: 0 } });
  });

  test('not for ever', () => {
    const log = day().started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' });
    expect(log.told({ to: '11:00:00' })).toEqual(['UpsertCandidateJob: 1 running → running']);
    expect(log.told({ to: '11:00:01' })).toEqual(['UpsertCandidateJob: 1 interrupted → interrupted']);
  });

  test('with one worker a further start shows that the one before is over', () => {
    const log = day()
      .started(CANDIDATE, '23:59:50', { attempt: '1/24', cid: 'CID-1' })
      .started(CANDIDATE, '23:59:55', { attempt: '1/24', cid: 'CID-2' });
    expect(log.told()).toEqual([
      'UpsertCandidateJob: 1 interrupted → interrupted',
      'UpsertCandidateJob: 1 running → running',
    ]);
  });

  test('a run that is seen from its eighth attempt on keeps its numbers and says so', () => {
    const log = day().failing(CANDIDATE, '00:10:00', { job: '41', cid: 'CID-1', from: 8, to: 10 });
    const run = log.run(CANDIDATE, { to: '04:00:00' });
    expect(tell(run)).toBe('UpsertCandidateJob: 8 failed, …, 10 failed → retrying');
    expect(run.seenFromFirst).toBe(false);
    expect(run.deletion!.fromMs).toBe(run.nextAttempt!.fromMs + 13 * 3_600_000);
  });

  test('a number that only Hangfire’s later line tells is worked out backwards', () => {
    const log = day()
      .started('CrmSyncJob', '00:02:10')
      .failed('00:02:11', { job: '41', retry: 8, class: 'CrmSyncJob' })
      .started('CrmSyncJob', '01:02:20')
      .succeeded('CrmSyncJob', '01:02:22');
    expect(log.told({ to: '01:03:00' })).toEqual(['CrmSyncJob: 8 failed, 9 succeeded → succeeded']);
  });
});

describe('a double submit', () => {
  test('gives two correlation ids, the second only deduplicating', () => {
    const log = day()
      .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '10:00:01', { cid: 'CID-1' })
      .deduplicated('10:00:01.500', 'CID-2');
    expect(log.told()).toEqual([
      'UpsertCandidateJob: 1 succeeded → succeeded',
      'UpsertCandidateJob: 1 deduplicated → deduplicated',
    ]);
    expect(log.verdict(CANDIDATE)).toMatchObject({
      id: 'no-failures',
      counts: { succeeded: 1, deduplicated: 1, started: 1 },
    });
  });

  test('does not end what runs in the same process, nor goes on with what waits', () => {
    const log = day()
      .started(CANDIDATE, '09:00:00', { attempt: '1/24', cid: null })
      .failed('09:00:01', { job: '41', class: CANDIDATE })
      .deduplicated('10:00:10', null)
      .started(CANDIDATE, '10:00:11', { attempt: '2/24', cid: null })
      .succeeded(CANDIDATE, '10:00:12', { cid: null });
    expect(log.told()).toEqual([
      'UpsertCandidateJob: 1 failed, 2 succeeded → succeeded',
      'UpsertCandidateJob: 1 deduplicated → deduplicated',
    ]);
  });
});

describe('two instances', () => {
  test('lines of one do not end what runs in the other', () => {
    const log = day()
      .started('CrmSyncJob', '10:00:00')
      .on('web-1')
      .started('CrmSyncJob', '10:00:01')
      .failed('10:00:02', { job: '41', class: 'CrmSyncJob' })
      .on('web-0')
      .succeeded('CrmSyncJob', '10:00:03');
    expect(log.told({ to: '10:10:00' })).toEqual([
      'CrmSyncJob: 1 succeeded → succeeded',
      'CrmSyncJob: 1 failed → retrying',
    ]);
  });

  test('clocks that differ by minutes: a retry that seems to come early is joined', () => {
    const log = day()
      .on('web-0', 90_000)
      .started('ClaimCallbackBookingSlotJob', '10:00:00', { attempt: '1/24' })
      .failed('10:00:01', { job: '41', class: 'ClaimCallbackBookingSlotJob' })
      .on('web-1', -90_000)
      .started('ClaimCallbackBookingSlotJob', '11:00:10', { attempt: '2/24' })
      .succeeded('ClaimCallbackBookingSlotJob', '11:00:11');
    expect(log.told()).toEqual(['ClaimCallbackBookingSlotJob: 1 failed, 2 succeeded → succeeded']);
  });

  test('the next attempt is never foretold for before failure and delay, by the clock of the line', () => {
    const log = day()
      .on('web-0', 90_000)
      .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' })
      .failed('10:00:01', { job: '41', class: CANDIDATE });
    expect(log.run(CANDIDATE).nextAttempt!.fromMs).toBe(at('11:00:01') + 90_000);
  });
});

describe('lines that reach the index twenty minutes late', () => {
  const late = (log: LogDay) => log.on('web-0', -20 * 60_000);

  test('stand where the application’s clock puts them: an end ends the run that was under way then', () => {
    const log = late(day().started('CrmSyncJob', '10:00:04'))
      .failed('10:20:06', { job: '41', class: 'CrmSyncJob' })
      .on('web-0')
      .started('CrmSyncJob', '10:05:04')
      .succeeded('CrmSyncJob', '10:05:06');
    expect(log.told()).toEqual(['CrmSyncJob: 1 failed → retrying', 'CrmSyncJob: 1 succeeded → succeeded']);
    expect(log.report().runs[0]?.attempts[0]?.endedAtMs).toBe(at('10:00:06'));
  });

  test('a failure that comes late is older than the success that came before it', () => {
    const log = late(day().heartbeat('00:00:00', '10:00:00').started('CrmSyncJob', '10:00:04'))
      .failed('10:20:06', { job: '41', class: 'CrmSyncJob' })
      .on('web-0')
      .started('CrmSyncJob', '10:05:04')
      .succeeded('CrmSyncJob', '10:05:06');
    expect(log.verdict('CrmSyncJob', { to: '10:21:00' }).id).toBe('recovered');
  });

  test('before the line has come, a run under way is neither a failure nor an end', () => {
    const log = late(day().started('UpsertCandidateJob', '10:00:04', { attempt: '24/24', cid: 'CID-1' }));
    expect(log.run('UpsertCandidateJob', { to: '10:01:00' }).state).toBe('running');
    log.deleted('UpsertCandidateJob', '10:20:05', 'CID-1');
    expect(log.run('UpsertCandidateJob', { to: '10:21:00' }).state).toBe('deleted');
  });
});

describe('lines that were delivered twice', () => {
  test('count once, whichever copy comes first', () => {
    const log = day()
      .failing(CANDIDATE, '10:00:00', { job: '41', cid: 'CID-1', to: 2 })
      .started(CANDIDATE, '12:00:20', { attempt: '3/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '12:00:21', { cid: 'CID-1' });
    const once = log.report();
    for (const { source } of [...log.documents]) {
      // The shipper sends it again a little later.
      log.document({
        ...source,
        '@timestamp': new Date(Date.parse(String(source['@timestamp'])) + 3000).toISOString(),
      });
    }
    const twice = log.report();
    expect(twice.runs.map(tell)).toEqual(once.runs.map(tell));
    expect(twice.verdicts.map(({ counts }) => counts)).toEqual(once.verdicts.map(({ counts }) => counts));
  });

  test('a failure told again later is the same failure, though a rendered line has no clock of its own', () => {
    const log = day()
      .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' })
      .failed('10:00:01', { job: '41', retry: 1, class: CANDIDATE })
      .failed('10:00:19', { job: '41', retry: 1, class: CANDIDATE })
      .started(CANDIDATE, '11:00:10', { attempt: '2/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '11:00:11', { cid: 'CID-1' });
    expect(log.told()).toEqual(['UpsertCandidateJob: 1 failed, 2 succeeded → succeeded']);
    expect(log.verdict(CANDIDATE).counts.failedAttempts).toBe(1);
  });

  test('two real lines of the same millisecond in two processes stay two', () => {
    const log = day().succeeded('CrmSyncJob', '10:00:00').on('web-1').succeeded('CrmSyncJob', '10:00:00');
    expect(log.told()).toHaveLength(2);
  });
});

describe('twenty workers in one process', () => {
  test('correlation ids hold runs apart though their lines interleave', () => {
    const log = day()
      .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' })
      .started(CANDIDATE, '10:00:00.100', { attempt: '1/24', cid: 'CID-2' })
      .started(CANDIDATE, '10:00:00.200', { attempt: '1/24', cid: 'CID-3' })
      .succeeded(CANDIDATE, '10:00:01', { cid: 'CID-2' })
      .succeeded(CANDIDATE, '10:00:02', { cid: 'CID-1' })
      .succeeded(CANDIDATE, '10:00:03', { cid: 'CID-3' });
    const report = log.report();
    expect(report.runs.map((run) => [run.correlationId, tell(run)])).toEqual([
      ['CID-1', 'UpsertCandidateJob: 1 succeeded → succeeded'],
      ['CID-2', 'UpsertCandidateJob: 1 succeeded → succeeded'],
      ['CID-3', 'UpsertCandidateJob: 1 succeeded → succeeded'],
    ]);
    expect(report.runs.every((run) => !run.inferred)).toBe(true);
  });

  test('without ids the number of runs is right and which is which is marked as inferred', () => {
    const log = day()
      .started('UpsertApplicationFormJob', '10:00:00', { attempt: '1/24' })
      .started('UpsertApplicationFormJob', '10:00:00.100', { attempt: '1/24' })
      .failed('10:00:01', { job: '41', class: 'UpsertApplicationFormJob' })
      .succeeded('UpsertApplicationFormJob', '10:00:02', { id: 'f' });
    const { runs } = log.report();
    expect(runs.map(tell).sort()).toEqual([
      'UpsertApplicationFormJob: 1 failed → retrying',
      'UpsertApplicationFormJob: 1 succeeded → succeeded',
    ]);
    expect(runs.some((run) => run.inferred)).toBe(true);
  });

  test('failures that came in another order than the starts neither merge runs nor lose one', () => {
    const log = day();
    for (let n = 1; n <= 2; n++) {
      const first = at('10:00:00') + (n - 1) * 3_610_000;
      const [a, b] = n === 1 ? ['41', '42'] : ['42', '41'];
      log
        .started(CANDIDATE, clock(first), { attempt: `${n}/24`, cid: 'CID-1' })
        .started(CANDIDATE, clock(first + 100), { attempt: `${n}/24`, cid: 'CID-2' })
        .failed(clock(first + 500), { job: a, retry: n, class: CANDIDATE })
        .failed(clock(first + 900), { job: b, retry: n, class: CANDIDATE });
    }
    const { runs } = log.report();
    expect(runs.map((run) => [run.correlationId, tell(run)])).toEqual([
      ['CID-1', 'UpsertCandidateJob: 1 failed, 2 failed → retrying'],
      ['CID-2', 'UpsertCandidateJob: 1 failed, 2 failed → retrying'],
    ]);
    // Nothing tells which of Hangfire's ids is whose.
    expect(runs.every((run) => run.inferred && run.hangfireJobId === null)).toBe(true);
  });

  test('a failure is not about a start whose own id says that it succeeded', () => {
    const log = day()
      .started('ApplyCandidateSyncJob', '10:00:00', { id: 'C1' })
      .started('ApplyCandidateSyncJob', '10:00:00.100', { id: 'C2' })
      .failed('10:00:01', { job: '41', retry: 1, class: 'ApplyCandidateSyncJob' })
      .succeeded('ApplyCandidateSyncJob', '10:00:02', { id: 'C1' })
      .started('ApplyCandidateSyncJob', '11:00:10', { id: 'C2' })
      .succeeded('ApplyCandidateSyncJob', '11:00:11', { id: 'C2' });
    expect(log.told()).toEqual([
      'ApplyCandidateSyncJob: 1 succeeded → succeeded',
      'ApplyCandidateSyncJob: 1 failed, 2 succeeded → succeeded',
    ]);
  });

  test('the witness mail belongs to the attempt that gives up, not to another that runs', () => {
    const log = day()
      .started(CANDIDATE, '10:00:00', { attempt: '24/24', cid: 'CID-1' })
      .started(CANDIDATE, '10:00:00.100', { attempt: '1/24', cid: 'CID-2' })
      .mail('10:00:00.200')
      .deleted(CANDIDATE, '10:00:00.300', 'CID-1')
      .succeeded(CANDIDATE, '10:00:01', { cid: 'CID-2' });
    const lost = log.report().runs.find((run) => run.correlationId === 'CID-1');
    expect(lost).toMatchObject({ state: 'deleted', lossEmail: 'sent' });
  });
});

describe('lines of the same moment', () => {
  test('without decimals their order is worked out', () => {
    const log = day()
      .started('CrmSyncJob', '10:00:00')
      .succeeded('CrmSyncJob', '10:00:05')
      .started(CANDIDATE, '10:00:05', { attempt: '1/24', cid: 'CID-1' })
      .payload(CANDIDATE, '10:00:05', '{"a":1}', 'CID-1')
      .succeeded(CANDIDATE, '10:00:05', { cid: 'CID-1' })
      .started('CrmSyncJob', '10:00:05')
      .succeeded('CrmSyncJob', '10:00:06');
    expect(log.told({ to: '10:10:00' })).toEqual([
      'CrmSyncJob: 1 succeeded → succeeded',
      'CrmSyncJob: 1 succeeded → succeeded',
      'UpsertCandidateJob: 1 succeeded → succeeded',
    ]);
  });

  test('a further channel’s line belongs to the run before the start of the same moment', () => {
    const log = day()
      .started('UpsertContactCreationChannelsJob', '10:00:00', { attempt: '1/24' })
      .channel('10:00:01', 'x')
      .channel('10:00:02', 'x')
      .started('ApplyCandidateSyncJob', '10:00:02', { id: 'C1' })
      .succeeded('ApplyCandidateSyncJob', '10:00:03', { id: 'C1' });
    expect(log.told()).toEqual([
      'ApplyCandidateSyncJob: 1 succeeded → succeeded',
      'UpsertContactCreationChannelsJob: 1 succeeded → succeeded',
    ]);
  });

  test('a child that starts, tells its payload and fails at once is still known by its payload', () => {
    const child = 'UpsertModelJob<PhoneCall>';
    const log = day()
      .started(child, '10:00:00', { attempt: '1/24' })
      .payload(child, '10:00:00', '{"a":1}')
      .failed('10:00:00', { job: '41', class: 'UpsertModelWithCandidateIdJob`1' })
      .started(child, '11:00:10', { attempt: '2/24' })
      .payload(child, '11:00:10', '{"a":1}')
      .succeeded(child, '11:00:11', { id: 'm' });
    const run = log.run(child);
    expect(tell(run)).toBe('UpsertModelJob<PhoneCall>: 1 failed, 2 succeeded → succeeded');
    expect(run.inferred).toBe(false);
  });
});

test('an emptied process list: lines that name no process are read as of several', () => {
  const log = day()
    .on('')
    .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' })
    .started('CrmSyncJob', '10:00:01')
    .succeeded(CANDIDATE, '10:00:02', { cid: 'CID-1' })
    .succeeded('CrmSyncJob', '10:00:03');
  expect(log.told({ to: '10:05:00' })).toEqual([
    'CrmSyncJob: 1 succeeded → succeeded',
    'UpsertCandidateJob: 1 succeeded → succeeded',
  ]);
});

test('lines in a span that is declared unread are not used', () => {
  const log = day().deleted(CANDIDATE, '10:00:00', 'CID-1').heartbeat();
  const report = log.report({ gaps: [gap('09:30:00', '10:30:00')] });
  expect(report.runs.filter((run) => run.jobType === CANDIDATE)).toEqual([]);
  expect(report.overall.level).toBe('unknown');
});

test('a retry that is skipped, since the integration is paused, ends its run', () => {
  const log = day()
    .started('MagicLinkTokenGenerationJob', '10:00:10')
    .failed('10:00:13', { job: '41', class: 'MagicLinkTokenGenerationJob' })
    .skipped('MagicLinkTokenGenerationJob', '11:00:08')
    .skipped('MagicLinkTokenGenerationJob', '11:00:21')
    .started('MagicLinkTokenGenerationJob', '12:00:05')
    .succeeded('MagicLinkTokenGenerationJob', '12:00:09');
  expect(log.told()).toEqual([
    'MagicLinkTokenGenerationJob: 1 failed, 2 skipped → skipped',
    'MagicLinkTokenGenerationJob: 1 skipped → skipped',
    'MagicLinkTokenGenerationJob: 1 succeeded → succeeded',
  ]);
  const asked = { from: '09:30:00', to: '12:30:00' };
  expect(log.verdict('MagicLinkTokenGenerationJob', asked).level).toBe('recovered');
});

test.each([0, 5, 20, 40, 180])('a retry in a process whose clock is %i s behind is found', (seconds) => {
  const log = day()
    .on('web-0')
    .heartbeat('08:00:00', '14:00:00')
    .started('ApplyCandidateSyncJob', '10:30:00', { id: 'C100001' })
    .failed('10:30:06', { job: '41', class: 'ApplyCandidateSyncJob' })
    .on('web-1', -seconds * 1000);
  for (const hour of [9, 10, 11, 12, 13]) {
    log
      .started('MagicLinkTokenGenerationJob', `${hour}:00:03`)
      .succeeded('MagicLinkTokenGenerationJob', `${hour}:00:04`);
  }
  log
    .started('ApplyCandidateSyncJob', '11:30:14', { id: 'C100001' })
    .succeeded('ApplyCandidateSyncJob', '11:30:16', { id: 'C100001' });
  expect(log.told()).toContain('ApplyCandidateSyncJob: 1 failed, 2 succeeded → succeeded');
});

test('the same Apply candidate once more, just when its retry is due: not recovered until the retry has shown itself', () => {
  const log = day()
    .heartbeat()
    .started('ApplyCandidateSyncJob', '18:00:14', { id: 'C100001' })
    .failed('18:00:16', { job: '41', class: 'ApplyCandidateSyncJob' })
    .started('ApplyCandidateSyncJob', '19:00:17', { id: 'C100001' })
    .succeeded('ApplyCandidateSyncJob', '19:00:18', { id: 'C100001' });
  expect(log.verdict('ApplyCandidateSyncJob', { to: '19:00:20' }).level).toBe('unknown');
  expect(log.verdict('ApplyCandidateSyncJob', { to: '19:05:00' }).level).toBe('recovered');
});
