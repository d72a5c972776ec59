import { finish } from '../steps';
import { Fragment } from './fragment';
import { joinByClock } from './joinByClock';
import { OpenAttempt } from './openAttempt';
import { after, makeFragment, MINUTE_MS, told } from './testing/makeAttempt';

const joined = (...fragments: Fragment[]): string => {
  // Joining writes into what it joins.
  const again = fragments.map((fragment): Fragment => structuredClone(fragment));
  const answer = told(finish(joinByClock(fragments)));
  expect(told(finish(joinByClock(again.reverse())))).toBe(answer);
  return answer;
};

describe('a job whose lines number its attempts', () => {
  const n = (number: number, minute: number, rest: Partial<OpenAttempt> = {}): Fragment =>
    makeFragment(minute, { n: number, maxAttempts: 24, ...rest });

  test('attempt n + 1 goes on an hour after attempt n failed, and is marked as worked out', () => {
    const fragments = [n(1, 0), n(2, 61.2), n(3, 122.5)];
    expect(joined(...fragments)).toBe('0 61.2 122.5');
    const [run] = finish(joinByClock([n(1, 0), n(2, 61.2)]));
    expect(run?.inferred).toBe(true);
    expect(run?.attempts.map(({ inferred }) => inferred)).toEqual([false, true]);
  });

  test('not sooner than clocks may differ, nor later than a queue may last', () => {
    expect(joined(n(1, 0), n(2, 56))).toBe('0 56');
    expect(joined(n(1, 0), n(2, 55.9))).toBe('0 | 55.9');
    expect(joined(n(1, 0), n(2, 116))).toBe('0 116');
    expect(joined(n(1, 0), n(2, 116.1))).toBe('0 | 116.1');
  });

  test('nor with a wrong number', () => {
    expect(joined(n(1, 0), n(3, 61))).toBe('0 | 61');
    expect(joined(n(2, 0), n(2, 61))).toBe('0 | 61');
  });

  test('Hangfire’s own delay counts, where it tells one', () => {
    expect(joined(n(1, 0, { retryDelayMs: MINUTE_MS }), n(2, 2.1))).toBe('0 2.1');
    expect(joined(n(1, 0, { retryDelayMs: 120 * MINUTE_MS }), n(2, 61))).toBe('0 | 61');
  });

  test('a first attempt goes on with nothing', () => {
    expect(joined(n(23, 0), n(1, 61))).toBe('0 | 61');
    const cutOff: Partial<OpenAttempt> = { outcome: 'interrupted', endedAtMs: null };
    expect(joined(n(1, 0, cutOff), n(1, 31))).toBe('0 | 31');
    expect(joined(n(1, 0, { ...cutOff, payloadHash: 1 }), n(1, 31, { payloadHash: 1 }))).toBe('0 31');
  });

  test('a run that ended goes on no more', () => {
    for (const outcome of ['succeeded', 'deleted'] as const) {
      expect(joined(n(1, 0, { outcome }), n(2, 61))).toBe('0 | 61');
    }
    expect(joined(n(1, 0, { endsRunAs: 'deletedByHangfire' }), n(2, 61))).toBe('0 | 61');
  });

  test('what is deduplicated is a run of its own; a retry that is skipped ends its run', () => {
    expect(joined(n(1, 0), n(2, 61, { outcome: 'skipped' }))).toBe('0 61');
    expect(joined(n(1, 0), n(2, 61, { outcome: 'deduplicated' }))).toBe('0 | 61');
  });

  test('of several that wait, the one that was due first goes on first', () => {
    expect(joined(n(1, 0), n(1, 2), n(2, 61.1), n(2, 63.1))).toBe('0 61.1 | 2 63.1');
    // One of the first two was not read again; who, is open: the earlier one is taken.
    expect(joined(n(1, 0), n(1, 2), n(2, 64))).toBe('0 64 | 2');
  });

  test('which was due first is a matter of the end, not of the start', () => {
    expect(joined(n(1, 0, { endedAtMs: after(50) }), n(1, 10), n(2, 111))).toBe('0 | 10 111');
  });

  test('ids that speak against it keep runs apart: the next that waits is taken', () => {
    const id = (correlationId: string) => ({ correlationId });
    expect(joined(n(1, 0, id('A')), n(1, 2, id('B')), n(2, 63.1, id('B')))).toBe('0 | 2 63.1');
  });

  test('another job is another run', () => {
    expect(joined(n(1, 0), n(2, 61, { jobType: 'UpsertApplicationFormJob' }))).toBe('0 | 61');
    expect(joined(n(1, 0, { jobType: null }), n(2, 61))).toBe('0 | 61');
    expect(joined(n(1, 0), n(2, 61, { jobType: null }))).toBe('0 | 61');
    expect(joined(n(1, 0, { jobType: 'UpsertModelJob<A>' }), n(2, 61, { jobType: 'UpsertModelJob<?>' }))).toBe('0 61');
    expect(joined(n(1, 0, { jobType: 'UpsertModelJob<A>' }), n(2, 61, { jobType: 'UpsertModelJob<B>' }))).toBe(
      '0 | 61'
    );
  });

  test('who agrees in the clock goes before whose clock must be out', () => {
    expect(joined(n(1, 0), n(1, 4), n(2, 61.1), n(2, 62))).toBe('0 61.1 | 4 62');
  });
});

