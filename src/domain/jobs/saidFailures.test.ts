import { SaidFailures } from './saidFailures';
import { after, makeAttempt, makeEvent } from './testing/makeAttempt';

const said = (minute: number, hangfireJobId?: string) => makeAttempt(minute - 1, { hangfireJobId });
const failed = (minute: number, hangfireJobId = '41') =>
  makeEvent(minute, { kind: 'attemptFailed', hangfireJobId, attempt: 1 });
const saying = (...attempts: Array<ReturnType<typeof said>>) => {
  const failures = new SaidFailures();
  attempts.forEach((attempt) => failures.add(attempt));
  return failures;
};

test('Hangfire’s line is about the attempt whose job said that it failed, once', () => {
  const attempt = said(1, '41');
  const failures = saying(said(1, '40'), attempt);
  expect(failures.take(failed(1.1))).toBe(attempt);
  expect(attempt.inferred).toBe(false);
  expect(failures.take(failed(1.1))).toBeNull();
});

test('for a minute', () => {
  expect(saying(said(1)).take(failed(2))).not.toBeNull();
  expect(saying(said(1)).take(failed(2.1))).toBeNull();
});

test('of several that it may be about the first is taken, and that is worked out', () => {
  const [first, second] = [said(1), said(1)];
  const failures = saying(first, second);
  expect(failures.take(failed(1.1))).toBe(first);
  expect(failures.take(failed(1.2))).toBe(second);
  expect([first.inferred, second.inferred, first.endedAtMs]).toEqual([true, false, after(1)]);
});

test('an attempt that was inferred stays so', () => {
  const attempt = { ...said(1), inferred: true };
  expect(saying(attempt).take(failed(1.1))?.inferred).toBe(true);
});
