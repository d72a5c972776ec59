import { at, clock, day, EVERY_MS, gap, LogDay } from '../../tests/truth/logDay';
import { Gap } from './coverage';

const CANDIDATE = 'UpsertCandidateJob';
const isAllClear = (level: string): boolean => level === 'ok' || level === 'recovered';

/** A candidate that fails from 00:10 on and is deleted at 23:13:04. */
const lost = () =>
  day()
    .failing(CANDIDATE, '00:10:00', { job: '41', cid: 'CID-1', to: 23 })
    .started(CANDIDATE, clock(at('00:10:00') + 23 * EVERY_MS), { attempt: '24/24', cid: 'CID-1' })
    .deleted(CANDIDATE, clock(at('00:10:00') + 23 * EVERY_MS + 20), 'CID-1');

describe('a gap holds back the all-clear', () => {
  const quiet = () =>
    day()
      .heartbeat()
      .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'C' })
      .succeeded(CANDIDATE, '10:00:01', { cid: 'C' });

  test.each<Gap['reason']>(['not-read', 'truncated', 'query-failed', 'unreadable'])('%s', (reason) => {
    const report = quiet().report({ gaps: [gap('12:00:00', '12:10:00', reason)] });
    expect(report.overall).toMatchObject({ id: 'cannot-tell', level: 'unknown' });
    for (const verdict of report.verdicts) {
      expect(verdict).toMatchObject({ id: 'cannot-tell', level: 'unknown', gaps: [{ reason }] });
      expect(verdict.detail).toContain('10 min');
    }
  });

  test('none outside the range does', () => {
    const report = quiet().report({ gaps: [gap('-02:00:00', '-01:00:00'), gap('25:00:00', '26:00:00')] });
    expect(report.overall.level).toBe('ok');
    expect(report.coverage.gaps).toEqual([]);
  });

  test('it is clipped to the range', () => {
    const report = quiet().report({ from: '08:00:00', gaps: [gap('07:00:00', '09:00:00')] });
    expect(report.coverage.gaps).toMatchObject([{ fromMs: at('08:00:00'), toMs: at('09:00:00') }]);
  });

  test('a gap of one moment is one', () => {
    expect(quiet().report({ gaps: [gap('12:00:00', '12:00:00')] }).overall.level).toBe('unknown');
  });

  test('in one reason two gaps are two', () => {
    const verdict = quiet().verdict(CANDIDATE, { gaps: [gap('12:00:00', '12:10:00'), gap('13:00:00', '13:45:00')] });
    expect(verdict.detail).toMatch(/10 min.*45 min/);
  });
});

describe('what was seen stays', () => {
  test('a loss that was read stays act, whatever else was not', () => {
    const verdict = lost().verdict(CANDIDATE, { gaps: [gap('01:00:00', '22:00:00')] });
    expect(verdict).toMatchObject({ id: 'candidate-single', level: 'act' });
    expect(verdict.gaps).toHaveLength(1);
  });

  test('runs that wait stay at risk', () => {
    const log = day().failed('23:30:00', { job: '1', class: CANDIDATE });
    expect(log.verdict(CANDIDATE, { gaps: [gap('10:00:00', '11:00:00')] }).level).toBe('at-risk');
  });

  test('a sync job that fails on stays so', () => {
    const log = day().failed('23:30:00', { job: '1', class: 'CrmSyncJob' });
    expect(log.verdict('CrmSyncJob', { gaps: [gap('10:00:00', '11:00:00')] }).level).toBe('investigate');
  });
});

