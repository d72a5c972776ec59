import { at, clock, day, EVERY_MS, paused, tell } from '../../tests/truth/logDay';

const CANDIDATE = 'UpsertCandidateJob';
const MODEL = 'UpsertModelJob<PhoneCall>';

/** 23 failed attempts of a candidate from 00:10; attempt 24 would start at 23:13:04. */
const exhausted = (cid: string | null = 'CID-1', first = '00:10:00', job = '41') =>
  day().failing(CANDIDATE, first, { job, cid, to: 23 });
const LAST = clock(at('00:10:00') + 23 * EVERY_MS);
const soon = (ms: number): string => clock(at(LAST) + ms);

describe('deleted by the job itself', () => {
  test('attempt 24 gives up: one candidate lost, and told by e-mail', () => {
    const log = exhausted()
      .started(CANDIDATE, LAST, { attempt: '24/24', cid: 'CID-1' })
      .mail(soon(10))
      .deleted(CANDIDATE, soon(20), 'CID-1');
    const run = log.run(CANDIDATE);
    expect(tell(run)).toBe('UpsertCandidateJob: 1 failed, …, 23 failed, 24 deleted → deleted');
    expect(run).toMatchObject({ deletedAtMs: at(soon(20)), lossEmail: 'sent', nextAttempt: null, deletion: null });
    const verdict = log.verdict(CANDIDATE);
    expect(verdict).toMatchObject({ id: 'candidate-single', level: 'act', inRunbook: true });
    expect(verdict.counts).toMatchObject({ deleted: 1, failedAttempts: 23, started: 24, retrying: 0 });
    expect(log.report().overall).toMatchObject({ id: 'candidate-single', level: 'act' });
  });

  test('without the mail’s line nobody was told', () => {
    const log = exhausted()
      .started(CANDIDATE, LAST, { attempt: '24/24', cid: 'CID-1' })
      .deleted(CANDIDATE, soon(20), 'CID-1');
    expect(log.run(CANDIDATE).lossEmail).toBe('none');
  });

  test('the mail that failed told nobody, whenever word of it comes', () => {
    const log = exhausted()
      .started(CANDIDATE, LAST, { attempt: '24/24', cid: 'CID-1' })
      .mail(soon(10))
      .deleted(CANDIDATE, soon(20), 'CID-1')
      .mailFailed(soon(190));
    expect(log.run(CANDIDATE).lossEmail).toBe('failed');
  });

  test('a magic-link or Apply candidate has no address: nobody can be told', () => {
    const log = exhausted(null)
      .started(CANDIDATE, LAST, { attempt: '24/24', cid: null })
      .mail(soon(10))
      .deleted(CANDIDATE, soon(20), null);
    expect(log.run(CANDIDATE)).toMatchObject({ state: 'deleted', lossEmail: 'impossible', correlationId: null });
    expect(log.verdict(CANDIDATE).detail).toBe(
      'It came by a magic link or from Apply, not by a sign-up: no e-mail can tell them.'
    );
    expect(log.verdict(CANDIDATE).steps.map(({ text }) => text)).toContain(
      'Note the 1 run of no sign-up: their data must be sent to the CRM again.'
    );
  });

  test('the mail without the line that it gave up: lost all the same, and said what that rests on', () => {
    const log = exhausted().started(CANDIDATE, LAST, { attempt: '24/24', cid: 'CID-1' }).mail(soon(10));
    expect(log.run(CANDIDATE)).toMatchObject({ state: 'deleted', deletedAtMs: at(soon(10)), inferred: true });
    const verdict = log.verdict(CANDIDATE);
    expect(verdict).toMatchObject({ id: 'candidate-single', counts: { deleted: 1 } });
    const texts = verdict.evidence.map(({ text }) => text);
    expect(texts).toContain('1 e-mail to a lost candidate, without the “Deleted” line');
    expect(texts.join()).not.toContain('line of the job');
  });

  test('the mail alone: somebody’s sign-up is lost, and nothing is all clear', () => {
    for (const template of ['CandidateRegistrationFailedEmail', 'SignUpPartiallyFailedEmail']) {
      const log = day().heartbeat().mail('10:00:00', template);
      expect(log.report().overall.level).toBe('unknown');
      expect(log.report().looseLines).toMatchObject([{ mayTellOfFailure: true }]);
    }
  });

  test('the mail and the line that it gave up, without its start: one run, and told', () => {
    const log = day().heartbeat().mail('10:00:00').deleted(CANDIDATE, '10:00:00.008', 'CID-1');
    expect(log.run(CANDIDATE)).toMatchObject({ state: 'deleted', lossEmail: 'sent' });
    expect(log.report().looseLines).toEqual([]);
  });

  test('another mail is no witness', () => {
    const log = exhausted()
      .started(CANDIDATE, LAST, { attempt: '24/24', cid: 'CID-1' })
      .mail(soon(10), 'NewPinCodeEmail')
      .deleted(CANDIDATE, soon(20), 'CID-1');
    expect(log.run(CANDIDATE).lossEmail).toBe('none');
  });

  test('two lost are several; one lost and one that recovered are one', () => {
    const lost = () =>
      exhausted().started(CANDIDATE, LAST, { attempt: '24/24', cid: 'CID-1' }).deleted(CANDIDATE, soon(20), 'CID-1');
    const other = (log: ReturnType<typeof day>) =>
      log.failing(CANDIDATE, '00:20:00', { job: '42', cid: 'CID-2', to: 23 });
    const otherLast = clock(at('00:20:00') + 23 * EVERY_MS);
    const started = other(lost()).started(CANDIDATE, otherLast, { attempt: '24/24', cid: 'CID-2' });
    expect(started.deleted(CANDIDATE, clock(at(otherLast) + 20), 'CID-2').verdict(CANDIDATE)).toMatchObject({
      id: 'candidate-multiple',
      level: 'act',
      counts: { deleted: 2 },
    });
    const saved = lost()
      .started(CANDIDATE, '10:00:30', { attempt: '1/24', cid: 'CID-3' })
      .failed('10:00:31', { job: '43', class: CANDIDATE })
      .started(CANDIDATE, '11:00:40', { attempt: '2/24', cid: 'CID-3' })
      .succeeded(CANDIDATE, '11:00:41', { cid: 'CID-3' });
    expect(saved.verdict(CANDIDATE)).toMatchObject({ id: 'candidate-single', counts: { deleted: 1, succeeded: 1 } });
  });

  test('one lost and others still waiting: the loss speaks, the rest is said', () => {
    const log = exhausted()
      .started(CANDIDATE, LAST, { attempt: '24/24', cid: 'CID-1' })
      .deleted(CANDIDATE, soon(20), 'CID-1')
      .started(CANDIDATE, '23:30:00', { attempt: '1/24', cid: 'CID-2' })
      .failed('23:30:01', { job: '42', class: CANDIDATE });
    const verdict = log.verdict(CANDIDATE);
    expect(verdict).toMatchObject({ id: 'candidate-single', counts: { deleted: 1, retrying: 1 } });
    expect(verdict.nextDeletion!.fromMs).toBe(at('46:30:01'));
  });

  test('a success after it does not undo a loss', () => {
    const log = exhausted()
      .started(CANDIDATE, LAST, { attempt: '24/24', cid: 'CID-1' })
      .deleted(CANDIDATE, soon(20), 'CID-1')
      .started(CANDIDATE, '23:40:00', { attempt: '1/24', cid: 'CID-9' })
      .succeeded(CANDIDATE, '23:40:01', { cid: 'CID-9' });
    expect(log.verdict(CANDIDATE).id).toBe('candidate-single');
  });

  test('near miss: attempt 24 succeeds', () => {
    const log = exhausted()
      .started(CANDIDATE, LAST, { attempt: '24/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, soon(20), { cid: 'CID-1' });
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'recovered', counts: { deleted: 0 } });
  });

  test('near miss: a user typed the line', () => {
    const log = day()
      .heartbeat()
      .line('10:00:00', 'Search: {Postcode}', { Postcode: 'UpsertCandidateJob - Deleted (CID-1)' }, 'X.Controllers.Y')
      .line(
        '10:00:01',
        'UpsertCandidateJob - Deleted ({CorrelationId})',
        { CorrelationId: 'CID-1' },
        'X.Controllers.Y'
      );
    expect(log.report().runs.filter((run) => run.jobType === CANDIDATE)).toEqual([]);
    expect(log.report().overall.level).toBe('ok');
  });

  test('the Deleted line alone is a loss, with or without its attempt', () => {
    expect(day().deleted(CANDIDATE, '10:00:00', 'CID-1').verdict(CANDIDATE).id).toBe('candidate-single');
    expect(day().deleted(CANDIDATE, '10:00:00').verdict(CANDIDATE).id).toBe('candidate-single');
    expect(day().deleted(MODEL, '10:00:00').verdict(MODEL)).toMatchObject({ id: 'failed-unlisted', level: 'act' });
  });

  test('two Deleted lines of two candidates without ids are two losses', () => {
    const log = day()
      .started(CANDIDATE, '10:00:00', { attempt: '24/24', cid: null })
      .deleted(CANDIDATE, '10:00:00.020', null)
      .started(CANDIDATE, '10:00:01', { attempt: '24/24', cid: null })
      .deleted(CANDIDATE, '10:00:01.020', null);
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'candidate-multiple', counts: { deleted: 2 } });
  });
});

