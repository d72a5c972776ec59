/** Reports with failures, for tests. No real person, id or host. */
import { Gap } from '../../domain/coverage';
import { Report } from '../../domain/report';
import { Verdict } from '../../domain/runbook/verdict';
import { reportOf, fineRuns, fineVerdicts } from './baseReport';
import {
  MINUTE_MS,
  HOUR_MS,
  NOW_MS,
  FROM_MS,
  runOf,
  times,
  failures,
  retryingRun,
  lostRun,
  successes,
  verdictOf,
} from './runFixtures';

/** A CRM outage of six hours, over since three: everything recovered. */
export function outageRecovered(): Report {
  const downMs = NOW_MS - 9 * HOUR_MS;
  const upMs = NOW_MS - 3 * HOUR_MS;
  const recovered = (jobType: string, everyMs: number) =>
    times(Math.floor((upMs - downMs) / everyMs), (index) => {
      const startMs = downMs + index * everyMs;
      return runOf(jobType, startMs, [...failures(Math.ceil((upMs - startMs) / HOUR_MS)), 'succeeded'], 'succeeded');
    });
  const around = (jobType: string, everyMs: number) => [
    ...successes(jobType, everyMs, FROM_MS, downMs),
    ...recovered(jobType, everyMs),
    ...successes(jobType, everyMs, upMs, NOW_MS),
  ];
  const runs = [
    ...around('CrmSyncJob', 5 * MINUTE_MS),
    ...around('UpsertCandidateJob', 25 * MINUTE_MS),
    ...around('UpsertContactCreationChannelsJob', 170 * MINUTE_MS),
    ...fineRuns,
  ];
  const since = { troubleSinceMs: downMs, lastFailureAtMs: upMs - MINUTE_MS, lastSuccessAtMs: NOW_MS - MINUTE_MS };
  const verdicts = [
    verdictOf('UpsertCandidateJob', 'recovered', 'recovered', runs, {
      ...since,
      headline: 'Candidates were sent late, none was lost.',
      inRunbook: true,
      steps: [{ text: 'Create a ticket to find out what went wrong, at a later date.', source: 'runbook' }],
      evidence: [
        { text: '61 failed attempts', span: { fromMs: downMs, toMs: upMs }, lineIds: ['a'], certainty: 'seen' },
        {
          text: 'A success after the last failure',
          span: { fromMs: upMs, toMs: upMs },
          lineIds: ['b'],
          certainty: 'seen',
        },
      ],
    }),
    verdictOf('CrmSyncJob', 'recovered', 'recovered', runs, {
      ...since,
      headline: 'CrmSyncJob failed and has succeeded since.',
      steps: [
        {
          text: 'No reason to panic. Create a ticket to find out what went wrong, at a later date.',
          source: 'runbook',
        },
      ],
    }),
    verdictOf('UpsertContactCreationChannelsJob', 'recovered', 'recovered', runs, {
      ...since,
      inRunbook: false,
      headline: 'Every run went well in the end.',
      steps: [{ text: 'Create a ticket to look into it later.', source: 'suggestion' }],
    }),
    ...fineVerdicts,
  ];
  return reportOf(
    {
      id: 'recovered',
      level: 'recovered',
      headline: 'Everything recovered. Nothing was lost.',
      detail: '3 job types failed for 6 h; each has succeeded since.',
    },
    verdicts,
    runs,
    {
      findings: [
        {
          kind: 'silent',
          jobTypes: ['CrmSyncJob'],
          fromMs: downMs,
          toMs: upMs,
          text: 'no success for 6 h, due every 5 min',
        },
      ],
    }
  );
}

const outageSteps: Verdict['steps'] = [
  { text: 'Ask the CRM team whether the CRM is down, and until when.', source: 'runbook' },
  {
    text: 'Look for the cause in Kibana, and perhaps Sentry. Sentry may be empty: job errors go to the log only.',
    source: 'runbook',
  },
  { text: 'Note the lost runs: Hangfire forgets each one a day after its deletion.', source: 'suggestion' },
];