describe('“nothing is lost” is said only where no loss can hide', () => {
  const waiting = () => day().heartbeat().failing(CANDIDATE, '20:00:00', { job: '1', cid: 'CID-1', to: 4 });
  const failingSync = () => day().heartbeat().failed('23:58:00', { job: '1', class: 'CrmSyncJob' });
  const longGap = { gaps: [gap('06:00:00', '11:00:00', 'truncated')] };

  test('while runs wait', () => {
    expect(waiting().report().overall.headline).toMatch(/^Nothing lost yet: /);
    expect(waiting().verdict(CANDIDATE).headline).toMatch(/nothing is lost yet/);
    expect(waiting().report(longGap).overall).toMatchObject({ level: 'at-risk' });
    expect(waiting().report(longGap).overall.headline).toMatch(/^No loss was read, but not everything is known: /);
    expect(waiting().verdict(CANDIDATE, longGap).headline).not.toMatch(/nothing is lost/);
  });

  test('while a sync job fails', () => {
    expect(failingSync().report().overall.headline).toMatch(/No data is lost/);
    expect(failingSync().report(longGap).overall).toMatchObject({ level: 'investigate' });
    expect(failingSync().report(longGap).overall.headline).not.toMatch(/No data is lost/);
  });

  test('nor where Hangfire deleted a job whose type no line tells', () => {
    for (const log of [waiting(), failingSync()]) {
      expect(log.deletedByHangfire('10:00:00', { job: '99' }).report().overall.headline).not.toMatch(
        /othing lost|No data/
      );
    }
  });
});

describe('a start without an end', () => {
  test('is no all-clear where a person’s data goes with it', () => {
    const log = day().heartbeat().started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' });
    expect(log.verdict(CANDIDATE)).toMatchObject({ id: 'cannot-tell', counts: { interrupted: 1 } });
    expect(log.report().overall.level).toBe('unknown');
    log.on('web-1').started(CANDIDATE, '10:30:20', { attempt: '1/24', cid: 'CID-1' });
    log.succeeded(CANDIDATE, '10:30:21', { cid: 'CID-1' });
    expect(log.verdict(CANDIDATE).id).toBe('no-failures');
  });

  test('nor is a retry that was due for the last time long ago, and left no word', () => {
    const log = day()
      .heartbeat('00:00:00', '48:00:00')
      .failing(CANDIDATE, '00:30:00', { job: '1', cid: 'CID-1', from: 5, to: 6 });
    expect(log.verdict(CANDIDATE, { to: '19:00:00' }).headline).toMatch(/nothing is lost yet/);
    expect(log.verdict(CANDIDATE, { to: '48:00:00' })).toMatchObject({ id: 'at-risk' });
    expect(log.verdict(CANDIDATE, { to: '48:00:00' }).headline).toMatch(
      /no loss was read, but not everything is known/
    );
  });

  test('matters little of a sync job, whose next run does the same', () => {
    const log = day().heartbeat().started('CrmSyncJob', '10:00:01');
    expect(log.verdict('CrmSyncJob').id).toBe('no-failures');
  });
});