describe('deleted by Hangfire', () => {
  test.each(['occured', 'occurred'])('a sync job after 25 failures, spelt “%s”: given up, no data lost', (spelling) => {
    const log = day();
    for (let n = 1; n <= 24; n++) {
      const startMs = at('00:05:04') + (n - 1) * EVERY_MS;
      log
        .started('CrmSyncJob', clock(startMs))
        .failed(clock(startMs + 1000), { job: '41', retry: n, class: 'CrmSyncJob' });
    }
    const lastMs = at('00:05:04') + 24 * EVERY_MS;
    log
      .started('CrmSyncJob', clock(lastMs))
      .deletedByHangfire(clock(lastMs + 1000), { job: '41', class: 'CrmSyncJob' }, spelling);
    const to = '24:30:00';
    expect(tell(log.run('CrmSyncJob', { to }))).toBe('CrmSyncJob: 1 failed, …, 25 failed → deletedByHangfire');
    expect(log.verdict('CrmSyncJob', { to })).toMatchObject({
      id: 'failing-continually',
      level: 'investigate',
      counts: { deleted: 1, failedAttempts: 25 },
    });
    // One later run that succeeds makes it harmless.
    log.started('CrmSyncJob', '24:25:04').succeeded('CrmSyncJob', '24:25:06');
    expect(log.verdict('CrmSyncJob', { to })).toMatchObject({
      id: 'recovered',
      level: 'recovered',
      counts: { deleted: 1 },
    });
  });

  test('a child whose attempt 24 threw while reading the CRM is tried a 25th time, then deleted', () => {
    const log = day();
    for (let n = 1; n <= 24; n++) {
      const startMs = at('00:05:00') + (n - 1) * EVERY_MS;
      log
        .started(MODEL, clock(startMs), { attempt: `${n}/24` })
        .payload(MODEL, clock(startMs), '{"a":1}')
        .failed(clock(startMs + 1000), { job: '41', retry: n, class: 'UpsertModelWithCandidateIdJob`1' });
    }
    const to = '26:00:00';
    const waiting = log.run(MODEL, { to: '24:00:00' });
    expect(tell(waiting)).toBe('UpsertModelJob<PhoneCall>: 1 failed, …, 24 failed → retrying');
    // The next attempt ends it, one way or the other.
    expect(waiting.deletion!.fromMs).toBe(waiting.nextAttempt!.fromMs);
    const lastMs = at('00:05:00') + 24 * EVERY_MS;
    log
      .started(MODEL, clock(lastMs), { attempt: '25/24' })
      .payload(MODEL, clock(lastMs), '{"a":1}')
      .deletedByHangfire(clock(lastMs + 1000), { job: '41', class: 'UpsertModelWithCandidateIdJob`1' });
    expect(log.told({ to })).toEqual(['UpsertModelJob<PhoneCall>: 1 failed, …, 25 failed → deletedByHangfire']);
    expect(log.run(MODEL, { to }).lossEmail).toBe('none');
    expect(log.verdict(MODEL, { to })).toMatchObject({ id: 'failed-unlisted', level: 'act', inRunbook: false });
  });

  test('the 25th attempt may also give up by itself', () => {
    const log = day()
      .started(MODEL, '10:00:00', { attempt: '24/24' })
      .payload(MODEL, '10:00:00', '{"a":1}')
      .failed('10:00:01', { job: '41', retry: 24, class: 'UpsertModelWithCandidateIdJob`1' })
      .started(MODEL, '11:00:08', { attempt: '25/24' })
      .payload(MODEL, '11:00:08', '{"a":1}')
      .mail('11:00:08.010', 'SignUpPartiallyFailedEmail')
      .deleted(MODEL, '11:00:08.020');
    expect(log.told()).toEqual(['UpsertModelJob<PhoneCall>: 24 failed, 25 deleted → deleted']);
    expect(log.run(MODEL)).toMatchObject({ lossEmail: 'sent', hangfireJobId: '41', seenFromFirst: false });
  });

  test('a candidate is lost as well, and by the line alone', () => {
    const log = day().deletedByHangfire('10:00:00', { job: '41', class: CANDIDATE });
    expect(log.told()).toEqual(['UpsertCandidateJob: 25 failed → deletedByHangfire']);
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'candidate-single', level: 'act' });
    expect(log.run(CANDIDATE).lossEmail).toBe('none');
  });

  test('when no line tells the type, nothing is all clear', () => {
    const log = day().heartbeat().deletedByHangfire('10:00:00', { job: '41' });
    expect(log.report().overall.level).toBe('unknown');
    expect(log.report().looseLines).toMatchObject([{ mayTellOfFailure: true }]);
  });

  test.each([
    ['ApplySyncJob', 'investigate'],
    ['MagicLinkTokenGenerationJob', 'investigate'],
    ['ApplyCandidateSyncJob', 'act'],
    ['UpsertApplicationFormJob', 'act'],
    ['UpsertContactCreationChannelsJob', 'act'],
    ['ClaimCallbackBookingSlotJob', 'act'],
  ])('%s, which the runbook does not name: %s', (jobType, level) => {
    const log = day().deletedByHangfire('10:00:00', { job: '41', class: jobType });
    expect(log.verdict(jobType)).toMatchObject({ id: 'failed-unlisted', level, inRunbook: false });
  });
});

