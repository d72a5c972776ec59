import { count, duration } from '../words';
import {
  askAboutOutage,
  crmTeam,
  findCause,
  fromRunbook,
  lostSteps,
  noteLost,
  ourSuggestion,
  queueAgain,
  saveTheRest,
  tell,
} from './ruleSteps';
import { atLeast, atRisk, failuresSinceTrouble, outlook, savedBy, toldOf } from './ruleWords';
import { TypeFacts } from './typeFacts';
import { Level, Step, VerdictId } from './verdict';

/** One rule of the runbook: when it speaks, how serious it is, what it says and what to do. */
export interface Rule {
  id: VerdictId;
  /** The condition in words, for the runbook page. */
  condition: string;
  applies: (facts: TypeFacts) => boolean;
  level: (facts: TypeFacts) => Level;
  headline: (facts: TypeFacts) => string;
  detail: (facts: TypeFacts) => string;
  steps: (facts: TypeFacts) => Step[];
}

const isCandidate = ({ jobType }: TypeFacts): boolean => jobType === 'UpsertCandidateJob';
const isSync = ({ jobClass }: TypeFacts): boolean => jobClass === 'sync';
const carriesData = ({ jobClass }: TypeFacts): boolean => jobClass === 'send';
const hasFailed = ({ counts }: TypeFacts): boolean => counts.failedAttempts + counts.deleted + counts.failed > 0;

const hasSucceededSince = ({ lastSuccessAtMs, lastFailureAtMs }: TypeFacts): boolean =>
  lastSuccessAtMs !== null && lastSuccessAtMs > (lastFailureAtMs ?? 0);

const isQuiet = ({ doubts }: TypeFacts): boolean => doubts.length > 0 && doubts.every(({ kind }) => kind !== 'unread');
const hasStopped = (facts: TypeFacts): boolean => isQuiet(facts) && facts.doubts.some(({ kind }) => kind === 'stopped');

/** What is lost with a run that the runbook does not name, in words. */
function lossNoun(facts: TypeFacts): string {
  const { counts } = facts;
  if (counts.deleted === 0) {
    return `${count(counts.failed, 'run')} failed for good and ${counts.failed === 1 ? 'is' : 'are'} not retried.`;
  }
  return carriesData(facts)
    ? `${count(counts.deleted, 'run')} lost for good, ${counts.deleted === 1 ? 'and with it' : 'each with'} a person’s data.`
    : `${count(counts.deleted, 'run')} given up.`;
}

/** A step of the team's runbook, where the jobs are those that it is about. */
const teams = ({ isApi }: TypeFacts) => (isApi ? fromRunbook : ourSuggestion);

const localCopy = ({ isApi }: TypeFacts): string =>
  isApi ? 'No data is lost: the API serves its local copy.' : 'No data is lost: what it fills gets older.';

const sentences = (...texts: readonly string[]): string => texts.filter(Boolean).join(' ');

