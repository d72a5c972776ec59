import { at, clock, day, EVERY_MS, LogDay, thrownBy } from '../../tests/truth/logDay';
import { namedInRunbook, rules } from './runbook/rules';
import { levelsWorstFirst } from './runbook/verdict';

const CANDIDATE = 'UpsertCandidateJob';

/** CrmSyncJob every five minutes from `from` on; `fails` says which ticks fail. */
function sync(ticks: number, fails: (tick: number) => boolean, from = '08:00:00'): LogDay {
  const log = day();
  for (let tick = 0; tick < ticks; tick++) {
    const startMs = at(from) + tick * 300_000 + 4000;
    log.started('CrmSyncJob', clock(startMs));
    if (fails(tick)) {
      log.failed(clock(startMs + 1000), { job: String(100 + tick), class: 'CrmSyncJob' });
    } else {
      log.succeeded('CrmSyncJob', clock(startMs + 1000));
    }
  }
  return log;
}

describe('each rule: a day that triggers it and one that nearly does', () => {
  const span = { from: '06:00:00', to: '08:50:00' };

  test('no-failures: all succeeded; one failure and it is another', () => {
    expect(sync(10, () => false).verdict('CrmSyncJob', span)).toMatchObject({ id: 'no-failures', level: 'ok' });
    expect(sync(10, (tick) => tick === 3).verdict('CrmSyncJob', span).id).not.toBe('no-failures');
  });

  test('recovered: a sync job that succeeded after its last failure; not when the last failed', () => {
    expect(sync(10, (tick) => tick < 9).verdict('CrmSyncJob', span)).toMatchObject({
      id: 'recovered',
      level: 'recovered',
    });
    expect(sync(10, (tick) => tick === 9).verdict('CrmSyncJob', span).id).toBe('failing-continually');
  });

  test('recovered: a success after the failure, not before it, counts', () => {
    const log = day()
      .succeeded('LocationSyncJob', '08:00:00')
      .started('LocationSyncJob', '08:10:00')
      .failed('08:10:01', { job: '1', class: 'LocationSyncJob' });
    expect(log.verdict('LocationSyncJob').id).toBe('failing-continually');
    log.started('LocationSyncJob', '09:10:10').succeeded('LocationSyncJob', '09:30:00');
    expect(log.verdict('LocationSyncJob').id).toBe('recovered');
  });

  test('recovered: other types need every run saved, not only a later success', () => {
    const log = day()
      .started(CANDIDATE, '08:00:00', { attempt: '1/24', cid: 'CID-1' })
      .failed('08:00:01', { job: '1', class: CANDIDATE })
      .started(CANDIDATE, '08:10:00', { attempt: '1/24', cid: 'CID-2' })
      .succeeded(CANDIDATE, '08:10:01', { cid: 'CID-2' });
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'at-risk', level: 'at-risk' });
    log
      .started(CANDIDATE, '09:00:10', { attempt: '2/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '09:00:11', { cid: 'CID-1' });
    expect(log.verdict(CANDIDATE).id).toBe('recovered');
  });

  test('failing-continually: one failure without success is enough; retries that fail too', () => {
    expect(sync(1, () => true).verdict('CrmSyncJob', span)).toMatchObject({
      id: 'failing-continually',
      level: 'investigate',
    });
    expect(sync(10, () => true).verdict('CrmSyncJob', span)).toMatchObject({
      id: 'failing-continually',
      troubleSinceMs: at('08:00:05'),
      counts: { failedAttempts: 10, retrying: 10, deleted: 0 },
    });
  });

  test('failing-continually is for sync jobs only, at-risk for all others', () => {
    const fail = (jobType: string) => day().failed('10:00:01', { job: '1', class: jobType }).verdict(jobType);
    expect(fail('LocationSyncJob').id).toBe('failing-continually');
    expect(fail('LocationBatchJob').id).toBe('failing-continually');
    for (const jobType of ['MagicLinkTokenGenerationJob', 'ApplySyncJob', 'ApplyCandidateSyncJob', CANDIDATE]) {
      expect(fail(jobType).id).toBe('at-risk');
    }
  });

  test('at-risk: the 23rd failure of a candidate is the last moment before the loss', () => {
    const log = day().failing(CANDIDATE, '00:10:00', { job: '1', cid: 'CID-1', to: 23 });
    const verdict = log.verdict(CANDIDATE);
    expect(verdict.id).toBe('at-risk');
    const run = log.run(CANDIDATE);
    expect(run.deletion!.fromMs).toBe(run.nextAttempt!.fromMs);
    log.deleted(CANDIDATE, clock(at('00:10:00') + 23 * EVERY_MS), 'CID-1');
    expect(log.verdict(CANDIDATE).id).toBe('candidate-single');
  });

  test('candidate-multiple needs two losses, whoever deleted them', () => {
    const log = day()
      .deleted(CANDIDATE, '10:00:00', 'CID-1')
      .deletedByHangfire('10:00:05', { job: '7', class: CANDIDATE });
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'candidate-multiple', counts: { deleted: 2 } });
    const twice = day().deleted(CANDIDATE, '10:00:00', 'CID-1').deleted(CANDIDATE, '10:00:00', 'CID-1');
    expect(twice.verdict(CANDIDATE)).toMatchObject({ id: 'candidate-single', counts: { deleted: 1 } });
  });

  test('failed-unlisted: one loss of a child; a child that waits is only at risk', () => {
    const child = 'UpsertModelJob<TeachingEventRegistration>';
    expect(day().deleted(child, '10:00:00').verdict(child)).toMatchObject({ id: 'failed-unlisted', level: 'act' });
    const waiting = day()
      .started(child, '10:00:00', { attempt: '23/24' })
      .failed('10:00:01', { job: '1', retry: 23, class: 'UpsertModelWithCandidateIdJob`1' });
    expect(waiting.verdict(child).id).toBe('at-risk');
  });
});

