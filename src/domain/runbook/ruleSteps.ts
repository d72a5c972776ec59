import { count } from '../words';
import { TypeFacts } from './typeFacts';
import { Step } from './verdict';

export const fromRunbook = (text: string): Step => ({ text, source: 'runbook' });
export const ourSuggestion = (text: string): Step => ({ text, source: 'suggestion' });

export const crmTeam = fromRunbook('Ask the CRM team whether they have, or had, an outage.');
export const findCause = fromRunbook(
  'Look for the cause in Kibana, and perhaps in Sentry. Sentry may be empty: job errors go to the log.'
);
export const noteLost = ourSuggestion(
  'Note the lost runs now: Hangfire forgets them after a day, and their data must be sent again.'
);
export const queueAgain = ourSuggestion(
  'Have the failed runs queued again once the cause is mended: Hangfire keeps them until somebody does.'
);
/** Whom to ask first: the API's jobs call the CRM; what those of another service call, nobody told. */
export const askAboutOutage = ({ isApi }: TypeFacts, text: string): Step =>
  ourSuggestion(isApi ? text : 'Ask whether what the job calls has, or had, an outage.');
const keepRetrying = ourSuggestion('Do not pause the CRM integration to win time: paused attempts count too.');

/** Whom the job type's own entry names, and why. */
export const tell = ({ info }: TypeFacts): Step[] => (info?.tell ? [fromRunbook(`Tell ${info.tell}.`)] : []);

/** What keeps the runs that can still be saved from being lost. */
export const saveTheRest = ({ savable, isApi }: TypeFacts): Step[] =>
  isApi && savable.length > 0 ? [keepRetrying] : [];

/** What to do for lost candidates, by whether anybody told them. */
export function lostSteps(facts: TypeFacts): Step[] {
  const untold = facts.lost.filter(({ lossEmail }) => lossEmail === 'none' || lossEmail === 'failed').length;
  const elsewhere = facts.lost.filter(({ lossEmail }) => lossEmail === 'impossible').length;
  const note = (runs: number, why: string): Step[] => (runs > 0 ? [ourSuggestion(`Note the ${why}`)] : []);
  return [
    ...note(untold, `${count(untold, 'run')} without an e-mail: nobody asked these candidates to sign up again.`),
    ...note(elsewhere, `${count(elsewhere, 'run')} of no sign-up: their data must be sent to the CRM again.`),
    ...saveTheRest(facts),
  ];
}