/** Most serious first: the first rule that applies speaks. Source: the team's FailedJobs runbook; ids as in docs/verdicts.md. */
export const rules: readonly Rule[] = [
  {
    id: 'candidate-multiple',
    condition: 'Two or more UpsertCandidateJobs were lost for good.',
    applies: (facts) => isCandidate(facts) && facts.counts.deleted >= 2,
    level: () => 'act',
    headline: (facts) => atLeast(facts, `${count(facts.counts.deleted, 'candidate')} did not reach the CRM.`),
    detail: (facts) => sentences(toldOf(facts.lost), outlook(facts)),
    steps: (facts) => [
      fromRunbook('Ask the CRM team first: several losses mean that the CRM is probably unavailable.'),
      findCause,
      ...tell(facts),
      ...lostSteps(facts),
    ],
  },
  {
    id: 'candidate-single',
    condition: 'One UpsertCandidateJob was lost for good.',
    applies: (facts) => isCandidate(facts) && facts.counts.deleted === 1,
    level: () => 'act',
    headline: (facts) => `${atLeast(facts, '1 candidate')} did not reach the CRM.`,
    detail: (facts) => sentences(toldOf(facts.lost), outlook(facts)),
    steps: (facts) => [
      fromRunbook('Investigate the cause with high priority, in Kibana and perhaps in Sentry.'),
      crmTeam,
      ...tell(facts),
      ...lostSteps(facts),
    ],
  },
  {
    id: 'failed-unlisted',
    condition: 'A job that the runbook does not name was lost for good, or one is in Hangfire’s Failed state.',
    applies: (facts) => !isSync(facts) && facts.counts.deleted + facts.counts.failed > 0,
    level: (facts) => (carriesData(facts) ? 'act' : 'investigate'),
    headline: (facts) => atLeast(facts, lossNoun(facts)),
    detail: (facts) => sentences(facts.info ? `Not done: ${facts.info.purpose}.` : '', outlook(facts)),
    steps: (facts) => [
      ...(carriesData(facts)
        ? [
            ...(facts.counts.deleted > 0 ? [noteLost] : []),
            ...(facts.counts.failed > 0 ? [queueAgain] : []),
            askAboutOutage(facts, crmTeam.text),
          ]
        : [ourSuggestion('Look for the cause. The job’s next run starts afresh, so nothing needs to be sent again.')]),
      ...tell(facts),
      ...saveTheRest(facts),
    ],
  },
  {
    id: 'at-risk',
    condition: 'Nothing was lost, but runs that failed are not saved yet and will be deleted if it goes on.',
    applies: (facts) => !isSync(facts) && facts.savable.length + facts.underway.length + facts.counts.doomed > 0,
    level: () => 'at-risk',
    headline: atRisk,
    detail: savedBy,
    steps: (facts) => [
      askAboutOutage(facts, 'Ask the CRM team whether there is an outage, and until when.'),
      ourSuggestion('Look at the error: a fault in one record does not mend itself.'),
      ...tell(facts),
      ...(carriesData(facts) ? saveTheRest(facts) : []),
    ],
  },
  {
    id: 'failing-continually',
    condition: 'A sync job failed and has not succeeded since.',
    applies: (facts) => isSync(facts) && hasFailed(facts) && !hasSucceededSince(facts),
    level: () => 'investigate',
    headline: (facts) =>
      failuresSinceTrouble(facts) === 1
        ? `Failed once and has not succeeded since. ${localCopy(facts)}`
        : `Failing continually for ${duration(facts.nowMs - (facts.troubleSinceMs ?? facts.nowMs))}. ${localCopy(facts)}`,
    detail: (facts) => `${count(failuresSinceTrouble(facts), 'failed attempt')}, no success since.`,
    steps: (facts) => [
      teams(facts)(
        'No reason to panic: look in Sentry for a related error. Sentry may be empty: job errors go to the log.'
      ),
      ...tell(facts),
    ],
  },
  {
    id: 'cannot-tell',
    condition: 'Nothing bad was read, but not everything was read, or the job has stopped.',
    applies: (facts) => facts.doubts.some((doubt) => doubt.mayHideLoss || !hasFailed(facts)),
    level: () => 'unknown',
    headline: (facts) => {
      if (hasStopped(facts)) {
        return 'Cannot tell: the job has stopped, or its lines do not arrive.';
      }
      if (isQuiet(facts)) {
        return 'Cannot tell: for a time no job ran, or no lines arrived.';
      }
      return hasFailed(facts)
        ? 'Cannot tell: what was read has recovered, but not everything was read.'
        : 'Cannot tell: no failure in what was read, but not everything was read.';
    },
    detail: ({ doubts }) => doubts.map((doubt) => doubt.text).join(' '),
    steps: (facts) => [
      isQuiet(facts)
        ? ourSuggestion(
            `Check that the ${facts.isApi ? 'API' : 'service'}’s instances run, and that Hangfire’s recurring jobs are enabled.`
          )
        : ourSuggestion(
            'Read what is missing: a shorter range, a longer limit, or again when the search engine answers.'
          ),
    ],
  },
  {
    id: 'recovered',
    condition: 'It failed and has succeeded since; nothing waits and nothing was lost.',
    applies: hasFailed,
    level: () => 'recovered',
    headline: (facts) =>
      isSync(facts) && facts.counts.deleted > 0
        ? `Recovered. ${count(facts.counts.deleted, 'run was', 'runs were')} given up; no data is lost.`
        : `Recovered after ${count(facts.counts.failedAttempts, 'failed attempt')}. Nothing was lost.`,
    detail: ({ lastSuccessAtMs, nowMs }) =>
      lastSuccessAtMs === null ? '' : `Last success ${duration(nowMs - lastSuccessAtMs)} ago.`,
    steps: (facts) => [
      isSync(facts)
        ? teams(facts)('No reason to panic: open a ticket to look into it later.')
        : ourSuggestion('No reason to panic: open a ticket to look into it later.'),
    ],
  },
  {
    id: 'no-failures',
    condition: 'No failed attempt and no deletion.',
    applies: () => true,
    level: () => 'ok',
    headline: ({ counts }) =>
      counts.succeeded > 0 ? `${count(counts.succeeded, 'run')} succeeded, none failed.` : 'No failure seen.',
    detail: ({ counts }) =>
      counts.skipped > 0 ? `${count(counts.skipped, 'run')} skipped while the CRM integration was paused.` : '',
    steps: () => [],
  },
];

/** Job types that the team's runbook names; for all others the steps are ours. */
export const namedInRunbook: ReadonlySet<string> = new Set([
  'CrmSyncJob',
  'LocationSyncJob',
  'LocationBatchJob',
  'UpsertCandidateJob',
]);
