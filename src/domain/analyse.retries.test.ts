import { at, clock, day, gap, lockTimeout, tell, thrownBy } from '../../tests/truth/logDay';

describe('a candidate job that is retried', () => {
  const once = () =>
    day()
      .started('UpsertCandidateJob', '10:00:00', { attempt: '1/24', cid: 'CID-1' })
      .payload('UpsertCandidateJob', '10:00:00', '{"id":1}', 'CID-1')
      .failed('10:00:01', { job: '41', retry: 1, class: 'UpsertCandidateJob' });

  test('waits for its next attempt, never early, and has a deadline', () => {
    const run = once().run('UpsertCandidateJob', { to: '10:30:00', from: '08:00:00' });
    expect(tell(run)).toBe('UpsertCandidateJob: 1 failed → retrying');
    expect(run).toMatchObject({ hangfireJobId: '41', correlationId: 'CID-1', maxAttempts: 24, seenFromFirst: true });
    expect(run.nextAttempt!.fromMs).toBe(at('11:00:01'));
    // It gives up by itself as attempt 24 starts: 23 hours on, and later by what polling adds.
    expect(run.deletion!.fromMs).toBe(at('33:00:01'));
    expect(run.deletion!.toMs).toBeGreaterThan(at('33:03:00'));
    expect(run.deletion!.toMs).toBeLessThan(at('33:30:00'));
    expect(once().verdict('UpsertCandidateJob')).toMatchObject({ id: 'at-risk', level: 'at-risk' });
  });

  test('succeeds in the next hour', () => {
    const log = once()
      .started('UpsertCandidateJob', '11:00:08', { attempt: '2/24', cid: 'CID-1' })
      .succeeded('UpsertCandidateJob', '11:00:09', { cid: 'CID-1', id: 'guid' });
    const run = log.run('UpsertCandidateJob');
    expect(tell(run)).toBe('UpsertCandidateJob: 1 failed, 2 succeeded → succeeded');
    expect(run).toMatchObject({
      inferred: false,
      entityId: 'guid',
      nextAttempt: null,
      deletion: null,
      deletedAtMs: null,
    });
    expect(run.attempts[0]).toMatchObject({
      startedAtMs: at('10:00:00'),
      endedAtMs: at('10:00:01'),
      error: { type: 'System.TimeoutException', ownFrame: 'GetIntoTeachingApi.Services.CrmService.Save' },
    });
    const verdict = log.verdict('UpsertCandidateJob');
    expect(verdict).toMatchObject({ id: 'recovered', level: 'recovered' });
    expect(verdict.counts).toMatchObject({ started: 2, succeeded: 1, failedAttempts: 1, deleted: 0, retrying: 0 });
    expect(verdict).toMatchObject({ lastFailureAtMs: at('10:00:01'), lastSuccessAtMs: at('11:00:09') });
  });

  test('is being retried at this moment: not recovered yet', () => {
    const log = once().started('UpsertCandidateJob', '11:00:08', { attempt: '2/24', cid: 'CID-1' });
    expect(log.told({ to: '11:00:09' })).toEqual(['UpsertCandidateJob: 1 failed, 2 running → running']);
    expect(log.verdict('UpsertCandidateJob', { to: '11:00:09' }).level).toBe('at-risk');
  });

  test('was cut off in its second attempt: not recovered either', () => {
    const log = once()
      .started('UpsertCandidateJob', '11:00:08', { attempt: '2/24', cid: 'CID-1' })
      .announced('11:01:00')
      .started('CrmSyncJob', '11:05:00')
      .succeeded('CrmSyncJob', '11:05:01');
    expect(log.told()).toContain('UpsertCandidateJob: 1 failed, 2 interrupted → interrupted');
    expect(log.verdict('UpsertCandidateJob').level).toBe('at-risk');
  });

  test('goes on in the other instance', () => {
    const log = once()
      .on('web-1')
      .started('UpsertCandidateJob', '11:00:20', { attempt: '2/24', cid: 'CID-1' })
      .failed('11:00:21', { job: '41', retry: 2, class: 'UpsertCandidateJob' })
      .on('web-0')
      .started('UpsertCandidateJob', '12:00:30', { attempt: '3/24', cid: 'CID-1' })
      .succeeded('UpsertCandidateJob', '12:00:31', { cid: 'CID-1' });
    expect(log.told()).toEqual(['UpsertCandidateJob: 1 failed, 2 failed, 3 succeeded → succeeded']);
  });
});

