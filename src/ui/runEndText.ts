import { outcomeMs, Run } from '../domain/jobs/run';
import { lossWords } from './lossWords';
import { Clock, clockText, relativeText } from './timeTexts';

/** When a run ended, or by when it is lost unless it succeeds. */
export function runEndText(run: Run, clock: Clock): string {
  const { lost } = lossWords(run);
  const last = run.attempts.at(-1);
  if (run.deletion) {
    return `${lost} ${run.deletion.fromMs > clock.nowMs ? relativeText(run.deletion.fromMs, clock) : 'any minute'}`;
  }
  return last ? clockText(run.deletedAtMs ?? outcomeMs(last), clock) : '';
}
