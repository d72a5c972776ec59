import { apiPolicy } from '../policy';
import { Rule } from './rules';
import { fromRunbook, ourSuggestion } from './ruleSteps';
import { TypeFacts, gatherFacts } from './typeFacts';
import { Level, Step, VerdictId } from './verdict';

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

/** A rule as the runbook page tells it, without a case at hand. */
export interface RuleGuide {
  level: Level;
  /** In general: some more come with the numbers of a case. */
  steps: readonly Step[];
  /** Whom to tell; null: nobody. */
  tell: Step | null;
  /** Whether any of it is the team's; else all of it is ours to suggest. */
  isTeams: boolean;
}

export function guideTo(rule: Rule, { catalogue, ownSteps } = apiPolicy): RuleGuide {
  const facts = gatherFacts(typicalTypes[rule.id], [], { catalogue, nowMs: 0, doubts: [], gaps: [] });
  const typical: TypeFacts = { ...facts, counts: { ...facts.counts, deleted: 1, failed: 1 } };
  const steps = ownSteps[rule.id] ?? rule.steps(typical);
  const tell = whomToTell[rule.id];
  return { level: rule.level(typical), steps, tell, isTeams: steps.some(({ source }) => source === 'runbook') };
}

const whomToTell: Record<VerdictId, Step | null> = {
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
