import { Run, outcomeMs } from '../jobs/run';
import { count, duration } from '../words';
import { TypeFacts, hidesLoss } from './typeFacts';

/** What was not read can only make a loss greater. */
export const atLeast = ({ doubts }: TypeFacts, counted: string): string =>
  hidesLoss(doubts) ? `At least ${counted}` : counted;

export const nothingLost = ({ doubts }: TypeFacts): string =>
  hidesLoss(doubts) ? 'no loss was read, but not everything is known.' : 'nothing is lost yet.';

/** Failed attempts of the trouble that goes on; earlier ones recovered. */
export const failuresSinceTrouble = ({ failedAttempts, troubleSinceMs }: TypeFacts): number =>
  failedAttempts.filter((attempt) => outcomeMs(attempt) >= (troubleSinceMs ?? 0)).length;

/** Who was told, in words: a candidate that nobody told is a candidate that nobody gets back. */
export function toldOf(lost: readonly Run[]): string {
  const told = lost.filter(({ lossEmail }) => lossEmail === 'sent').length;
  const elsewhere = lost.filter(({ lossEmail }) => lossEmail === 'impossible').length;
  const untold = lost.length - told - elsewhere;
  if (told === lost.length) {
    return told === 1 ? 'An e-mail asked them to sign up again.' : 'E-mails asked all of them to sign up again.';
  }
  const ofThem = (n: number): string =>
    n === lost.length ? (n === 1 ? 'It' : 'All of them') : count(n, 'of them', 'of them');
  return [
    ...(untold > 0
      ? [
          untold === lost.length
            ? 'No e-mail was sent: nobody asked them to sign up again.'
            : `${count(untold, 'of them was', 'of them were')} not e-mailed: nobody asked them to sign up again.`,
        ]
      : []),
    ...(elsewhere > 0
      ? [`${ofThem(elsewhere)} came by a magic link or from Apply, not by a sign-up: no e-mail can tell them.`]
      : []),
  ].join(' ');
}

/** How a run's end comes when the attempts that do work are used up. */
const givesUp = (doomed: number): string => `${doomed === 1 ? 'its' : 'their'} last attempt gives up without trying`;

/** When the last of the runs that can be saved is tried next: "in 43 min". */
function lastNextAttempt({ savable, nowMs }: TypeFacts): string {
  const lastMs = savable.reduce((last, { nextAttempt }) => Math.max(last, nextAttempt?.toMs ?? nowMs), nowMs);
  return lastMs > nowMs ? `in ${duration(lastMs - nowMs)}` : 'any minute';
}

/** What can become of the runs that retry beside those that are lost. */
export function outlook(facts: TypeFacts): string {
  const { savable, counts } = facts;
  const { doomed } = counts;
  const saved =
    savable.length === 1 ? 'it is saved at its next attempt,' : 'all are saved at their next attempt, the last';
  return [
    ...(savable.length > 0
      ? [
          `${count(savable.length, 'more is', 'more are')} retrying: if it recovers now, ${saved} ${lastNextAttempt(facts)}.`,
        ]
      : []),
    ...(doomed > 0 ? [`${count(doomed, 'more', 'more')} cannot be saved: ${givesUp(doomed)}.`] : []),
  ].join(' ');
}

/** The headline while nothing is lost yet. */
export function atRisk(facts: TypeFacts): string {
  const { savable, underway, counts } = facts;
  const { doomed } = counts;
  const waiting = count(savable.length, 'run is', 'runs are');
  if (doomed > 0) {
    const lost = `${count(doomed, 'run')} cannot be saved: ${givesUp(doomed)}`;
    return savable.length > 0 ? `${waiting} retrying. ${lost}.` : `${lost}.`;
  }
  return savable.length > 0
    ? `${waiting} retrying; ${nothingLost(facts)}`
    : `${count(underway.length, 'failed run is', 'failed runs are')} being tried again; ${nothingLost(facts)}`;
}

/** By when all is well again if the cause is mended now. */
export function savedBy(facts: TypeFacts): string {
  const runs = facts.savable.length + facts.underway.length;
  if (runs === 0) {
    return '';
  }
  return runs === 1
    ? `If it recovers now, it is saved at its next attempt, ${lastNextAttempt(facts)}.`
    : `If it recovers now, all ${runs.toLocaleString('en-GB')} are saved at their next attempt, the last ${lastNextAttempt(facts)}.`;
}
