import { StillFailing } from '../domain/runs/stillFailing';
import { count } from '../domain/words';
import { Meaning } from './signColours';
import { Clock, clockText, relativeText } from './timeTexts';

/** The answer to "is it still failing?", as a sentence and by what one knows. */
export interface StillFailingWords {
  answer: string;
  because: string;
  meaning: Meaning;
}

/** Says whether a job type is still failing. */
export function stillFailingWords(state: StillFailing, clock: Clock): StillFailingWords {
  const {
    lastFailureMs,
    lastSuccessMs,
    failingSinceMs,
    failuresSince,
    givenUpSince,
    successesSince,
    waiting,
    nextTryMs,
  } = state;
  const at = (ms: number | null) => (ms === null ? 'a time that is not known' : clockText(ms, clock));
  const ago = (ms: number | null) => (ms === null ? '' : `, ${relativeText(ms, clock)}`);
  const next =
    nextTryMs === null
      ? ''
      : nextTryMs > clock.nowMs
        ? ` The next attempt is due at ${at(nextTryMs)}.`
        : ' An attempt is due any minute.';
  const givenUp = givenUpSince > 0 ? ` and ${count(givenUpSince, 'job')} gave up` : '';
  const last = `It failed last at ${at(lastFailureMs)}${ago(lastFailureMs)}`;
  const since = `${count(successesSince, 'attempt')} succeeded since, the last at ${at(lastSuccessMs)}${ago(lastSuccessMs)}.`;
  const pending = count(waiting, 'run still waits for its retry', 'runs still wait for their retry');
  switch (state.answer) {
    case 'never':
      return { answer: 'It did not fail in this range.', because: '', meaning: 'good' };
    case 'no':
      return { answer: 'It is not failing any more.', because: `${last}; ${since}`, meaning: 'good' };
    case 'waiting':
      return {
        answer: `It succeeds again, but ${pending}.`,
        because: `${last}; ${since}${next}`,
        meaning: 'retry',
      };
    case 'yes':
      return {
        answer: 'It is still failing.',
        because: `${count(failuresSince, 'attempt')} failed${givenUp} since ${at(failingSinceMs)}, the last at ${at(lastFailureMs)}${ago(lastFailureMs)}, and none succeeded since.${next}`,
        meaning: 'retry',
      };
    case 'untried':
      return {
        answer: 'Nobody knows yet: it failed, and was not tried again since.',
        because: `${last}.${next}`,
        meaning: 'retry',
      };
    case 'unknown':
      return {
        answer: 'Cannot tell whether it is still failing.',
        because: `A failure may hide in what was not read, or not understood. ${lastFailureMs === null ? 'None was seen.' : `${last}.`}`,
        meaning: 'muted',
      };
    default:
      return state.answer satisfies never;
  }
}