describe('a loss that lies in a gap is never all clear', () => {
  test.each([
    ['the moment itself', '23:13:00', '23:14:00'],
    ['the last hours', '20:00:00', '24:00:00'],
    ['everything but the first failure', '01:00:00', '24:00:00'],
    ['everything', '00:00:00', '24:00:00'],
  ])('%s', (_, from, to) => {
    const report = lost()
      .heartbeat()
      .report({ gaps: [gap(from, to)] });
    expect(isAllClear(report.overall.level)).toBe(false);
    const verdict = report.verdicts.find(({ jobType }) => jobType === CANDIDATE);
    expect(verdict === undefined || !isAllClear(verdict.level)).toBe(true);
  });

  test('though another candidate has failed and recovered before and after', () => {
    const saved = (log: LogDay, hour: string, next: string, cid: string) =>
      log
        .started(CANDIDATE, `${hour}:00:00`, { attempt: '1/24', cid })
        .failed(`${hour}:00:01`, { job: cid, class: CANDIDATE })
        .started(CANDIDATE, `${next}:00:10`, { attempt: '2/24', cid })
        .succeeded(CANDIDATE, `${next}:00:11`, { cid });
    const log = saved(saved(day(), '03', '04', 'CID-8'), '15', '16', 'CID-9');
    // Everything of the lost run lies in the gap but its last moment before.
    log.failing(CANDIDATE, '05:00:00', { job: '41', cid: 'CID-1', from: 17, to: 23 });
    log.deleted(CANDIDATE, clock(at('05:00:00') + 7 * EVERY_MS), 'CID-1');
    expect(log.verdict(CANDIDATE).id).toBe('candidate-single');
    expect(isAllClear(log.verdict(CANDIDATE, { gaps: [gap('05:00:00', '14:00:00')] }).level)).toBe(false);
  });

  test('a last attempt that began just before the gap and gave up in it', () => {
    const log = day()
      .started(CANDIDATE, '10:00:00', { attempt: '24/24', cid: 'CID-1' })
      .deleted(CANDIDATE, '10:00:05', 'CID-1')
      .started(CANDIDATE, '05:00:00', { attempt: '1/24', cid: 'CID-2' })
      .failed('05:00:01', { job: '42', class: CANDIDATE })
      .started(CANDIDATE, '06:00:10', { attempt: '2/24', cid: 'CID-2' })
      .succeeded(CANDIDATE, '06:00:11', { cid: 'CID-2' });
    for (const to of ['10:10:00', '24:00:00']) {
      expect(isAllClear(log.verdict(CANDIDATE, { gaps: [gap('10:00:01', to)] }).level)).toBe(false);
      expect(isAllClear(log.verdict(CANDIDATE, { to: '10:30:00', gaps: [gap('10:00:01', '10:10:00')] }).level)).toBe(
        false
      );
    }
  });

  test('a backfill, which fails at once', () => {
    const log = day()
      .started('ApplyBackfillJob', '08:00:00')
      .succeeded('ApplyBackfillJob', '08:05:00')
      .failedForGood('10:05:00', { job: '41' });
    expect(isAllClear(log.verdict('ApplyBackfillJob', { gaps: [gap('10:00:00', '10:10:00')] }).level)).toBe(false);
  });

  test('in Development five minutes are enough for a loss', () => {
    const log = day()
      .started(CANDIDATE, '02:00:00', { attempt: '1/5', cid: 'CID-1' })
      .failed('02:00:01', { job: '41', retry: 1, of: 5, delay: '00:01:00', class: CANDIDATE })
      .started(CANDIDATE, '02:01:05', { attempt: '2/5', cid: 'CID-1' })
      .succeeded(CANDIDATE, '02:01:06', { cid: 'CID-1' });
    for (let n = 1; n <= 4; n++) {
      const startMs = at('10:00:00') + (n - 1) * 64_000;
      log
        .started(CANDIDATE, clock(startMs), { attempt: `${n}/5`, cid: 'CID-2' })
        .failed(clock(startMs + 1000), { job: '42', retry: n, of: 5, delay: '00:01:00', class: CANDIDATE });
    }
    log.started(CANDIDATE, '10:04:16', { attempt: '5/5', cid: 'CID-2' }).deleted(CANDIDATE, '10:04:17', 'CID-2');
    expect(log.verdict(CANDIDATE).id).toBe('candidate-single');
    expect(isAllClear(log.verdict(CANDIDATE, { gaps: [gap('09:59:00', '10:06:00')] }).level)).toBe(false);
  });
});

