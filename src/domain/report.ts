import { CountedRuns } from './counted';
import { Coverage } from './coverage';
import { Run } from './jobs/run';
import { OverallVerdict, Verdict } from './runbook/verdict';

/** A line about a job that belongs to no run, and why. Nothing is dropped in silence. */
export interface LooseLine {
  id: string;
  timeMs: number;
  reason: string;
  /** Job type if the line names one. */
  jobType: string | null;
  /** Whether the line may tell of a failure or a loss: then there is no all-clear. */
  mayTellOfFailure: boolean;
}

/** Where every line went: total = used + foreign + loose + unreadable. */
export interface LineCounts {
  total: number;
  used: number;
  /** of another app, outside the range, or not about jobs */
  foreign: number;
  loose: number;
  unreadable: number;
}

/** Something worth knowing that is not a failure. */
export interface Finding {
  kind: 'silent' | 'quiet-instance' | 'paused' | 'shared-cause';
  jobTypes: readonly string[];
  fromMs: number;
  toMs: number;
  /** One sentence, plain text. */
  text: string;
}

/** Everything that is known of one app's jobs in one range at one moment. Times are ms since the epoch, UTC. */
export interface Report {
  app: string;
  fromMs: number;
  toMs: number;
  nowMs: number;
  overall: OverallVerdict;
  /** Whether more may be lost than was read: lines are missing, or were not understood. */
  mayHideLoss: boolean;
  /** One a job type that was seen, worst first. */
  verdicts: readonly Verdict[];
  /** By job type, then by time of the first attempt. */
  runs: readonly Run[];
  /** Plain successes that were counted and not read: they are not among the runs. */
  counted?: readonly CountedRuns[];
  findings: readonly Finding[];
  coverage: Coverage;
  lines: LineCounts;
  looseLines: readonly LooseLine[];
}