describe('paused', () => {
  const exception = paused(CANDIDATE);

  test('attempts abort before their first line, and count', () => {
    const log = day().failing(CANDIDATE, '00:10:00', { job: '41', to: 3, exception, silent: true });
    const run = log.run(CANDIDATE);
    expect(tell(run)).toBe('UpsertCandidateJob: 1 aborted, …, 3 aborted → retrying');
    expect(run.attempts.every((attempt) => attempt.startedAtMs === null)).toBe(true);
    expect(log.verdict(CANDIDATE)).toMatchObject({
      id: 'at-risk',
      counts: { started: 0, failedAttempts: 3, retrying: 1 },
    });
    expect(log.report().findings).toContainEqual(expect.objectContaining({ kind: 'paused', jobTypes: [CANDIDATE] }));
  });

  test('after 23 of them the first Started is 24/24: deleted without one try', () => {
    const log = day()
      .failing(CANDIDATE, '00:10:00', { job: '41', to: 23, exception, silent: true })
      .started(CANDIDATE, LAST, { attempt: '24/24', cid: 'CID-1' })
      .mail(soon(10))
      .deleted(CANDIDATE, soon(20), 'CID-1');
    const run = log.run(CANDIDATE);
    expect(tell(run)).toBe('UpsertCandidateJob: 1 aborted, …, 23 aborted, 24 deleted → deleted');
    expect(run).toMatchObject({ hangfireJobId: '41', correlationId: 'CID-1', lossEmail: 'sent' });
    // No id joins the pause to the lines after it.
    expect(run.inferred).toBe(true);
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'candidate-single', counts: { retrying: 0, deleted: 1 } });
  });

  test('attempt 24 paused as well: Started (25/24) and Deleted', () => {
    const log = day()
      .failing(CANDIDATE, '00:10:00', { job: '41', to: 24, exception, silent: true })
      .started(CANDIDATE, clock(at('00:10:00') + 24 * EVERY_MS), { attempt: '25/24', cid: 'CID-1' })
      .deleted(CANDIDATE, clock(at('00:10:00') + 24 * EVERY_MS + 20), 'CID-1');
    expect(log.told({ to: '25:00:00' })).toEqual([
      'UpsertCandidateJob: 1 aborted, …, 24 aborted, 25 deleted → deleted',
    ]);
  });

  test('all 25 paused: Hangfire deletes it, and nobody is told', () => {
    const log = day()
      .failing(CANDIDATE, '00:10:00', { job: '41', to: 24, exception, silent: true })
      .deletedByHangfire(clock(at('00:10:00') + 24 * EVERY_MS), { job: '41', exception });
    const run = log.run(CANDIDATE, { to: '25:00:00' });
    expect(tell(run)).toBe('UpsertCandidateJob: 1 aborted, …, 25 aborted → deletedByHangfire');
    expect(run.lossEmail).toBe('none');
    expect(log.verdict(CANDIDATE, { to: '25:00:00' })).toMatchObject({ id: 'candidate-single', level: 'act' });
  });

  test('the pause ends in time: saved', () => {
    const log = day()
      .failing(CANDIDATE, '00:10:00', { job: '41', to: 3, exception, silent: true })
      .started(CANDIDATE, '03:10:30', { attempt: '4/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '03:10:31', { cid: 'CID-1' });
    expect(log.told()).toEqual(['UpsertCandidateJob: 1 aborted, …, 3 aborted, 4 succeeded → succeeded']);
    expect(log.verdict(CANDIDATE).id).toBe('recovered');
  });

  test('an Apply candidate whose id only the attempt after the pause tells', () => {
    const log = day()
      .failed('10:00:01', { job: '41', retry: 1, exception: paused('ApplyCandidateSyncJob') })
      .started('ApplyCandidateSyncJob', '11:00:10', { id: 'C1' })
      .succeeded('ApplyCandidateSyncJob', '11:00:11', { id: 'C1' });
    expect(log.told()).toEqual(['ApplyCandidateSyncJob: 1 aborted, 2 succeeded → succeeded']);
  });

  test('a child tells its T in the pause’s exception', () => {
    const log = day().failed('10:00:01', {
      job: '41',
      retry: 1,
      exception: paused('UpsertModelJob<TeachingEventRegistration>'),
    });
    expect(log.told()).toEqual(['UpsertModelJob<TeachingEventRegistration>: 1 aborted → retrying']);
  });

  test('CrmSyncJob skips: neither failure nor success', () => {
    const log = day().skipped('CrmSyncJob', '10:00:05').skipped('CrmSyncJob', '10:05:05');
    expect(log.told({ to: '10:06:00' })).toEqual([
      'CrmSyncJob: 1 skipped → skipped',
      'CrmSyncJob: 1 skipped → skipped',
    ]);
    expect(log.verdict('CrmSyncJob', { from: '08:00:00', to: '10:06:00' })).toMatchObject({
      counts: { skipped: 2, succeeded: 0, failedAttempts: 0 },
      lastSuccessAtMs: null,
    });
    expect(log.report({ to: '10:06:00' }).findings).toContainEqual(
      expect.objectContaining({ kind: 'paused', fromMs: at('10:00:05'), toMs: at('10:05:05') })
    );
  });

  test('skipping after a failure does not mean recovered', () => {
    const log = day()
      .started('CrmSyncJob', '09:55:05')
      .failed('09:55:06', { job: '41', class: 'CrmSyncJob' })
      .skipped('CrmSyncJob', '10:00:05')
      .skipped('CrmSyncJob', '10:55:15');
    expect(log.verdict('CrmSyncJob').id).toBe('failing-continually');
  });
});