describe('jobs without any id', () => {
  test('children are told apart by their payloads', () => {
    const log = day();
    for (const [payload, second] of [
      ['{"a":1}', 0],
      ['{"b":2}', 5],
    ] as const) {
      log
        .started('UpsertModelJob<PhoneCall>', clock(at('10:00:00') + second * 1000), { attempt: '1/24' })
        .payload('UpsertModelJob<PhoneCall>', clock(at('10:00:00') + second * 1000), payload)
        .failed(clock(at('10:00:01') + second * 1000), {
          job: `4${second}`,
          retry: 1,
          class: 'UpsertModelWithCandidateIdJob`1',
        });
    }
    // An hour later they come back in the other order, and one of them fails again.
    log
      .started('UpsertModelJob<PhoneCall>', '11:00:09', { attempt: '2/24' })
      .payload('UpsertModelJob<PhoneCall>', '11:00:09', '{"b":2}')
      .succeeded('UpsertModelJob<PhoneCall>', '11:00:10', { id: 'b' })
      .started('UpsertModelJob<PhoneCall>', '11:00:11', { attempt: '2/24' })
      .payload('UpsertModelJob<PhoneCall>', '11:00:11', '{"a":1}')
      .failed('11:00:12', { job: '40', retry: 2, class: 'UpsertModelWithCandidateIdJob`1' });
    const { runs } = log.report();
    expect(runs.map((run) => [run.hangfireJobId, tell(run), run.inferred])).toEqual([
      ['40', 'UpsertModelJob<PhoneCall>: 1 failed, 2 failed → retrying', false],
      ['45', 'UpsertModelJob<PhoneCall>: 1 failed, 2 succeeded → succeeded', false],
    ]);
  });

  test('without payloads by the hour and the number, and that is said', () => {
    const log = day()
      .started('ClaimCallbackBookingSlotJob', '10:00:00', { attempt: '1/24' })
      .failed('10:00:01', { job: '41', retry: 1, class: 'ClaimCallbackBookingSlotJob' })
      .started('ClaimCallbackBookingSlotJob', '11:00:10', { attempt: '2/24' })
      .succeeded('ClaimCallbackBookingSlotJob', '11:00:11');
    const run = log.run('ClaimCallbackBookingSlotJob');
    expect(tell(run)).toBe('ClaimCallbackBookingSlotJob: 1 failed, 2 succeeded → succeeded');
    expect(run.inferred).toBe(true);
    expect(run.attempts.map(({ inferred }) => inferred)).toEqual([false, true]);
  });

  test.each([
    ['too early', '10:50:00', '2/24'],
    ['another number', '11:00:10', '3/24'],
    ['a first attempt', '11:00:10', '1/24'],
    ['hours late', '14:00:10', '2/24'],
  ])('but not %s', (_, time, attempt) => {
    const log = day()
      .started('ClaimCallbackBookingSlotJob', '10:00:00', { attempt: '1/24' })
      .failed('10:00:01', { job: '41', retry: 1, class: 'ClaimCallbackBookingSlotJob' })
      .started('ClaimCallbackBookingSlotJob', time, { attempt })
      .succeeded('ClaimCallbackBookingSlotJob', clock(at(time) + 1000));
    expect(log.report().runs).toHaveLength(2);
    expect(log.verdict('ClaimCallbackBookingSlotJob').counts.retrying).toBe(1);
  });

  test('a callback slot is shared by many: it joins nothing by itself', () => {
    const slot = '2026-06-19T09:00:00Z';
    const claim = (log: ReturnType<typeof day>, time: string, attempt: string) =>
      log
        .started('ClaimCallbackBookingSlotJob', time, { attempt })
        .line(time, 'ClaimCallbackBookingSlotJob - Payload {ScheduledAt}', { ScheduledAt: slot }, null);
    const log = day();
    claim(log, '10:00:00', '1/24').failed('10:00:01', { job: '41', retry: 1, class: 'ClaimCallbackBookingSlotJob' });
    claim(log, '10:20:00', '1/24').failed('10:20:01', { job: '42', retry: 1, class: 'ClaimCallbackBookingSlotJob' });
    claim(log, '11:00:10', '2/24').failed('11:00:11', { job: '41', retry: 2, class: 'ClaimCallbackBookingSlotJob' });
    claim(log, '11:20:10', '2/24').succeeded('ClaimCallbackBookingSlotJob', '11:20:11');
    expect(log.told()).toEqual([
      'ClaimCallbackBookingSlotJob: 1 failed, 2 failed → retrying',
      'ClaimCallbackBookingSlotJob: 1 failed, 2 succeeded → succeeded',
    ]);
  });

  test('the same Apply id in the next hour is another run', () => {
    const log = day()
      .started('ApplyCandidateSyncJob', '10:00:20', { id: 'C123456' })
      .failed('10:00:21', { job: '41', retry: 1, class: 'ApplyCandidateSyncJob' })
      .started('ApplyCandidateSyncJob', '11:00:10', { id: 'C123456' })
      .succeeded('ApplyCandidateSyncJob', '11:00:11', { id: 'C123456' })
      .started('ApplyCandidateSyncJob', '11:00:30', { id: 'C123456' })
      .succeeded('ApplyCandidateSyncJob', '11:00:31', { id: 'C123456' });
    expect(log.told()).toEqual([
      'ApplyCandidateSyncJob: 1 failed, 2 succeeded → succeeded',
      'ApplyCandidateSyncJob: 1 succeeded → succeeded',
    ]);
  });

  test('another Apply id does not go on for it', () => {
    const log = day()
      .started('ApplyCandidateSyncJob', '10:00:20', { id: 'C1' })
      .failed('10:00:21', { job: '41', retry: 1, class: 'ApplyCandidateSyncJob' })
      .started('ApplyCandidateSyncJob', '11:00:30', { id: 'C2' })
      .succeeded('ApplyCandidateSyncJob', '11:00:31', { id: 'C2' });
    expect(log.told()).toEqual([
      'ApplyCandidateSyncJob: 1 failed → retrying',
      'ApplyCandidateSyncJob: 1 succeeded → succeeded',
    ]);
  });
});

