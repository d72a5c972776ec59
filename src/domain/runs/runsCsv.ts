import { csv } from '../csv';
import { isFailure } from './errorKey';
import { outcomeMs, Run } from '../jobs/run';
import { beganMs, lastError } from './listRuns';
import { runGroup } from './runGroup';

const columns = [
  'job type',
  'state',
  'correlation id',
  'hangfire id',
  'entity id',
  'first attempt seen',
  'last attempt',
  'attempts seen',
  'failed attempts',
  'highest attempts',
  'error type',
  'error frame',
  'next attempt from',
  'lost from',
  'lost at',
];

const iso = (ms: number | null | undefined): string =>
  ms === null || ms === undefined ? '' : new Date(ms).toISOString();

/** Runs as a table for a spreadsheet, times in UTC. The messages of errors stay out: they may tell of a person. */
export function runsCsv(runs: readonly Run[]): string {
  return csv(
    columns,
    runs.map((run) => {
      const { attempts, nextAttempt, deletion } = run;
      const last = attempts.at(-1);
      const error = lastError(run);
      return [
        run.jobType,
        runGroup(run),
        run.correlationId ?? '',
        run.hangfireJobId ?? '',
        run.entityId ?? '',
        iso(beganMs(run)),
        iso(last && outcomeMs(last)),
        attempts.length,
        attempts.filter(isFailure).length,
        run.maxAttempts,
        error?.type ?? '',
        error?.ownFrame ?? '',
        iso(nextAttempt?.fromMs),
        iso(deletion?.fromMs),
        iso(run.deletedAtMs),
      ];
    })
  );
}