describe('a gap that can hide no loss leaves “recovered” alone', () => {
  const recovered = () =>
    day()
      .started(CANDIDATE, '04:00:00', { attempt: '1/24', cid: 'CID-1' })
      .failed('04:00:01', { job: '41', class: CANDIDATE })
      .started(CANDIDATE, '05:00:10', { attempt: '2/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '05:00:11', { cid: 'CID-1' });

  test('the hours before it were read and nothing waited', () => {
    expect(recovered().verdict(CANDIDATE, { gaps: [gap('12:00:00', '12:10:00')] }).id).toBe('recovered');
  });

  test('but not at the start of the range, where nobody saw what waited', () => {
    expect(recovered().verdict(CANDIDATE, { gaps: [gap('00:30:00', '00:40:00')] }).id).toBe('cannot-tell');
  });

  test('nor one that is longer than an hour, in which a run could wait and be lost', () => {
    expect(recovered().verdict(CANDIDATE, { gaps: [gap('12:00:00', '15:00:00')] }).id).toBe('cannot-tell');
  });
});

describe('the range', () => {
  const quiet = () => day().heartbeat();

  test('a short look is no look: a failed job shows itself once an hour', () => {
    expect(quiet().report({ from: '10:00:00', to: '10:15:00' }).overall).toMatchObject({
      id: 'cannot-tell',
      level: 'unknown',
    });
    expect(quiet().report({ from: '08:00:00', to: '10:15:00' }).overall.level).toBe('ok');
  });

  test('one that ended before now says nothing of the time since', () => {
    const report = quiet().report({ to: '12:00:00', now: '15:00:00' });
    expect(report.overall.level).toBe('unknown');
    expect(report.coverage.gaps).toMatchObject([
      { reason: 'after-range', fromMs: at('12:00:00'), toMs: at('15:00:00') },
    ]);
  });

  test('one that ended moments ago is read to its end', () => {
    expect(quiet().report({ to: '12:00:00', now: '12:00:20' }).overall.level).toBe('ok');
  });

  test('one that reaches into the future is judged by what there is', () => {
    expect(quiet().report({ from: '00:00:00', to: '24:00:00', now: '24:00:00' }).overall.level).toBe('ok');
    const log = day().heartbeat('00:00:00', '12:00:00');
    expect(log.report({ to: '24:00:00', now: '12:00:10' }).overall.level).toBe('ok');
  });

  test('a loss stays one however late it is looked at', () => {
    expect(lost().report({ now: '240:00:00' }).overall.level).toBe('act');
  });

  test('lines outside of it count as foreign', () => {
    const report = lost().report({ from: '02:00:00', to: '03:00:00' });
    expect(report.lines).toMatchObject({ total: 48, used: 2, foreign: 46, loose: 0, unreadable: 0 });
  });

  test('its ends belong to it', () => {
    const log = day()
      .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'C' })
      .succeeded(CANDIDATE, '12:00:00', { cid: 'C' });
    expect(log.report({ from: '10:00:00', to: '12:00:00' }).lines.used).toBe(2);
    expect(log.report({ from: '10:00:00.001', to: '11:59:59.999' }).lines.used).toBe(0);
  });
});

describe('nothing read', () => {
  test.each([
    ['no line at all', () => day()],
    [
      'only lines of other apps',
      () =>
        day().document({ '@timestamp': '2026-06-17T10:00:00Z', cf: { app: 'other' }, message: 'CrmSyncJob - Started' }),
    ],
    ['only web lines', () => day().line('10:00:00', 'HTTP Response', {}, 'X.Web')],
  ])('%s: cannot tell', (_, log) => {
    expect(log().report().overall).toMatchObject({ id: 'cannot-tell', level: 'unknown' });
  });

  test('a range without length', () => {
    expect(day().report({ from: '10:00:00', to: '10:00:00' }).overall.level).toBe('unknown');
  });
});

