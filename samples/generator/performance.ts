import type { Failure } from './exceptions';
import type { JobRequest, Outcome } from './job';
import type { JobLine } from './logEvent';

/** What one execution will do, known in full when it begins. */
export interface Performance {
  lines: JobLine[];
  startedLogged: boolean;
  outcome: Outcome;
  endsAtMs: number;
  failure?: Failure;
  followUps: JobRequest[];
}

export const ended = (
  lines: JobLine[],
  startedLogged: boolean,
  outcome: Outcome,
  endsAtMs: number,
  followUps: JobRequest[] = []
): Performance => ({ lines, startedLogged, outcome, endsAtMs, followUps });

export const failed = (
  lines: JobLine[],
  startedLogged: boolean,
  endsAtMs: number,
  failure: Failure,
  followUps: JobRequest[] = []
): Performance => ({ lines, startedLogged, outcome: 'failed', endsAtMs, failure, followUps });
