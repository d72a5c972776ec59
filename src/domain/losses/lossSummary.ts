import { count } from '../words';
import { Loss, mayAffectPerson } from './loss';

const CANDIDATE = 'UpsertCandidateJob';

const all = (n: number, of: number): string =>
  n === of ? (of === 1 ? 'It was' : 'All were') : `${n} of them ${n === 1 ? 'was' : 'were'}`;

/** Who of those affected was told; '' where nobody is affected. */
function toldText(affecting: readonly Loss[]): string {
  const told = affecting.filter(({ email }) => email === 'sent').length;
  const untold = affecting.length - told;
  return [
    ...(told > 0 ? [`${all(told, affecting.length)} e-mailed to sign up again.`] : []),
    ...(untold > 0 ? [`${all(untold, affecting.length)} not told.`] : []),
  ].join(' ');
}

/**
 * The losses in a sentence or two: who is affected, who of them was told, and what was given up without loss of data. It
 * never says that nothing was lost: that depends on what was read.
 * @param mayHideLoss more may be lost than was read
 * @returns '' for no loss
 */
export function lossSummary(losses: readonly Loss[], mayHideLoss: boolean): string {
  const affecting = losses.filter(mayAffectPerson);
  const candidates = affecting.filter(({ jobType }) => jobType === CANDIDATE).length;
  const others = affecting.length - candidates;
  const harmless = losses.length - affecting.length;
  const lost = [
    ...(candidates > 0 ? [count(candidates, 'candidate')] : []),
    ...(others > 0
      ? [
          count(
            others,
            candidates > 0 ? 'other run with a person’s data' : 'run with a person’s data',
            candidates > 0 ? 'other runs with a person’s data' : 'runs with a person’s data'
          ),
        ]
      : []),
  ].join(' and ');
  return [
    ...(lost !== '' ? [`${mayHideLoss ? 'At least ' : ''}${lost} lost.`, toldText(affecting)] : []),
    ...(harmless > 0
      ? [
          `${lost === '' && mayHideLoss ? 'At least ' : ''}${count(harmless, 'run')} given up without loss of a person’s data.`,
        ]
      : []),
  ].join(' ');
}