describe('what cannot be read', () => {
  const broken = (message: string) => ({ '@timestamp': '2026-06-17T10:00:00Z', cf: { app: 'api' }, message });

  test('is counted, and keeps the all-clear back where it may tell of a failure', () => {
    const report = day().heartbeat().document(broken(`{"@mt":"UpsertCandidateJob - Deleted ({Corr`)).report();
    expect(report.lines.unreadable).toBe(1);
    expect(report.overall.level).toBe('unknown');
  });

  test('is only counted where it tells of none', () => {
    const report = day().heartbeat().document(broken('{"@mt":"CrmSyncJob - Started"')).report();
    expect(report.lines.unreadable).toBe(1);
    expect(report.overall.level).toBe('ok');
  });

  test.each([
    ['cut off before it says what it is about', '{"@t":"2026-06-17T10:0'],
    ['cut off in Hangfire’s words', '{"@t":"2026-06-17T10:00:00Z","@mt":"{State:l}","@r":["Failed to proc'],
  ])('a line %s may tell of anything', (_, message) => {
    expect(day().heartbeat().document(broken(message)).report().overall.level).toBe('unknown');
  });

  test('a message that is no text is looked at all the same', () => {
    const source = { ...broken(''), message: ["Failed to process the job '1'"] };
    expect(day().heartbeat().document(source).report().overall.level).toBe('unknown');
    expect(
      day()
        .heartbeat()
        .document({ ...source, message: 17 })
        .report().overall.level
    ).toBe('ok');
  });

  test('of another app is none of ours', () => {
    const foreign = { ...broken('{"@mt":"UpsertCandidateJob - Deleted ({Corr'), cf: { app: 'other' } };
    expect(day().heartbeat().document(foreign).report().overall.level).toBe('ok');
  });

  test('without a time it counts for every range', () => {
    const report = day()
      .heartbeat()
      .document({ cf: { app: 'api' }, message: "Failed to process the job '1'" })
      .report();
    expect(report.lines.unreadable).toBe(1);
    expect(report.overall.level).toBe('unknown');
  });

  test('a job’s line that names no app is loose', () => {
    const { cf: _, ...source } = broken('UpsertCandidateJob - Deleted (CID-1)');
    const report = day().heartbeat().document(source).report();
    expect(report.looseLines).toMatchObject([{ jobType: CANDIDATE, mayTellOfFailure: true }]);
    expect(report.overall.level).toBe('unknown');
  });

  test('Hangfire’s failure to store a state names no job: loose, and no all-clear', () => {
    const text = '10 state change attempt(s) failed due to an exception, moving job to the FailedState';
    const report = day().heartbeat().hangfire('10:00:00', text, 'Npgsql.NpgsqlException: no', 'Server.Worker').report();
    expect(report.looseLines).toMatchObject([{ jobType: null, mayTellOfFailure: true }]);
    expect(report.overall.level).toBe('unknown');
  });
});

describe('silence', () => {
  test('CrmSyncJob that stopped gives no all-clear', () => {
    const log = day().heartbeat('00:00:00', '20:00:00');
    expect(log.verdict('CrmSyncJob')).toMatchObject({ id: 'cannot-tell', level: 'unknown' });
    expect(log.report().findings).toContainEqual(expect.objectContaining({ kind: 'silent', jobTypes: ['CrmSyncJob'] }));
  });

  test('a pause of a few ticks is none', () => {
    const log = day().heartbeat('00:00:00', '12:00:00').heartbeat('12:15:00', '24:00:00');
    expect(log.report().overall.level).toBe('ok');
  });

  test('an hour without it in between is said, and does not last', () => {
    const log = day().heartbeat('00:00:00', '12:00:00').heartbeat('13:00:00', '24:00:00');
    expect(log.report().findings).toContainEqual(
      expect.objectContaining({
        kind: 'silent',
        jobTypes: ['CrmSyncJob'],
        fromMs: at('11:55:04'),
        toMs: at('13:00:04'),
      })
    );
    expect(log.verdict('CrmSyncJob').level).toBe('ok');
  });

  test('a gap explains a silence', () => {
    const log = day().heartbeat('00:00:00', '12:00:00').heartbeat('13:00:00', '24:00:00');
    const { findings } = log.report({ gaps: [gap('12:00:00', '13:00:00')] });
    expect(findings.filter(({ kind }) => kind === 'silent')).toEqual([]);
  });

  test('a moment’s gap explains none: before and after it the job was silent', () => {
    const log = day()
      .heartbeat('00:00:00', '12:00:00')
      .failed('10:02:00', { job: '1', class: 'CrmSyncJob' })
      .started('CrmSyncJob', '11:02:10')
      .succeeded('CrmSyncJob', '11:02:12');
    const report = log.report({ gaps: [gap('18:00:00', '18:00:01')] });
    expect(report.verdicts.find(({ jobType }) => jobType === 'CrmSyncJob')?.id).toBe('cannot-tell');
    const silences = report.findings.filter(({ kind, jobTypes }) => kind === 'silent' && jobTypes[0] === 'CrmSyncJob');
    expect(silences.map(({ fromMs, toMs }) => [clock(fromMs), clock(toMs)])).toEqual([
      ['11:55:04', '18:00:00'],
      ['18:00:01', '24:00:00'],
    ]);
  });

  test('skipping and failing are no silence', () => {
    const log = day().heartbeat('00:00:00', '20:00:00');
    for (let ms = at('20:00:00'); ms < at('24:00:00'); ms += 300_000) {
      log.skipped('CrmSyncJob', clock(ms + 4000));
      if (ms % 3_600_000 === 0) {
        log.skipped('MagicLinkTokenGenerationJob', clock(ms + 9000));
      }
    }
    expect(log.report().findings.filter(({ kind }) => kind === 'silent')).toEqual([]);
  });
});

