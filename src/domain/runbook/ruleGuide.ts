import { Rule } from './rules';
import { fromRunbook, ourSuggestion } from './ruleSteps';
import { TypeFacts, gatherFacts } from './typeFacts';
import { Step, VerdictId } from './verdict';

/** A job type for which a rule's steps are the fullest. */
const typicalTypes: Record<VerdictId, string> = {
  'candidate-multiple': 'UpsertCandidateJob',
  'candidate-single': 'UpsertCandidateJob',
  'failed-unlisted': 'UpsertModelJob',
  'at-risk': 'UpsertCandidateJob',
  'failing-continually': 'CrmSyncJob',
  'cannot-tell': 'UpsertCandidateJob',
  recovered: 'CrmSyncJob',
  'no-failures': 'CrmSyncJob',
};

/** A rule's steps in general, as the runbook page tells them: some more come with the numbers of a case. */
export function generalSteps(rule: Rule): Step[] {
  const facts = gatherFacts(typicalTypes[rule.id], [], { nowMs: 0, doubts: [], gaps: [] });
  const typical: TypeFacts = { ...facts, counts: { ...facts.counts, deleted: 1, failed: 1 } };
  return rule.steps(typical);
}

/** Whom to tell when a rule speaks; null: nobody. */
export const whomToTell: Record<VerdictId, Step | null> = {
  'candidate-multiple': fromRunbook(
    'The CRM team, first. The candidates were e-mailed, where a sign-up gave an address.'
  ),
  'candidate-single': fromRunbook('The CRM team. The candidate was e-mailed, where a sign-up gave an address.'),
  'failed-unlisted': ourSuggestion('The CRM team, and whoever can send the data again.'),
  'at-risk': ourSuggestion('The CRM team, while there is time.'),
  'failing-continually': fromRunbook('The events team, when it is CrmSyncJob: the site may show outdated events.'),
  'cannot-tell': ourSuggestion('Whoever looks after the logs, when lines are missing.'),
  recovered: null,
  'no-failures': null,
};