describe('ApplyBackfillJob has no retries', () => {
  const log = () => day().started('ApplyBackfillJob', '10:00:00').failedForGood('10:05:00', { job: '41' });

  test('its Error line is the end, at once', () => {
    const run = log().run('ApplyBackfillJob');
    expect(tell(run)).toBe('ApplyBackfillJob: 1 failed → failed');
    expect(run).toMatchObject({ hangfireJobId: '41', nextAttempt: null, deletion: null });
    expect(log().verdict('ApplyBackfillJob')).toMatchObject({ id: 'failed-unlisted', level: 'investigate' });
  });

  test('a later page that succeeds does not heal it', () => {
    const later = log().started('ApplyBackfillJob', '12:00:00').succeeded('ApplyBackfillJob', '12:05:00');
    expect(later.verdict('ApplyBackfillJob').id).toBe('failed-unlisted');
  });
});

describe('UpsertContactCreationChannelsJob never says Succeeded', () => {
  const CHANNELS = 'UpsertContactCreationChannelsJob';
  const started = () =>
    day().started(CHANNELS, '10:00:00', { attempt: '1/24' }).payload(CHANNELS, '10:00:00', '{"c":1}');

  test.each([
    ['one channel', ['x']],
    ['two channels', ['x', 'x']],
    ['nothing to save', [null]],
  ])('%s: fine', (_, channels) => {
    const log = started();
    channels.forEach((channel, index) => log.channel(`10:00:01.${index}00`, channel));
    expect(log.told()).toEqual(['UpsertContactCreationChannelsJob: 1 succeeded → succeeded']);
    expect(log.verdict(CHANNELS)).toMatchObject({ id: 'no-failures', counts: { succeeded: 1, started: 1 } });
  });

  test('a failure after one channel was saved is a failure', () => {
    const log = started().channel('10:00:01', 'x').failed('10:00:02', { job: '41', retry: 1, class: CHANNELS });
    expect(log.told()).toEqual(['UpsertContactCreationChannelsJob: 1 failed → retrying']);
    expect(log.verdict(CHANNELS)).toMatchObject({ id: 'at-risk', counts: { failedAttempts: 1, succeeded: 0 } });
  });

  test('another run that follows and fails leaves the first one well', () => {
    const log = started()
      .channel('10:00:01', 'x')
      .started(CHANNELS, '10:00:03', { attempt: '1/24' })
      .failed('10:00:04', { job: '41', retry: 1, class: CHANNELS });
    expect(log.told()).toEqual([
      'UpsertContactCreationChannelsJob: 1 succeeded → succeeded',
      'UpsertContactCreationChannelsJob: 1 failed → retrying',
    ]);
  });

  test('two runs in a row for one candidate are two', () => {
    const log = started()
      .channel('10:00:01', 'x')
      .started(CHANNELS, '10:00:03', { attempt: '1/24' })
      .channel('10:00:04', 'x');
    expect(log.verdict(CHANNELS).counts).toMatchObject({ started: 2, succeeded: 2 });
  });
});