describe('CrmSyncJob, whose lines have neither id nor number', () => {
  test('each recurrence is a run, and its retry finds it among the next recurrences', () => {
    const log = day();
    // Down from 10:00 to 10:10, then well.
    for (let tick = 0; tick < 26; tick++) {
      const startMs = at('10:00:00') + tick * 300_000 + 4000;
      log.started('CrmSyncJob', clock(startMs));
      if (tick < 2) {
        log.failed(clock(startMs + 2000), { job: `4${tick}`, retry: 1, class: 'CrmSyncJob' });
      } else {
        log.succeeded('CrmSyncJob', clock(startMs + 2000));
      }
      if (tick === 12 || tick === 13) {
        log.started('CrmSyncJob', clock(startMs + 9000)).succeeded('CrmSyncJob', clock(startMs + 11_000));
      }
    }
    const { runs } = log.report({ from: '08:00:00', to: '12:10:00' });
    expect(runs).toHaveLength(26);
    expect(runs.filter((run) => tell(run) === 'CrmSyncJob: 1 failed, 2 succeeded → succeeded')).toHaveLength(2);
    expect(runs.filter((run) => tell(run) === 'CrmSyncJob: 1 succeeded → succeeded')).toHaveLength(24);
    expect(log.verdict('CrmSyncJob', { from: '08:00:00', to: '12:10:00' })).toMatchObject({
      id: 'recovered',
      counts: { started: 28, succeeded: 26, failedAttempts: 2, retrying: 0 },
    });
  });

  test('Hangfire’s job id holds failures together though the lines between are missing', () => {
    const log = day()
      .failed('10:00:06', { job: '41', retry: 7, class: 'CrmSyncJob' })
      .failed('13:00:30', { job: '41', retry: 10, class: 'CrmSyncJob' });
    const run = log.run('CrmSyncJob');
    expect(tell(run)).toBe('CrmSyncJob: 7 failed, 10 failed → retrying');
    expect(run.seenFromFirst).toBe(false);
    expect(run.nextAttempt!.fromMs).toBe(at('14:00:30'));
  });

  test('a lock time-out fails before the first line and does not end what runs', () => {
    const log = day()
      .started('CrmSyncJob', '10:00:00')
      .on('web-1')
      .failed('10:06:00', { job: '42', retry: 1, exception: lockTimeout('CrmSyncJob.RunAsync') })
      .on('web-0')
      .succeeded('CrmSyncJob', '10:06:30');
    expect(log.told()).toEqual(['CrmSyncJob: 1 succeeded → succeeded', 'CrmSyncJob: 1 failed → retrying']);
  });

  test('a lock time-out in the same process after a killed run ends nothing', () => {
    const log = day()
      .started('CrmSyncJob', '10:00:00')
      .announced('10:00:40')
      .failed('10:06:00', { job: '42', retry: 1, exception: lockTimeout('CrmSyncJob.RunAsync') })
      .failed('10:11:00', { job: '43', retry: 1, exception: lockTimeout('CrmSyncJob.RunAsync') });
    expect(log.told()).toEqual([
      'CrmSyncJob: 1 interrupted → interrupted',
      'CrmSyncJob: 1 failed → retrying',
      'CrmSyncJob: 1 failed → retrying',
    ]);
  });
});

