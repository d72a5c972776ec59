import { apiCatalogue } from '../../jobs/jobCatalogue';
import { Verdict } from '../../runbook/verdict';

/** A verdict that says nothing, for the order of rows. */
export function makeVerdict(jobType: string): Verdict {
  return {
    jobType,
    jobClass: apiCatalogue.info(jobType)?.jobClass ?? null,
    id: 'no-failures',
    level: 'ok',
    headline: '',
    detail: '',
    steps: [],
    evidence: [],
    gaps: [],
    inRunbook: true,
    counts: {
      started: 0,
      succeeded: 0,
      failedAttempts: 0,
      deleted: 0,
      failed: 0,
      retrying: 0,
      savable: 0,
      doomed: 0,
      skipped: 0,
      deduplicated: 0,
      running: 0,
      interrupted: 0,
    },
    lastSuccessAtMs: null,
    lastFailureAtMs: null,
    troubleSinceMs: null,
    nextDeletion: null,
    nextAvoidableDeletion: null,
  };
}