describe('LocationSyncJob’s house-keeping is no loss', () => {
  test('a good run deletes ZIP and CSV', () => {
    const log = day()
      .started('LocationSyncJob', '00:00:05')
      .progress('LocationSyncJob', '00:01:00', 'ZIP Downloaded')
      .progress('LocationSyncJob', '00:01:10', 'CSV Extracted')
      .progress('LocationSyncJob', '00:01:11', 'ZIP Deleted')
      .progress('LocationSyncJob', '00:20:00', 'CSV Deleted')
      .succeeded('LocationSyncJob', '00:20:01');
    expect(log.told()).toEqual(['LocationSyncJob: 1 succeeded → succeeded']);
    expect(log.verdict('LocationSyncJob')).toMatchObject({ counts: { deleted: 0, succeeded: 1 } });
  });

  test('a bad ZIP is a failure, and no loss either', () => {
    const log = day()
      .started('LocationSyncJob', '00:00:05')
      .progress('LocationSyncJob', '00:01:00', 'ZIP Downloaded')
      .progress('LocationSyncJob', '00:01:01', 'ZIP Deleted')
      .failed('00:01:02', { job: '41', class: 'LocationSyncJob' });
    expect(log.told()).toEqual(['LocationSyncJob: 1 failed → retrying']);
    expect(log.verdict('LocationSyncJob')).toMatchObject({ id: 'failing-continually', counts: { deleted: 0 } });
  });
});

describe('a job type that is not known', () => {
  test('is kept as a loose line, and its Deleted keeps the all-clear back', () => {
    const log = day().heartbeat().deleted('MailingListAddMemberJob', '10:00:00');
    expect(log.report().looseLines).toMatchObject([{ jobType: 'MailingListAddMemberJob', mayTellOfFailure: true }]);
    expect(log.report().overall.level).toBe('unknown');
  });

  test('that only starts does not', () => {
    const log = day().heartbeat().started('MailingListAddMemberJob', '10:00:00', { attempt: '1/24' });
    expect(log.report().looseLines).toHaveLength(1);
    expect(log.report().overall.level).toBe('ok');
  });

  test('whose failure only Hangfire tells', () => {
    const log = day().heartbeat().deletedByHangfire('10:00:00', { job: '41', class: 'MailingListAddMemberJob' });
    expect(log.report().overall.level).toBe('unknown');
  });
});