describe('services that could not be built: a failure that names no job', () => {
  test('is told by its later attempts through Hangfire’s id', () => {
    const log = day()
      .failed('10:00:01', { job: '41', retry: 1 })
      .started('UpsertCandidateJob', '11:00:10', { attempt: '2/24', cid: 'CID-1' })
      .failed('11:00:11', { job: '41', retry: 2, class: 'UpsertCandidateJob' });
    expect(log.told()).toEqual(['UpsertCandidateJob: 1 failed, 2 failed → retrying']);
  });

  test('is told by the one attempt that can be its next, and that is said', () => {
    const log = day()
      .failed('10:00:01', { job: '41', retry: 1 })
      .started('UpsertCandidateJob', '11:00:10', { attempt: '2/24', cid: 'CID-1' })
      .succeeded('UpsertCandidateJob', '11:00:11', { cid: 'CID-1' });
    expect(log.told()).toEqual(['UpsertCandidateJob: 1 failed, 2 succeeded → succeeded']);
    expect(log.run('UpsertCandidateJob').inferred).toBe(true);
  });

  describe('stays loose when nothing tells its type', () => {
    const nameless = (retry: number) => day().heartbeat().failed('10:00:01', { job: '41', retry });

    test('and keeps every all-clear back until its retry was due', () => {
      const report = nameless(1).report({ to: '11:50:00' });
      expect(report.looseLines).toMatchObject([{ jobType: null, mayTellOfFailure: true }]);
      expect(report.overall).toMatchObject({ id: 'cannot-tell', level: 'unknown' });
    });

    test('until its retry was due and did not fail: Hangfire would have said so', () => {
      const report = nameless(1).report({ to: '12:00:00' });
      expect(report.looseLines).toMatchObject([{ jobType: null, mayTellOfFailure: false }]);
      expect(report.overall.level).toBe('ok');
    });

    test('not when the retry fell into a gap', () => {
      const report = nameless(1).report({ to: '14:00:00', gaps: [gap('11:10:00', '11:20:00')] });
      expect(report.overall.level).toBe('unknown');
    });

    test('not after the attempts that can end without a line of Hangfire', () => {
      expect(nameless(22).report().overall.level).toBe('ok');
      expect(nameless(23).report().overall.level).toBe('unknown');
      expect(nameless(24).report().overall.level).toBe('unknown');
    });
  });

  test('does not end a run that was killed earlier in the same process', () => {
    const log = day()
      .started('CrmSyncJob', '10:00:00')
      // killed without a line; the next process says nothing that was read
      .started('UpsertCandidateJob', '10:02:00', { attempt: '1/24', cid: 'CID-1' })
      .succeeded('UpsertCandidateJob', '10:02:01', { cid: 'CID-1' })
      .failed('10:03:00', { job: '41', retry: 1 });
    expect(log.told()).toEqual([
      'CrmSyncJob: 1 interrupted → interrupted',
      'UpsertCandidateJob: 1 succeeded → succeeded',
    ]);
    expect(log.report().looseLines).toHaveLength(1);
  });
});

