import { JobEventKind, failureKinds } from './jobEvent';

const kinds: Record<JobEventKind, boolean> = {
  started: false,
  payload: false,
  succeeded: false,
  deleted: true,
  deduplicated: false,
  skipped: false,
  progress: false,
  attemptFailed: true,
  saidFailed: true,
  deletedByHangfire: true,
  failed: true,
  requeued: false,
  stateChangeFailed: true,
  scheduleFailed: true,
  // The mails that are read tell of a loss; that one of them did not go out tells of none.
  emailSent: true,
  emailFailed: false,
  serverStarted: false,
  serverStopping: false,
};

test.each(Object.entries(kinds))('a line of the kind %s that has no place is a doubt: %s', (kind, isDoubt) => {
  expect(failureKinds.has(kind as JobEventKind)).toBe(isDoubt);
});
