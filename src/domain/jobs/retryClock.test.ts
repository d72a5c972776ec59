import { LastAttempt, apiCatalogue } from './jobCatalogue';
import { hangfireDelays, steady } from './retryDelays';
import { RetryState, deletionSpan, latestTickMs, nextAttempt } from './retryClock';

const HOUR = 3_600_000;
const state = (failedAttempt: number, rest: Partial<RetryState> = {}): RetryState => ({
  failedAttempt,
  failedAtMs: 1000,
  delayMs: HOUR,
  delays: steady(HOUR),
  maxAttempts: 24,
  attemptMs: 2000,
  ...rest,
});

test('the next attempt comes after the delay, never before, and soon after', () => {
  const { fromMs, toMs } = nextAttempt(state(1));
  expect(fromMs).toBe(1000 + HOUR);
  expect(toMs - fromMs).toBeGreaterThanOrEqual(15_000);
  expect(toMs - fromMs).toBeLessThanOrEqual(60_000);
});

describe('how many more failures until it is lost', () => {
  test.each<[LastAttempt, number, number, number]>([
    // the kind of last attempt, the attempt that failed, delays until the soonest and until the latest loss
    ['none', 1, 24, 24],
    ['none', 24, 1, 1],
    ['deletes', 1, 23, 23],
    ['deletes', 22, 2, 2],
    ['deletes', 23, 1, 1],
    ['deletes', 24, 1, 1],
    ['readsCrmThenDeletes', 1, 23, 24],
    ['readsCrmThenDeletes', 23, 1, 2],
    ['readsCrmThenDeletes', 24, 1, 1],
  ])('%s, attempt %i failed: %i to %i', (lastAttempt, failedAttempt, soonest, latest) => {
    const { fromMs, toMs } = deletionSpan({ lastAttempt }, state(failedAttempt));
    expect(fromMs).toBe(1000 + soonest * HOUR);
    expect(Math.floor((toMs - 1000) / HOUR)).toBe(latest);
  });

  test('each attempt drifts later by poll and length, by minutes in a day', () => {
    const { fromMs, toMs } = deletionSpan({ lastAttempt: 'deletes' }, state(1));
    expect(toMs - fromMs).toBeGreaterThan(23 * 15_000);
    expect(toMs - fromMs).toBeLessThan(30 * 60_000);
  });

  test('in Development', () => {
    const minutes = { delayMs: 60_000, delays: steady(60_000), maxAttempts: 5 };
    expect(deletionSpan({ lastAttempt: 'deletes' }, state(1, minutes)).fromMs).toBe(1000 + 4 * 60_000);
    expect(deletionSpan({ lastAttempt: 'none' }, state(1, minutes)).fromMs).toBe(1000 + 5 * 60_000);
  });

  test('of growing delays, the next as its line says and the later ones from the least to the most they can be', () => {
    const growing = { delays: hangfireDelays(3), delayMs: 40_000, maxAttempts: 3, attemptMs: 0 };
    const { fromMs, toMs } = deletionSpan({ lastAttempt: 'none' }, state(1, growing));
    // The failures of attempts 2 and 3 are followed by 16 and 31 seconds, and by up to 29 times their number.
    expect(fromMs).toBe(1000 + 40_000 + 16_000 + 31_000);
    expect(toMs - fromMs).toBe((2 + 3) * 29_000 + 3 * 30_000);
  });

  test('of a type that is not known as of one that ends by Hangfire', () => {
    expect(deletionSpan(undefined, state(1))).toEqual(deletionSpan({ lastAttempt: 'none' }, state(1)));
  });
});

describe('ticks of a schedule', () => {
  const tick = (jobType: string, at: string): string =>
    new Date(latestTickMs(apiCatalogue.info(jobType)!.schedule!, Date.parse(at))).toISOString();

  test.each([
    ['CrmSyncJob', '2026-06-17T10:04:59.999Z', '2026-06-17T10:00:00.000Z'],
    ['CrmSyncJob', '2026-06-17T10:05:00.000Z', '2026-06-17T10:05:00.000Z'],
    ['MagicLinkTokenGenerationJob', '2026-06-17T10:59:59.000Z', '2026-06-17T10:00:00.000Z'],
    // The 15th of June 2026 is a Monday.
    ['LocationSyncJob', '2026-06-17T10:00:00.000Z', '2026-06-15T00:00:00.000Z'],
    ['LocationSyncJob', '2026-06-14T23:59:59.000Z', '2026-06-08T00:00:00.000Z'],
  ])('%s at %s', (jobType, at, expected) => {
    expect(tick(jobType, at)).toBe(expected);
  });
});