describe('Development: five attempts a minute apart', () => {
  const chain = () => {
    const log = day();
    for (let n = 1; n <= 4; n++) {
      const startMs = at('10:00:00') + (n - 1) * 64_000;
      log
        .started('UpsertCandidateJob', clock(startMs), { attempt: `${n}/5`, cid: 'CID-1' })
        .failed(clock(startMs + 1000), { job: '41', retry: n, of: 5, delay: '00:01:00', class: 'UpsertCandidateJob' });
    }
    return log;
  };

  test('the clock is the one that Hangfire names', () => {
    const run = chain().run('UpsertCandidateJob', { from: '08:00:00', to: '10:03:30' });
    expect(run).toMatchObject({ state: 'retrying', maxAttempts: 5 });
    expect(run.nextAttempt!.fromMs).toBe(at('10:04:13'));
    expect(run.deletion!.fromMs).toBe(at('10:04:13'));
  });

  test('the fifth gives up', () => {
    const log = chain()
      .started('UpsertCandidateJob', '10:04:16', { attempt: '5/5', cid: 'CID-1' })
      .mail('10:04:16.010')
      .deleted('UpsertCandidateJob', '10:04:16.020', 'CID-1');
    expect(log.told()).toEqual(['UpsertCandidateJob: 1 failed, …, 4 failed, 5 deleted → deleted']);
    expect(log.verdict('UpsertCandidateJob').id).toBe('candidate-single');
  });

  test('types that do not give up by themselves are deleted with the sixth', () => {
    const log = day();
    for (let n = 1; n <= 5; n++) {
      const startMs = at('10:00:00') + (n - 1) * 64_000;
      log
        .started('CrmSyncJob', clock(startMs))
        .failed(clock(startMs + 1000), { job: '41', retry: n, of: 5, delay: '00:01:00', class: 'CrmSyncJob' });
    }
    log.started('CrmSyncJob', '10:05:20').deletedByHangfire('10:05:21', { job: '41', of: 5, class: 'CrmSyncJob' });
    expect(log.told()).toEqual(['CrmSyncJob: 1 failed, …, 6 failed → deletedByHangfire']);
  });

  test('without ids, a minute apart, runs are joined as well', () => {
    const log = day()
      .started('ClaimCallbackBookingSlotJob', '10:00:00', { attempt: '1/5' })
      .failed('10:00:01', { job: '41', retry: 1, of: 5, delay: '00:01:00', class: 'ClaimCallbackBookingSlotJob' })
      .started('ClaimCallbackBookingSlotJob', '10:01:05', { attempt: '2/5' })
      .succeeded('ClaimCallbackBookingSlotJob', '10:01:06');
    expect(log.told()).toEqual(['ClaimCallbackBookingSlotJob: 1 failed, 2 succeeded → succeeded']);
  });
});

test('an error’s text is cut down and its payload stays away', () => {
  const log = day()
    .started('UpsertCandidateJob', '10:00:00', { attempt: '1/24', cid: 'CID-1' })
    .payload('UpsertCandidateJob', '10:00:00', '{"telephone":"0123"}', 'CID-1')
    .failed('10:00:01', {
      job: '41',
      retry: 1,
      exception: thrownBy('UpsertCandidateJob', `X.YException: ${'x'.repeat(5000)}`),
    });
  const report = log.report();
  expect(report.runs[0]!.attempts[0]!.error!.message).toHaveLength(300);
  expect(JSON.stringify(report)).not.toContain('telephone');
});
