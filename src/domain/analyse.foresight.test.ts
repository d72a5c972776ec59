import { at, clock, day, EVERY_MS, LogDay } from '../../tests/truth/logDay';

const CANDIDATE = 'UpsertCandidateJob';

/** A candidate that failed `failures` times, hourly from 00:10. */
const failing = (failures: number, jobType = CANDIDATE): LogDay =>
  day().failing(jobType, '00:10:00', { job: '41', cid: 'CID-1', to: failures });
/** Ten minutes after the n-th failure. */
const after = (n: number): { from: string; to: string } => ({
  from: '00:00:00',
  to: clock(at('00:20:00') + (n - 1) * EVERY_MS),
});

describe('what can still save a run that retries', () => {
  test.each([
    ['UpsertCandidateJob', 1, 22],
    ['UpsertCandidateJob', 22, 1],
    // Attempt 24 would be the next, and that one only says that it gives up.
    ['UpsertCandidateJob', 23, 0],
    ['UpsertModelJob<PhoneCall>', 23, 0],
    ['UpsertModelJob<PhoneCall>', 24, 0],
    // Without an end of its own, the last attempt works like any other.
    ['MagicLinkTokenGenerationJob', 1, 24],
    ['MagicLinkTokenGenerationJob', 23, 2],
    ['MagicLinkTokenGenerationJob', 24, 1],
  ])('%s after %i failures: %i attempts', (jobType, failures, triesLeft) => {
    expect(failing(failures, jobType).run(jobType, after(failures))).toMatchObject({ state: 'retrying', triesLeft });
  });

  test('the attempt that is under way counts, if it does any work', () => {
    const second = failing(1).started(CANDIDATE, '01:10:10', { attempt: '2/24', cid: 'CID-1' });
    expect(second.run(CANDIDATE, { to: '01:10:11' })).toMatchObject({ state: 'running', triesLeft: 22 });
    const last = failing(23).started(CANDIDATE, '23:13:04', { attempt: '24/24', cid: 'CID-1' });
    expect(last.run(CANDIDATE, { to: '23:13:05' })).toMatchObject({ state: 'running', triesLeft: 0 });
  });

  test('a run that has ended has no attempts to hope for', () => {
    const log = failing(1)
      .started(CANDIDATE, '01:10:10', { attempt: '2/24', cid: 'CID-1' })
      .succeeded(CANDIDATE, '01:10:11', { cid: 'CID-1' });
    expect(log.run(CANDIDATE).triesLeft).toBeNull();
  });
});

describe('what is said of runs that wait', () => {
  test.each(['23:13:05', '24:00:00'])(
    'the last attempt has begun, and no end was seen by %s: it cannot be saved',
    (to) => {
      const log = failing(23).started(CANDIDATE, '23:13:04', { attempt: '24/24', cid: 'CID-1' });
      expect(log.verdict(CANDIDATE, { to })).toMatchObject({
        id: 'at-risk',
        headline: '1 run cannot be saved: its last attempt gives up without trying.',
        detail: '',
        counts: { doomed: 1, savable: 0 },
      });
      expect(log.report({ to }).overall.headline).toMatch(/1 run cannot be saved and is lost any minute\.$/);
    }
  );

  test('the end is hours overdue: said so, and not as any minute', () => {
    const log = failing(23).heartbeat('00:00:00', '34:00:00');
    expect(log.report({ to: '34:00:00' }).overall.headline).toMatch(
      /^No loss was read, but not everything is known\. 1 run cannot be saved: its end was due 10 h \d+ min ago and was not seen\.$/
    );
  });

  test('one that can be saved: by when, if it recovers now', () => {
    const log = failing(2);
    expect(log.verdict(CANDIDATE, after(2))).toMatchObject({
      id: 'at-risk',
      headline: '1 run is retrying; nothing is lost yet.',
      detail: 'If it recovers now, it is saved at its next attempt, in 50 min.',
      counts: { retrying: 1, doomed: 0 },
    });
    expect(log.report(after(2)).overall.headline).toMatch(
      /^Nothing lost yet: 1 run is retrying, the next is lost in 21 h 50 min unless it recovers\.$/
    );
  });

  test('several that can be saved: by when the last of them', () => {
    const log = failing(2)
      .started(CANDIDATE, '01:15:00', { attempt: '1/24', cid: 'CID-2' })
      .failed('01:15:01', { job: '42', class: CANDIDATE });
    expect(log.verdict(CANDIDATE, after(2)).detail).toBe(
      'If it recovers now, all 2 are saved at their next attempt, the last in 55 min.'
    );
  });

  test('one whose last attempt is next: nobody is told that it can be saved', () => {
    const log = failing(23);
    const verdict = log.verdict(CANDIDATE, after(23));
    expect(verdict).toMatchObject({
      id: 'at-risk',
      headline: '1 run cannot be saved: its last attempt gives up without trying.',
      detail: '',
      counts: { retrying: 1, doomed: 1 },
      nextAvoidableDeletion: null,
    });
    expect(verdict.nextDeletion).not.toBeNull();
    expect(verdict.steps.map(({ text }) => text).join(' ')).not.toMatch(/win time/);
    expect(log.report(after(23)).overall.headline).toBe(
      'Nothing lost yet, but 1 run cannot be saved and is lost in 50 min.'
    );
  });

  test('both: the deadline that counts is of those that can be saved', () => {
    const log = failing(23)
      .started(CANDIDATE, '20:00:00', { attempt: '1/24', cid: 'CID-2' })
      .failed('20:00:01', { job: '42', class: CANDIDATE })
      .started(CANDIDATE, '21:00:10', { attempt: '2/24', cid: 'CID-2' })
      .failed('21:00:11', { job: '42', retry: 2, class: CANDIDATE })
      .started(CANDIDATE, '22:00:20', { attempt: '3/24', cid: 'CID-2' })
      .failed('22:00:21', { job: '42', retry: 3, class: CANDIDATE });
    const verdict = log.verdict(CANDIDATE, after(23));
    expect(verdict.headline).toBe(
      '1 run is retrying. 1 run cannot be saved: its last attempt gives up without trying.'
    );
    expect(log.report(after(23)).overall.headline).toMatch(
      /^Nothing lost yet, but 1 run cannot be saved and is lost in 50 min\. 1 run is retrying, the next is lost in 20 h \d+ min unless it recovers\.$/
    );
    expect(verdict.nextAvoidableDeletion!.fromMs).toBeGreaterThan(verdict.nextDeletion!.fromMs);
  });

  test('beside a loss: how many more are lost, and how many are not yet', () => {
    const log = failing(23)
      .started(CANDIDATE, '22:00:00', { attempt: '24/24', cid: 'CID-0' })
      .mail('22:00:00.010')
      .deleted(CANDIDATE, '22:00:00.020', 'CID-0');
    expect(log.verdict(CANDIDATE, after(23))).toMatchObject({
      id: 'candidate-single',
      detail:
        'An e-mail asked them to sign up again. 1 more cannot be saved: its last attempt gives up without trying.',
    });
    expect(log.report(after(23)).overall.headline).toBe('1 candidate lost, and 1 more cannot be saved.');
  });
});