describe('what a verdict says', () => {
  test.each([CANDIDATE, 'UpsertApplicationFormJob'])('failed-unlisted: %s in Hangfire’s Failed state', (jobType) => {
    const log = day().heartbeat().started(jobType, '10:00:00', { attempt: '1/24' });
    log.failedForGood('10:00:01', { job: '1', class: jobType });
    const { id, level, steps } = log.verdict(jobType);
    expect({ id, level }).toEqual({ id: 'failed-unlisted', level: 'act' });
    expect(steps[0]?.text).toMatch(/queued again/);
    expect(log.report().overall.headline).toBe('1 run failed for good and is not retried.');
    expect(day().heartbeat().failedForGood('10:00:01', { job: '1', class: 'CrmSyncJob' }).report().overall.id).toBe(
      'recovered'
    );
  });

  test('at-risk: a second attempt that is under way tells of a first that failed before the range', () => {
    const under = (attempt: string) =>
      day().started(CANDIDATE, '23:50:00', { attempt, cid: 'CID-1' }).verdict(CANDIDATE).id;
    expect(under('2/24')).toBe('at-risk');
    expect(under('1/24')).toBe('no-failures');
  });

  test('failing-continually is told from the first failure after the last success', () => {
    const log = sync(40, (tick) => tick === 2 || tick >= 30);
    const asked = { from: '06:00:00', to: '11:20:00' };
    expect(log.verdict('CrmSyncJob', asked)).toMatchObject({
      id: 'failing-continually',
      troubleSinceMs: at('10:30:05'),
    });
    expect(log.verdict('CrmSyncJob', asked).headline).toMatch(/^Failing continually for 49 min\./);
  });

  test('the trouble of other jobs is that of the runs that are not saved', () => {
    const log = day()
      .failing(CANDIDATE, '02:00:00', { job: '1', cid: 'CID-1', to: 1 })
      .started(CANDIDATE, '03:00:10', { attempt: '2/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '03:00:11', { cid: 'CID-1' });
    expect(log.verdict(CANDIDATE).troubleSinceMs).toBe(at('02:00:01'));
    log.failing(CANDIDATE, '20:00:00', { job: '2', cid: 'CID-2', to: 4 });
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'at-risk', troubleSinceMs: at('20:00:01') });
  });

  test('the events team hears of CrmSyncJob, and of no other job', () => {
    const steps = (jobType: string) =>
      day()
        .failed('10:00:01', { job: '1', class: jobType })
        .verdict(jobType)
        .steps.map(({ text }) => text)
        .join(' ');
    expect(steps('CrmSyncJob')).toMatch(/events team/);
    expect(steps('LocationSyncJob')).not.toMatch(/events team/);
  });

  test('several lost candidates: the CRM team comes first; one: the cause', () => {
    const first = (log: LogDay) => log.verdict(CANDIDATE).steps[0]!.text;
    const one = day().deleted(CANDIDATE, '10:00:00', 'CID-1');
    expect(first(one)).toMatch(/cause/);
    expect(first(one.deleted(CANDIDATE, '10:01:00', 'CID-2'))).toMatch(/CRM team/);
  });

  test('types that the runbook does not name are marked, and none of their steps claims to be the runbook’s', () => {
    for (const jobType of ['UpsertModelJob<PhoneCall>', 'ApplySyncJob', 'ClaimCallbackBookingSlotJob']) {
      const verdict = day().deleted(jobType, '10:00:00').verdict(jobType);
      expect(verdict.inRunbook).toBe(false);
      expect(verdict.steps.map(({ source }) => source)).not.toContain('runbook');
    }
    for (const jobType of namedInRunbook) {
      const verdict = day().deleted(jobType, '10:00:00').verdict(jobType);
      expect(verdict.inRunbook).toBe(true);
      expect(verdict.steps.map(({ source }) => source)).toContain('runbook');
    }
  });

  test('whom nobody told is said: no mail, a failed one, no address', () => {
    const lost = (mail: (log: LogDay) => LogDay, cid: string | null = 'CID-1') =>
      mail(day().started(CANDIDATE, '10:00:00', { attempt: '24/24', cid }))
        .deleted(CANDIDATE, '10:00:00.500', cid)
        .verdict(CANDIDATE);
    const told = lost((log) => log.mail('10:00:00.100'));
    const untold = lost((log) => log);
    expect(told.detail).not.toEqual(untold.detail);
    expect(untold.detail).toMatch(/nobody|no e-mail/i);
    expect(lost((log) => log.mail('10:00:00.100').mailFailed('10:00:00.300')).detail).toMatch(/nobody|no e-mail/i);
    expect(lost((log) => log.mail('10:00:00.100'), null).detail).toMatch(/nobody|no e-mail/i);
  });

  test('evidence names lines that exist, when, and whether it was read or worked out', () => {
    const log = day()
      .started('ClaimCallbackBookingSlotJob', '10:00:00', { attempt: '23/24' })
      .failed('10:00:01', { job: '1', retry: 23, class: 'ClaimCallbackBookingSlotJob' })
      .started('ClaimCallbackBookingSlotJob', '11:00:10', { attempt: '24/24' })
      .deleted('ClaimCallbackBookingSlotJob', '11:00:10.500');
    const { evidence } = log.verdict('ClaimCallbackBookingSlotJob');
    const ids = new Set(log.documents.map(({ id }) => id));
    expect(evidence.length).toBeGreaterThan(1);
    for (const piece of evidence) {
      expect(piece.text).not.toBe('');
      expect(piece.lineIds.length).toBeGreaterThan(0);
      expect(piece.lineIds.filter((id) => !ids.has(id))).toEqual([]);
      expect(piece.span!.fromMs).toBeLessThanOrEqual(piece.span!.toMs);
    }
    expect(evidence.map(({ certainty }) => certainty)).toContain('inferred');
    // The Deleted line itself.
    expect(evidence[0]).toMatchObject({ certainty: 'seen', lineIds: expect.arrayContaining(['line-4']) });
  });

  test('evidence of thousands of lines is cut', () => {
    const log = day();
    for (let n = 0; n < 1500; n++) {
      log.failed(clock(at('10:00:00') + n * 1000), { job: String(n), class: CANDIDATE });
    }
    const evidence = log.verdict(CANDIDATE).evidence;
    expect(Math.max(...evidence.map(({ lineIds }) => lineIds.length))).toBe(1000);
    expect(evidence.some(({ text }) => text.includes('1,500'))).toBe(true);
  });

  test('every sentence is one: it begins with a capital letter or a number and ends with a full stop', () => {
    const days = [
      sync(10, () => false),
      sync(10, () => true),
      sync(10, (tick) => tick === 0),
      day().deleted(CANDIDATE, '10:00:00', 'CID-1'),
      day().deleted(CANDIDATE, '10:00:00', 'CID-1').deleted(CANDIDATE, '10:00:01', 'CID-2'),
      day().failed('23:30:00', { job: '1', class: CANDIDATE }),
      day().deleted('UpsertModelJob<PhoneCall>', '10:00:00'),
      day().deletedByHangfire('10:00:00', { job: '1', class: 'ApplySyncJob' }),
      day().failedForGood('10:00:00', { job: '1' }),
      day(),
    ];
    for (const log of days) {
      const { overall, verdicts } = log.report();
      for (const text of [
        overall.headline,
        ...verdicts.flatMap(({ headline, detail }) => (detail ? [headline, detail] : [headline])),
      ]) {
        expect(text).toMatch(/^[A-Z\d].*\.$/s);
        expect(text).not.toMatch(/undefined|NaN|null|\b0 (?:more|of them)/);
      }
    }
  });
});

