import { TimeSpan } from '../coverage';
import { apiCatalogue } from '../jobs/jobCatalogue';
import { steady } from '../jobs/retryDelays';
import { Run } from '../jobs/run';
import { HOUR_MS, makeRun, MINUTE_MS } from '../timeline/testing/makeRun';
import { mayHideLoss } from './hiddenLoss';

const START_MS = Date.UTC(2026, 5, 17);
const CANDIDATE = 'UpsertCandidateJob';
const after = (minutes: number): number => START_MS + minutes * MINUTE_MS;
const gap = (from: number, to: number): TimeSpan => ({ fromMs: after(from), toMs: after(to) });

/** Whether a loss can hide in the first of the gaps, in a day that was read from midnight. Times in minutes after it. */
function hides(gaps: readonly [TimeSpan, ...TimeSpan[]], runs: readonly Run[] = [], jobType = CANDIDATE): boolean {
  return mayHideLoss(jobType, runs, gaps[0], { fromMs: START_MS, unheard: gaps, catalogue: apiCatalogue });
}

/** A run of which attempts from number `first` on were seen, an hour apart, the last of them beginning at a minute. */
function seen(letters: string, first: number, lastMinute: number): Run {
  const run = makeRun(letters, after(lastMinute) - (letters.length - 1) * HOUR_MS, 'retrying');
  return { ...run, attempts: run.attempts.map((attempt, index) => ({ ...attempt, n: first + index })) };
}

test('a run that waits shows itself once an hour: a shorter gap after hours that were read hides none', () => {
  expect(hides([gap(600, 659.9)])).toBe(false);
  expect(hides([gap(600, 660)])).toBe(true);
});

test('the time before must have been read for an hour and the longest queue', () => {
  expect(hides([gap(115, 120)])).toBe(false);
  expect(hides([gap(114.9, 120)])).toBe(true);
});

test('what was not read before begins that time anew; what was not read afterwards does not', () => {
  expect(hides([gap(600, 610), gap(470, 485)])).toBe(false);
  expect(hides([gap(600, 610), gap(470, 485.1)])).toBe(true);
  expect(hides([gap(600, 610), gap(470, 486), gap(100, 110)])).toBe(true);
  expect(hides([gap(600, 610), gap(605, 900)])).toBe(false);
});

test('a job that Hangfire does not retry can be lost in a moment', () => {
  expect(hides([gap(600, 600)], [], 'ApplyBackfillJob')).toBe(true);
  expect(hides([gap(600, 600)], [], 'ClaimCallbackBookingSlotJob')).toBe(false);
});

test('where retries follow sooner than an hour, a shorter gap hides a loss', () => {
  const quick = { ...makeRun('o', after(60), 'succeeded'), delays: steady(MINUTE_MS) };
  const slow = { ...makeRun('o', after(60), 'succeeded'), delays: steady(2 * HOUR_MS) };
  expect(hides([gap(600, 600.9)], [quick, slow])).toBe(false);
  expect(hides([gap(600, 601)], [quick, slow])).toBe(true);
  expect(hides([gap(600, 659)], [slow])).toBe(false);
});

describe('a run that was seen before the gap can end in it', () => {
  const inGap = (run: Run): boolean => hides([gap(600, 630)], [makeRun('o', after(60), 'succeeded'), run]);

  test('if its last attempt is due there', () => {
    expect(inGap(seen('xxx', 21, 560))).toBe(true);
    expect(inGap(seen('aaa', 21, 560))).toBe(true);
    expect(inGap(seen('xxx', 20, 560))).toBe(false);
    // The next attempt comes after the gap.
    expect(inGap(seen('xxx', 21, 580))).toBe(false);
  });

  test('if it began its last attempt before', () => {
    expect(inGap(seen('xxr', 22, 599))).toBe(true);
    expect(inGap(seen('xxr', 21, 599))).toBe(false);
  });

  test('if no line tells how often it was tried', () => {
    const run = seen('xxx', 1, 590);
    expect(inGap({ ...run, attempts: run.attempts.map((attempt) => ({ ...attempt, n: null })) })).toBe(true);
  });

  test('not if it had ended', () => {
    expect(inGap(seen('xxo', 22, 590))).toBe(false);
    expect(inGap(seen('xxd', 22, 590))).toBe(false);
  });

  test('not if it was seen to go on after it, unless that is only worked out', () => {
    const before = seen('xx', 22, 560);
    const [next] = seen('o', 24, 650).attempts;
    const goingOn = (inferred: boolean): Run => ({ ...before, attempts: [...before.attempts, { ...next!, inferred }] });
    expect(inGap(goingOn(false))).toBe(false);
    expect(inGap(goingOn(true))).toBe(true);
  });

  test('not if all of it came after the gap', () => {
    expect(inGap(seen('x', 24, 640))).toBe(false);
    expect(inGap(seen('x', 24, 600))).toBe(false);
  });
});
