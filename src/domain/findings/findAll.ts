import { Run } from '../jobs/run';
import { Finding } from '../report';
import { count, duration } from '../words';
import { findPauses } from './pauses';
import { findSharedCause } from './sharedCause';
import { Silence } from './silence';

const silent = ({ jobType, everyMs, fromMs, toMs, lasts }: Silence): Finding => ({
  kind: 'silent',
  jobTypes: [jobType],
  fromMs,
  toMs,
  text: `${jobType} did not run for ${duration(toMs - fromMs)}, though it is due every ${duration(everyMs)}${lasts ? ', and has not run since' : ''}.`,
});

function sharedCause(runs: readonly Run[]): Finding[] {
  const cause = findSharedCause(runs);
  if (!cause) {
    return [];
  }
  const { jobTypes, fromMs, toMs, errors, isCrm } = cause;
  const what = isCrm ? 'The CRM did not answer' : `The same ${errors.length === 1 ? 'error' : 'errors'} came`;
  const where = `${count(jobTypes.length, 'job type')}, ${count(cause.runs, 'run')}`;
  return [{ kind: 'shared-cause', jobTypes, fromMs, toMs, text: `${what} for ${duration(toMs - fromMs)}: ${where}.` }];
}

/** What is worth knowing beside the verdicts, in order of time. */
export function findAll(runs: readonly Run[], silences: readonly Silence[]): Finding[] {
  const pauses = findPauses(runs).map(({ jobTypes, fromMs, toMs, abortedAttempts }): Finding => {
    const used =
      abortedAttempts > 0 ? `; ${count(abortedAttempts, 'attempt')} used up, since paused attempts count` : '';
    return {
      kind: 'paused',
      jobTypes,
      fromMs,
      toMs,
      text: `The CRM integration was paused for ${duration(toMs - fromMs)} or more${used}.`,
    };
  });
  return [...silences.map(silent), ...pauses, ...sharedCause(runs)].sort((a, b) => a.fromMs - b.fromMs);
}