describe('overall', () => {
  test('the worst verdict speaks', () => {
    const log = sync(288, () => true, '00:00:00');
    expect(log.report().overall).toMatchObject({ id: 'failing-continually', level: 'investigate' });
    log.failed('23:30:01', { job: '1', class: CANDIDATE });
    expect(log.report().overall).toMatchObject({ id: 'at-risk', level: 'at-risk' });
    log.deleted('UpsertModelJob<PhoneCall>', '23:40:00');
    expect(log.report().overall).toMatchObject({ id: 'failed-unlisted', level: 'act' });
    log.deleted(CANDIDATE, '23:45:00', 'CID-1');
    expect(log.report().overall).toMatchObject({ id: 'candidate-single', level: 'act' });
    expect(log.report().verdicts.map(({ jobType }) => jobType)).toEqual(
      expect.arrayContaining([CANDIDATE, 'UpsertModelJob<PhoneCall>', 'CrmSyncJob'])
    );
    expect(log.report().verdicts[0]!.jobType).toBe(CANDIDATE);
  });

  test('losses and what Hangfire keeps as failed are both told', () => {
    const log = day().deleted(CANDIDATE, '10:00:00', 'CID-1').failedForGood('11:00:00', { job: '2', class: CANDIDATE });
    expect(log.report().overall.headline).toBe('1 candidate lost; 1 run failed for good and is not retried.');
  });

  test('verdicts stand worst first', () => {
    const log = sync(20, (tick) => tick > 2)
      .failed('09:30:01', { job: '1', class: CANDIDATE })
      .deleted('UpsertModelJob<PhoneCall>', '09:40:00')
      .succeeded('ApplySyncJob', '09:41:00')
      .started('UpsertApplicationFormJob', '07:00:00', { attempt: '1/24' })
      .failed('07:00:01', { job: '2', class: 'UpsertApplicationFormJob' })
      .started('UpsertApplicationFormJob', '08:00:10', { attempt: '2/24' })
      .succeeded('UpsertApplicationFormJob', '08:00:11');
    const levels = log.report().verdicts.map(({ level }) => levelsWorstFirst.indexOf(level));
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(new Set(levels).size).toBeGreaterThan(3);
  });

  test('all is well', () => {
    const { overall } = day().heartbeat().report();
    expect(overall).toMatchObject({ id: 'no-failures', level: 'ok' });
  });

  test('one cause behind several types is named', () => {
    const log = day();
    for (const [index, jobType] of ['CrmSyncJob', CANDIDATE, 'UpsertApplicationFormJob'].entries()) {
      log.failed(`10:0${index}:00`, { job: String(index), exception: thrownBy(jobType) });
    }
    expect(log.report().findings).toContainEqual(
      expect.objectContaining({
        kind: 'shared-cause',
        jobTypes: ['CrmSyncJob', 'UpsertApplicationFormJob', CANDIDATE],
        fromMs: at('10:00:00'),
        toMs: at('10:02:00'),
      })
    );
  });

  test('the same error in one type is no shared cause; nor are different errors in several', () => {
    const one = day();
    const several = day();
    for (const [index, jobType] of ['CrmSyncJob', CANDIDATE, 'ApplySyncJob'].entries()) {
      one.failed(`10:0${index}:00`, { job: String(index), class: CANDIDATE });
      several.failed(`10:0${index}:00`, {
        job: String(index),
        exception: thrownBy(jobType, `A.B${index}Exception: no`),
      });
    }
    expect(one.report().findings.filter(({ kind }) => kind === 'shared-cause')).toEqual([]);
    expect(several.report().findings.filter(({ kind }) => kind === 'shared-cause')).toEqual([]);
  });
});

test('rules have an id each, and the last applies to everything', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(rules.every(({ condition }) => condition.endsWith('.'))).toBe(true);
  expect(rules[rules.length - 1]!.id).toBe('no-failures');
});
