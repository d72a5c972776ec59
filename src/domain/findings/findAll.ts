import { Run } from '../jobs/run';
import { Finding } from '../report';
import { Steps } from '../steps';
import { count, duration } from '../words';
import { findPauses } from './pauses';
import { QuietInstance } from './quietInstances';
import { findSharedCause } from './sharedCause';
import { Silence } from './silence';

const silent = ({ jobType, everyMs, fromMs, toMs, lasts }: Silence): Finding => ({
  kind: 'silent',
  jobTypes: [jobType],
  fromMs,
  toMs,
  text: `${jobType} did not run for ${duration(toMs - fromMs)}, though it is due every ${duration(everyMs)}${lasts ? ', and has not run since' : ''}.`,
});

const quietInstance = ({ instance, fromMs, toMs }: QuietInstance): Finding => ({
  kind: 'quiet-instance',
  jobTypes: [],
  fromMs,
  toMs,
  text: `No line of any job from ${instance.slice(0, 80)} for ${duration(toMs - fromMs)}, though others went on and it did not say that it stops: it was killed, or its lines do not arrive.`,
});

function* sharedCause(runs: readonly Run[], nowMs: number): Steps<Finding[]> {
  const cause = yield* findSharedCause(runs, nowMs);
  if (!cause) {
    return [];
  }
  const { jobTypes, fromMs, toMs, errors, isCrm, beganBefore, goesOn } = cause;
  const same = `The same ${errors.length === 1 ? 'error' : 'errors'}`;
  const over = isCrm ? 'The CRM did not answer' : `${same} came`;
  const stillThere = isCrm ? 'The CRM has not answered' : `${same} ${errors.length === 1 ? 'has' : 'have'} been coming`;
  const length = `${beganBefore ? 'at least ' : ''}${duration((goesOn ? nowMs : toMs) - fromMs)}`;
  const where = `${count(jobTypes.length, 'job type')}, ${count(cause.runs, 'run')}`;
  const text = `${goesOn ? stillThere : over} for ${length}: ${where}.`;
  return [{ kind: 'shared-cause', jobTypes, fromMs, toMs, text }];
}

/** What is worth knowing beside the verdicts at a moment (ms, UTC), in order of time. */
export function* findAll(
  runs: readonly Run[],
  silences: readonly Silence[],
  quietInstances: readonly QuietInstance[],
  nowMs: number
): Steps<Finding[]> {
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
  const causes = yield* sharedCause(runs, nowMs);
  return [...silences.map(silent), ...quietInstances.map(quietInstance), ...pauses, ...causes].sort(
    (a, b) => a.fromMs - b.fromMs
  );
}
