import { LossMails } from './lossMails';
import { OpenAttempt } from './openAttempt';
import { after, makeAttempt, makeEvent } from './testing/makeAttempt';

const mail = (minute: number) => makeEvent(minute, { kind: 'emailSent' });
const failure = (minute: number) => makeEvent(minute, { kind: 'emailFailed' });
const running = (minute: number, rest: Partial<OpenAttempt> = {}) =>
  makeAttempt(minute, { outcome: 'running', endedAtMs: null, ...rest });

test('a mail is that of the attempt that gives up at this moment: without a Deleted it is the end, worked out', () => {
  for (const outcome of ['running', 'interrupted'] as const) {
    const mails = new LossMails();
    const attempt = running(0, { outcome });
    mails.sent(mail(1), attempt);
    expect(mails.finish()).toEqual([]);
    expect(attempt).toMatchObject({
      outcome: 'deleted',
      endedAtMs: after(1),
      email: 'sent',
      endIsInferred: true,
      inferred: true,
      lineIds: ['0', 'emailSent@1'],
    });
  }
});

test.each<[string, Partial<OpenAttempt>]>([
  ['ended otherwise', { outcome: 'succeeded', endedAtMs: after(1) }],
  ['was given back to run again', { requeued: true }],
])('an attempt that %s is not ended by its mail', (_, rest) => {
  const mails = new LossMails();
  const attempt = running(0, rest);
  const { outcome, endedAtMs } = attempt;
  mails.sent(mail(1), attempt);
  mails.finish();
  expect(attempt).toMatchObject({ outcome, endedAtMs, endIsInferred: false, inferred: false, email: 'sent' });
});

test('a mail later than a minute is not its, nor one without an attempt: they belong to none', () => {
  const mails = new LossMails();
  const attempt = running(0);
  mails.sent(mail(1.1), attempt);
  mails.sent(mail(2), null);
  expect(mails.finish()).toEqual([mail(1.1), mail(2)]);
  expect(attempt).toMatchObject({ outcome: 'running', email: null });
});

describe('word that a mail did not go out', () => {
  const told = (minute: number) => {
    const mails = new LossMails();
    const attempts = [running(0), running(0.5)] as const;
    attempts.forEach((attempt, index) => mails.sent(mail(0.6 + index / 10), attempt));
    mails.failed(failure(minute));
    return attempts.map(({ email, lineIds }) => [email, lineIds.length]);
  };

  test('is about the last that was sent, for a minute', () => {
    expect(told(1.5)).toEqual([
      ['sent', 2],
      ['failed', 3],
    ]);
    expect(told(1.6)).toEqual([
      ['sent', 2],
      ['sent', 2],
    ]);
  });

  test('is about none where none was sent', () => {
    const mails = new LossMails();
    mails.failed(failure(0));
    expect(mails.finish()).toEqual([]);
  });
});

describe('an attempt that gave up and whose start was not read', () => {
  const gaveUp = (rest: Partial<OpenAttempt> = {}) =>
    makeAttempt(0, { outcome: 'deleted', startedAtMs: null, endedAtMs: after(10), ...rest });

  test('has the mail of the minute around it', () => {
    const mails = new LossMails();
    [8, 9.1, 9.2].forEach((minute) => mails.sent(mail(minute), null));
    const attempt = gaveUp();
    mails.gaveUp(attempt);
    expect(attempt).toMatchObject({ email: 'sent', lineIds: ['0', 'emailSent@9.1'] });
    expect(mails.finish()).toEqual([mail(8), mail(9.2)]);
    expect(attempt).toMatchObject({ endedAtMs: after(10), endIsInferred: false });
  });

  test('has none where it has one already, or where none came near', () => {
    const mails = new LossMails();
    [8.9, 9.5, 11.1].forEach((minute) => mails.sent(mail(minute), null));
    mails.gaveUp(gaveUp({ email: 'failed' }));
    mails.gaveUp(gaveUp({ endedAtMs: after(20) }));
    expect(mails.finish()).toHaveLength(3);
  });
});