/** An outage of more than a day that goes on: some candidates are lost, many more still retry. */
export function candidatesLost(): Report {
  const runs = [
    ...times(18, (index) => lostRun('UpsertCandidateJob', NOW_MS - 6 * HOUR_MS + index * 20 * MINUTE_MS)),
    ...times(46, (index) =>
      retryingRun(
        'UpsertCandidateJob',
        Math.max(1, 23 - Math.floor(index / 2)),
        NOW_MS - 59 * MINUTE_MS + index * MINUTE_MS
      )
    ),
    lostRun('UpsertContactCreationChannelsJob', NOW_MS - 5 * HOUR_MS),
    ...times(24, (index) =>
      retryingRun('MagicLinkTokenGenerationJob', Math.max(1, 23 - index), NOW_MS - 30 * MINUTE_MS)
    ),
    ...times(252, (index) =>
      retryingRun('CrmSyncJob', Math.max(1, 23 - Math.floor(index / 12)), NOW_MS - 55 * MINUTE_MS + index * 10_000)
    ),
    ...successes('CrmSyncJob', 5 * MINUTE_MS, FROM_MS, FROM_MS + 40 * MINUTE_MS),
    ...fineRuns,
  ];
  const since = { troubleSinceMs: FROM_MS + 40 * MINUTE_MS, lastFailureAtMs: NOW_MS - MINUTE_MS };
  const gap: Gap = { fromMs: NOW_MS - 11 * HOUR_MS, toMs: NOW_MS - 9.5 * HOUR_MS, reason: 'truncated' };
  const verdicts = [
    verdictOf('UpsertCandidateJob', 'candidate-multiple', 'act', runs, {
      ...since,
      headline: '18 candidates did not reach the CRM.',
      detail: '46 more are retrying and can still be saved.',
      steps: outageSteps,
      gaps: [gap],
      evidence: [
        {
          text: '18 “Deleted” lines',
          span: { fromMs: NOW_MS - 6 * HOUR_MS, toMs: NOW_MS - 20 * MINUTE_MS },
          lineIds: ['a'],
          certainty: 'seen',
        },
        { text: '988 failed attempts', span: { fromMs: FROM_MS, toMs: NOW_MS }, lineIds: ['b'], certainty: 'seen' },
        { text: '46 runs wait for their next attempt', span: null, lineIds: ['c'], certainty: 'inferred' },
      ],
    }),
    verdictOf('UpsertContactCreationChannelsJob', 'failed-unlisted', 'act', runs, {
      ...since,
      headline: 'A candidate’s contact channels were lost.',
      inRunbook: false,
      steps: [{ text: 'Note the run, and recreate the data when the CRM is back.', source: 'suggestion' }],
    }),
    verdictOf('MagicLinkTokenGenerationJob', 'at-risk', 'at-risk', runs, {
      ...since,
      headline: '24 runs are retrying, none lost yet.',
      inRunbook: false,
      steps: [{ text: 'Wait for the CRM; the next run starts afresh.', source: 'suggestion' }],
    }),
    verdictOf('CrmSyncJob', 'failing-continually', 'investigate', runs, {
      ...since,
      headline: 'CrmSyncJob fails continually; no data is lost.',
      detail: 'The API serves its local copy, slightly out of date.',
      steps: [
        { text: 'Check Sentry for a related error.', source: 'runbook' },
        { text: 'Tell the events team: the website may show outdated events.', source: 'runbook' },
      ],
    }),
    ...fineVerdicts,
  ];
  return reportOf(
    {
      id: 'candidate-multiple',
      level: 'act',
      headline: '18 candidates were not sent to the CRM. 46 more are retrying.',
      detail: 'Ask the CRM team first. CrmSyncJob fails too, without loss.',
    },
    verdicts,
    runs,
    {
      coverage: { fromMs: FROM_MS, toMs: NOW_MS, gaps: [gap] },
      findings: [
        {
          kind: 'silent',
          jobTypes: ['CrmSyncJob'],
          fromMs: FROM_MS + 40 * MINUTE_MS,
          toMs: NOW_MS,
          text: 'no success for 23 h 20 min, due every 5 min',
        },
      ],
    }
  );
}

/** Three sign-ups retry; nothing is lost yet. The range reaches into the future. */
export function atRisk(): Report {
  const runs = [
    retryingRun('UpsertCandidateJob', 20, NOW_MS - 25 * MINUTE_MS),
    retryingRun('UpsertCandidateJob', 3, NOW_MS - 40 * MINUTE_MS),
    retryingRun('UpsertCandidateJob', 1, NOW_MS - 10 * MINUTE_MS, { inferred: true, correlationId: null }),
    runOf('UpsertCandidateJob', NOW_MS - 20_000, ['running'], 'running'),
    ...successes('UpsertCandidateJob', 30 * MINUTE_MS, NOW_MS - 12 * HOUR_MS),
    ...fineRuns,
  ];
  const verdicts = [
    verdictOf('UpsertCandidateJob', 'at-risk', 'at-risk', runs, {
      headline: '3 candidates are not in the CRM yet; each is still retried.',
      troubleSinceMs: NOW_MS - 20 * HOUR_MS,
      steps: [{ text: 'Find the cause in Kibana before the deadline.', source: 'suggestion' }],
      evidence: [
        { text: '24 failed attempts', span: { fromMs: FROM_MS, toMs: NOW_MS }, lineIds: ['a'], certainty: 'seen' },
      ],
    }),
    ...fineVerdicts,
  ];
  return reportOf(
    { id: 'at-risk', level: 'at-risk', headline: '3 candidates are still retrying. None is lost yet.', detail: '' },
    verdicts,
    runs,
    { toMs: NOW_MS + 24 * HOUR_MS, coverage: { fromMs: FROM_MS, toMs: NOW_MS + 24 * HOUR_MS, gaps: [] } }
  );
}

/** A thousand failing runs of one type, one of them lost. */
export function thousandFailing(): Report {
  const runs = [
    ...times(999, (index) =>
      retryingRun('UpsertCandidateJob', 1 + (index % 23), NOW_MS - 59 * MINUTE_MS + index * 3500)
    ),
    lostRun('UpsertCandidateJob', NOW_MS - HOUR_MS),
  ];
  const verdicts = [
    verdictOf('UpsertCandidateJob', 'candidate-single', 'act', runs, {
      headline: 'A candidate did not reach the CRM.',
      steps: outageSteps,
      troubleSinceMs: FROM_MS,
    }),
  ];
  return reportOf(
    {
      id: 'candidate-single',
      level: 'act',
      headline: 'One candidate was not sent to the CRM. 999 are retrying.',
      detail: '',
    },
    verdicts,
    runs
  );
}
