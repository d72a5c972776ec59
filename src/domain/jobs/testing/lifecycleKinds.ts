import { JobEvent } from '../jobEvent';

/** The kinds of lines that begin or end an attempt: each must end in exactly one run, or be loose. */
export const lifecycleKinds: ReadonlySet<JobEvent['kind']> = new Set([
  'started',
  'succeeded',
  'deleted',
  'deduplicated',
  'skipped',
  'attemptFailed',
  'deletedByHangfire',
  'failed',
]);
