/** Reports without a failure, for tests. No real person, id or host. */
import { Gap } from '../../domain/coverage';
import { Run } from '../../domain/jobs/run';
import { Report } from '../../domain/report';
import { reportOf, fineRuns, fineVerdicts } from './baseReport';
import { MINUTE_MS, HOUR_MS, NOW_MS, successes, verdictOf } from './runFixtures';

/** Nothing failed. */
export function quietDay(): Report {
  const runs = [
    ...successes('CrmSyncJob', 5 * MINUTE_MS),
    ...successes('UpsertCandidateJob', 4 * MINUTE_MS),
    ...fineRuns,
  ];
  const verdicts = [
    verdictOf('CrmSyncJob', 'no-failures', 'ok', runs),
    verdictOf('UpsertCandidateJob', 'no-failures', 'ok', runs),
    ...fineVerdicts,
    verdictOf('LocationSyncJob', 'no-failures', 'ok', runs),
  ];
  return reportOf(
    {
      id: 'no-failures',
      level: 'ok',
      headline: 'Nothing needs you.',
      detail: 'All 9 job types were checked. No failed attempt, no retry, nothing lost.',
    },
    verdicts,
    runs
  );
}

/** As the quiet day, with two and a half hours unread: no failure, and no all-clear. */
export function cannotTell(): Report {
  const gap: Gap = {
    fromMs: NOW_MS - 5 * HOUR_MS,
    toMs: NOW_MS - 2.5 * HOUR_MS,
    reason: 'query-failed',
    detail: 'The search answered in part: 3 of 24 shards failed. Refresh, or read a shorter range.',
  };
  const day = quietDay();
  const unread = ({ attempts }: Run) =>
    attempts.every(({ startedAtMs }) => startedAtMs! < gap.fromMs || startedAtMs! > gap.toMs);
  const runs = day.runs.filter(unread);
  return {
    ...day,
    runs,
    overall: {
      id: 'cannot-tell',
      level: 'unknown',
      headline: 'Cannot tell: 2 h 30 min were not read.',
      detail: 'No failure in what was read, but this is not an all-clear.',
    },
    verdicts: day.verdicts.map(({ jobType }) =>
      verdictOf(jobType, 'cannot-tell', 'unknown', runs, {
        headline: 'Cannot tell: part of the range was not read.',
        gaps: [gap],
        steps: [{ text: 'Read the span again, or look for the lines in Kibana.', source: 'suggestion' }],
      })
    ),
    coverage: { ...day.coverage, gaps: [gap] },
  };
}

/** No job line at all. */
export function emptyReport(): Report {
  return reportOf(
    {
      id: 'cannot-tell',
      level: 'unknown',
      headline: 'Cannot tell: there is no line about this app’s jobs.',
      detail: 'Check the name of the app and the range.',
    },
    [],
    [],
    { lines: { total: 0, used: 0, foreign: 0, loose: 0, unreadable: 0 } }
  );
}