test.each(['0/24', 'x/24', '27/24', ''])(
  'a candidate’s start with the attempt “%s” may be a run that never ended',
  (attempt) => {
    const log = day().heartbeat().started('UpsertCandidateJob', '09:00:00', { attempt, cid: 'CID-1' });
    expect(log.report().lines.loose).toBe(1);
    expect(log.report().overall.level).toBe('unknown');
  }
);

test('a start with such an attempt is no doubt where no person’s data hang on it', () => {
  const log = day().heartbeat().started('MagicLinkTokenGenerationJob', '09:00:00', { attempt: 'x/24' });
  expect(log.report().overall.level).toBe('ok');
});

describe('no line of any job, though CrmSyncJob is due every five minutes', () => {
  const HOUR_WITHOUT = () => day().heartbeat('00:00:00', '12:00:00').heartbeat('13:00:00', '24:00:00');

  test('what would have been there is missing: a gap, and no all-clear', () => {
    const { coverage, overall, verdicts } = HOUR_WITHOUT().report();
    expect(coverage.gaps).toMatchObject([{ reason: 'silent', fromMs: at('11:55:06'), toMs: at('13:00:04') }]);
    expect(coverage.gaps[0]?.detail).toContain('1 h 4 min');
    expect(overall.level).toBe('unknown');
    expect(verdicts[0]).toMatchObject({
      jobType: 'MagicLinkTokenGenerationJob',
      headline: 'Cannot tell: for a time no job ran, or no lines arrived.',
    });
  });

  test('up to now: nobody knows of any job how it is, though one recovered before', () => {
    const log = day()
      .heartbeat('00:00:00', '12:00:00')
      .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' })
      .failed('10:00:01', { job: '41', class: CANDIDATE })
      .started(CANDIDATE, '11:00:10', { attempt: '2/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '11:00:11', { cid: 'CID-1' });
    expect(log.verdict(CANDIDATE, { to: '12:05:00' }).level).toBe('recovered');
    expect(log.verdict(CANDIDATE, { to: '20:00:00' }).level).toBe('unknown');
  });

  test('in an outage of the log’s way that swallows the end of a run, the loss is not denied', () => {
    const log = day()
      .heartbeat('00:00:00', '23:00:00')
      .failing(CANDIDATE, '00:10:00', { job: '41', cid: 'CID-1', to: 22 })
      .heartbeat('24:00:00', '30:00:00')
      .started(CANDIDATE, '25:00:00', { attempt: '1/24', cid: 'CID-2' })
      .succeeded(CANDIDATE, '25:00:01', { cid: 'CID-2' });
    expect(isAllClear(log.report({ to: '30:00:00' }).overall.level)).toBe(false);
  });

  test('twenty minutes are no such thing: two ticks may be late', () => {
    const log = day().heartbeat('00:00:00', '12:00:00').heartbeat('12:20:00', '24:00:00');
    expect(log.report().coverage.gaps).toEqual([]);
    expect(log.report().overall.level).toBe('ok');
  });

  test('the process said that it stops, and later that it starts: nothing ran, and nothing is missing', () => {
    const log = HOUR_WITHOUT().on('web-9').stopping('11:56:00').announced('12:59:30');
    expect(log.report().coverage.gaps).toEqual([]);
    expect(log.report().overall.level).toBe('ok');
  });

  test('that it started alone explains nothing: why it had stopped is not known', () => {
    const log = HOUR_WITHOUT().on('web-9').announced('12:59:30');
    expect(log.report().coverage.gaps).toMatchObject([{ reason: 'silent' }]);
  });

  test('an hour in which nothing ran proves nothing of the runs that waited: a short gap after it may hide a loss', () => {
    const log = () => HOUR_WITHOUT().on('web-9').stopping('11:56:00').announced('12:59:30');
    const gaps = [gap('13:05:10', '13:08:00')];
    expect(log().verdict('MagicLinkTokenGenerationJob', { gaps, from: '09:00:00' }).level).toBe('unknown');
    const fails = (day: LogDay): LogDay =>
      day
        .started(CANDIDATE, '14:00:00', { attempt: '1/24', cid: 'CID-1' })
        .failed('14:00:01', { job: '41', class: CANDIDATE })
        .started(CANDIDATE, '15:00:10', { attempt: '2/24', cid: 'CID-1' })
        .succeeded(CANDIDATE, '15:00:11', { cid: 'CID-1' });
    expect(fails(log()).verdict(CANDIDATE, { gaps, from: '09:00:00' }).level).toBe('unknown');
    expect(fails(day().heartbeat()).verdict(CANDIDATE, { gaps, from: '09:00:00' }).level).toBe('recovered');
  });

  test('an export without CrmSyncJob may well be quiet', () => {
    const log = day()
      .started(CANDIDATE, '09:00:00', { attempt: '1/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '09:00:01', { cid: 'CID-1' });
    expect(log.report().coverage.gaps).toEqual([]);
  });

  test('a span that was not read is not said twice', () => {
    const { coverage } = HOUR_WITHOUT().report({ gaps: [gap('11:58:00', '13:00:00')] });
    expect(coverage.gaps).toMatchObject([{ reason: 'not-read' }]);
  });
});

test('Hangfire disabled a recurring job: no all-clear, and it is said which', () => {
  const disabled = (id: string): LogDay =>
    day()
      .heartbeat()
      .line(
        '10:00:00',
        '{State:l}',
        { State: `Recurring job '${id}' can't be scheduled due to an error and will be disabled.` },
        'Hangfire.Server.RecurringJobScheduler'
      );
  const { overall, looseLines } = disabled('location-sync').report();
  expect(looseLines).toMatchObject([{ jobType: 'LocationSyncJob', mayTellOfFailure: true }]);
  expect(overall).toMatchObject({ level: 'unknown', detail: expect.stringContaining('Hangfire disabled') as string });
  expect(disabled('something-new').report().looseLines).toMatchObject([{ jobType: null, mayTellOfFailure: true }]);
});

test('that it is tried again is no news', () => {
  const log = day()
    .heartbeat()
    .line(
      '10:00:00',
      '{State:l}',
      { State: "Recurring job 'crm-sync' can't be scheduled due to an error and will be retried in 00:00:15." },
      'Hangfire.Server.RecurringJobScheduler'
    );
  expect(log.report().overall.level).toBe('ok');
});
