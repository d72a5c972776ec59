import { Run, outcomeMs } from '../domain/jobs/run';
import { isFailure, lastFailure } from '../domain/runs/errorKey';
import { beganMs } from '../domain/runs/listRuns';
import { RunGroup, runGroup } from '../domain/runs/runGroup';
import { count, duration } from '../domain/words';
import { lossWords } from './lossWords';
import { Meaning } from './signColours';
import { errorText } from './timeline/errorText';
import { Clock, clockText, relativeText } from './timeTexts';

/** How each group of runs is spoken of. */
export const groupWords: Record<RunGroup, { name: string; meaning: Meaning }> = {
  lost: { name: 'Lost', meaning: 'loss' },
  failed: { name: 'Failed', meaning: 'loss' },
  retrying: { name: 'Retrying', meaning: 'retry' },
  interrupted: { name: 'No ending seen', meaning: 'muted' },
  running: { name: 'Running', meaning: 'investigate' },
  recovered: { name: 'Recovered', meaning: 'good' },
  succeeded: { name: 'Succeeded', meaning: 'good' },
  skipped: { name: 'Skipped', meaning: 'muted' },
};

/** The words for a run's group: what carries no person's data is given up, not lost. */
export function runStateWords(run: Run): { name: string; meaning: Meaning } {
  const group = runGroup(run);
  const { lost, meaning } = lossWords(run);
  return group === 'lost' && lost !== 'lost' ? { name: 'Given up', meaning } : groupWords[group];
}

/** How often it failed; of a run whose beginning was not read, only in which attempt it ended. */
function afterWords({ attempts, seenFromFirst }: Run): string {
  const n = attempts.at(-1)?.n ?? null;
  return seenFromFirst || n === null
    ? `after ${count(attempts.filter(isFailure).length, 'failed attempt')}`
    : `in attempt ${n}`;
}

/** Whether it can still be saved, or how it ended, in one sentence. */
export function runHeadline(run: Run, clock: Clock): string {
  const { lost } = lossWords(run);
  const group = runGroup(run);
  switch (group) {
    case 'lost':
      return `${lost === 'lost' ? 'Lost for good' : 'Given up'} at ${clockText(run.deletedAtMs ?? clock.nowMs, clock)}, ${afterWords(run)}.`;
    case 'failed':
      return 'Failed, and not tried again: Hangfire keeps it until somebody acts.';
    case 'retrying':
      return run.triesLeft === 0
        ? 'Cannot be saved: its last attempt gives up without trying.'
        : `Waiting for its next attempt${run.deletion ? `; ${lost} ${relativeText(run.deletion.fromMs, clock)} unless one succeeds` : ''}.`;
    case 'interrupted':
      return 'No ending was seen: its process was stopped, or the line was not read.';
    case 'running':
      return `Running since ${clockText(outcomeMs(run.attempts.at(-1)!), clock)}.`;
    case 'recovered':
      return `Recovered at ${clockText(outcomeMs(run.attempts.at(-1)!), clock)}, ${afterWords(run)}.`;
    case 'succeeded':
      return `Succeeded at ${clockText(outcomeMs(run.attempts.at(-1)!), clock)}.`;
    case 'skipped':
      return run.state === 'deduplicated' ? 'Ended at once: the same data was being sent.' : 'Ended without work.';
    default:
      return group satisfies never;
  }
}

const mailWords: Record<Run['lossEmail'], string> = {
  sent: 'An e-mail told the candidate.',
  failed: 'The e-mail to the candidate could not be sent: nobody was told.',
  none: 'No e-mail was sent: nobody was told.',
  impossible: 'Nobody signed up, so there is no address to write to.',
};

function endWords(run: Run, clock: Clock): string[] {
  const last = run.attempts.at(-1)!;
  const n = last.n === null ? 'the last attempt' : `attempt ${last.n}`;
  const { lost } = lossWords(run);
  switch (runGroup(run)) {
    case 'lost': {
      const by =
        run.state === 'deletedByHangfire' ? `Hangfire deleted it after ${n}` : `In ${n} the job gave up by itself`;
      const mail = run.jobClass === 'send' ? [mailWords[run.lossEmail]] : [];
      return [`${by}, at ${clockText(run.deletedAtMs ?? outcomeMs(last), clock)}.`, ...mail];
    }
    case 'retrying': {
      const { nextAttempt, deletion, triesLeft } = run;
      if (triesLeft === 0 && deletion) {
        return [`Its last attempt, due at ${clockText(deletion.fromMs, clock)}, only gives up: then it is ${lost}.`];
      }
      const next = nextAttempt ? [`The next attempt is due at ${clockText(nextAttempt.fromMs, clock)}.`] : [];
      const end = deletion ? [`If all fail, it is ${lost} from ${clockText(deletion.fromMs, clock)} on.`] : [];
      return [...next, ...end];
    }
    case 'recovered':
      return [
        `Then ${n} succeeded at ${clockText(outcomeMs(last), clock)}, ${duration(outcomeMs(last) - beganMs(run))} after the start.`,
      ];
    default:
      return [];
  }
}

/**
 * What happened to a run, in a few sentences. Log text among it is untrusted.
 * @param purpose what is not done while its job fails; '' where nobody said
 */
export function runStory(run: Run, clock: Clock, purpose: string): string {
  const first = run.attempts[0]!;
  const failures = run.attempts.filter(isFailure);
  const began = run.seenFromFirst
    ? `It began at ${clockText(beganMs(run), clock)}`
    : `It began before what was read: attempt ${first.n ?? 'of an unknown number'} at ${clockText(beganMs(run), clock)} is the first seen`;
  const error = lastFailure(run)?.error;
  const failed =
    failures.length === 0
      ? ''
      : `${count(failures.length, 'attempt')} failed${error ? `, ${failures.length > 1 ? 'the last ' : ''}with ${errorText(error)}` : ''}`;
  const sentences = [
    purpose && `What it does: ${purpose}.`,
    `${began}.`,
    failed && (/[.!?]$/.test(failed) ? failed : `${failed}.`),
    ...endWords(run, clock),
    run.inferred && 'Its attempts were joined by time and number, not by an id (worked out).',
  ];
  return sentences.filter((sentence) => typeof sentence === 'string' && sentence !== '').join(' ');
}