describe('a job whose lines do not number its attempts', () => {
  const links = (minute: number, rest: Partial<OpenAttempt> = {}): Fragment =>
    makeFragment(minute, { jobType: 'ApplyCandidateSyncJob', entityId: '7', ...rest });

  test('goes on an hour after, by the clock to the second, for nothing else tells', () => {
    expect(joined(links(0), links(61))).toBe('0 61');
    expect(joined(links(0), links(60.99))).toBe('0 60.99');
    expect(joined(links(0), links(60.9))).toBe('0 | 60.9');
  });

  test('in several processes, whose clocks may differ unmeasured, to fifty seconds', () => {
    const elsewhere = { instance: 'web-1' };
    expect(joined(links(0), links(61 - 50 / 60, elsewhere))).toBe(`0 ${61 - 50 / 60}`);
    expect(joined(links(0), links(61 - 51 / 60, elsewhere))).toBe(`0 | ${61 - 51 / 60}`);
    // One that agrees in the clock goes first.
    expect(joined(links(0), links(60.5, elsewhere), links(61.1))).toBe('0 61.1 | 60.5');
  });

  test('where measured clocks differ, to ten seconds', () => {
    const skewed = { clockOffsetMs: 90_000 };
    expect(joined(links(0), links(62.4, skewed))).toBe('0 62.4');
    expect(joined(links(0), links(62.3, skewed))).toBe('0 | 62.3');
  });

  test('unless Hangfire’s lines do: then the numbers must follow one another', () => {
    expect(joined(links(0, { n: 1 }), links(61, { n: 2 }))).toBe('0 61');
    expect(joined(links(0, { n: 1 }), links(61, { n: 3 }))).toBe('0 | 61');
    expect(joined(links(0, { n: 1 }), links(61))).toBe('0 61');
    expect(joined(links(0), links(61, { n: 3 }))).toBe('0 61');
  });

  test('another Apply candidate is another run, and a pause does not tell whose it was', () => {
    expect(joined(links(0), links(61, { entityId: '8' }))).toBe('0 | 61');
    expect(joined(links(0, { entityId: undefined, outcome: 'aborted' }), links(61, { entityId: '8' }))).toBe('0 61');
  });
});

describe('a recurring job', () => {
  /** Minutes after 08:00; MagicLinkTokenGenerationJob ticks at every full hour. */
  const hourly = (minute: number, rest: Partial<OpenAttempt> = {}): Fragment =>
    makeFragment(minute, { jobType: 'MagicLinkTokenGenerationJob', ...rest });

  test('its own next tick is no retry; the retry is the start that no tick explains', () => {
    expect(joined(hourly(0), hourly(60.1, { outcome: 'succeeded' }), hourly(61.2, { outcome: 'succeeded' }))).toBe(
      '0 61.2 | 60.1'
    );
  });

  test('right after its tick a start is the schedule’s own, though a retry is due: the retry is the next', () => {
    const ended = { outcome: 'succeeded' } as const;
    const failed = { endedAtMs: after(0.1) };
    expect(joined(hourly(0, failed), hourly(60.2, ended), hourly(60.5, ended))).toBe('0 60.5 | 60.2');
    expect(joined(hourly(0, failed), hourly(60.2, ended))).toBe('0 | 60.2');
    // A minute after its tick it is not the schedule's any more.
    expect(joined(hourly(0, failed), hourly(61, ended))).toBe('0 61');
    expect(joined(hourly(0, failed), hourly(60.9, ended))).toBe('0 | 60.9');
    // A retry that was due before the tick has waited longer than the schedule.
    expect(joined(hourly(-0.5, { endedAtMs: after(-0.3) }), hourly(60.2, ended))).toBe('-0.5 60.2');
  });

  test('whose number is known needs no tick, and a first attempt has its tick, wherever it stands', () => {
    const failed = { endedAtMs: after(0.1), n: 1 };
    expect(joined(hourly(0, failed), hourly(60.2, { n: 2 }))).toBe('0 60.2');
    expect(joined(hourly(0, failed), hourly(60.2, { outcome: 'succeeded' }), hourly(60.4, { n: 1 }))).toBe(
      '0 60.2 | 60.4'
    );
  });

  test('long after its tick a start can only be a retry', () => {
    expect(joined(hourly(10), hourly(71.5, { outcome: 'succeeded' }))).toBe('10 71.5');
  });
});
