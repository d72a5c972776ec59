/** What the hand-made reports for tests share. No real person, id or host. */
import { Run } from '../../domain/jobs/run';
import { Report } from '../../domain/report';
import { Verdict } from '../../domain/runbook/verdict';
import { MINUTE_MS, HOUR_MS, NOW_MS, FROM_MS, successes, verdictOf } from './runFixtures';

export function reportOf(
  overall: Report['overall'],
  verdicts: readonly Verdict[],
  runs: readonly Run[],
  rest: Partial<Report> = {}
): Report {
  return {
    app: 'get-into-teaching-api-prod',
    fromMs: FROM_MS,
    toMs: NOW_MS,
    nowMs: NOW_MS,
    overall,
    mayHideLoss: (rest.coverage?.gaps.length ?? 0) > 0,
    verdicts,
    runs,
    findings: [],
    coverage: { fromMs: FROM_MS, toMs: NOW_MS, gaps: [] },
    lines: { total: 28_517, used: 3_901, foreign: 24_616, loose: 0, unreadable: 0 },
    looseLines: [],
    ...rest,
  };
}

const fineTypes: ReadonlyArray<[string, number]> = [
  ['ApplySyncJob', HOUR_MS],
  ['ApplyCandidateSyncJob', 9 * MINUTE_MS],
  ['UpsertModelJob<CandidatePrivacyPolicy>', 7.5 * MINUTE_MS],
  ['UpsertModelJob<CandidatePastTeachingPosition>', 160 * MINUTE_MS],
  ['UpsertApplicationFormJob', 8 * MINUTE_MS],
  ['ClaimCallbackBookingSlotJob', 40 * MINUTE_MS],
];

export const fineRuns = fineTypes.flatMap(([jobType, everyMs]) => successes(jobType, everyMs));

export const fineVerdicts = fineTypes.map(([jobType]) => verdictOf(jobType, 'no-failures', 'ok', fineRuns));
