import { Gap, TimeSpan } from '../coverage';
import { JobClass } from '../jobs/jobCatalogue';

/** Ids of the runbook's rules, most serious first. */
export const verdictIds = [
  'candidate-multiple',
  'candidate-single',
  'failed-unlisted',
  'at-risk',
  'failing-continually',
  'cannot-tell',
  'recovered',
  'no-failures',
] as const;

export type VerdictId = (typeof verdictIds)[number];

/** How much it matters, most serious first. */
export type Level = 'act' | 'at-risk' | 'investigate' | 'unknown' | 'recovered' | 'ok';

export const levelsWorstFirst: readonly Level[] = ['act', 'at-risk', 'investigate', 'unknown', 'recovered', 'ok'];

/** One thing to do. */
export interface Step {
  /** Plain text, unless it says that it is Markdown. */
  text: string;
  /** Written by the team in the settings: links, bold, code. Untrusted like any text. */
  isMarkdown?: boolean;
  /** Whether the team's runbook says so, or we suggest it. */
  source: 'runbook' | 'suggestion';
}

/** One piece of what a verdict rests on. */
export interface Evidence {
  /** Plain text: "49 *Deleted* lines". */
  text: string;
  /** When: first and last of what it counts. */
  span: TimeSpan | null;
  /** Ids of the documents it was read from, at most 1,000. */
  lineIds: readonly string[];
  /** `seen` was read; `inferred` was worked out. */
  certainty: 'seen' | 'inferred';
  /** Of failures: their exception type, untrusted text; null where they have several, or none is told. */
  errorType?: string | null;
}

/** Counts of one job type within the range. */
export interface JobCounts {
  /** *Started* lines */
  started: number;
  succeeded: number;
  failedAttempts: number;
  /** runs lost for good, by the job or by Hangfire */
  deleted: number;
  /** runs in Hangfire's *Failed* state: not retried, kept until somebody acts */
  failed: number;
  retrying: number;
  /** of those that retry: an attempt can still save them */
  savable: number;
  /** retrying, or in their last attempt: will be lost whatever happens, for that attempt does no work */
  doomed: number;
  skipped: number;
  deduplicated: number;
  running: number;
  interrupted: number;
}

/** What the runbook says of one job type at one moment. */
export interface Verdict {
  jobType: string;
  /** Null: the job type is not known. */
  jobClass: JobClass | null;
  id: VerdictId;
  level: Level;
  /** One sentence, plain text, no full stop missing. */
  headline: string;
  /** One more sentence with the numbers; '' when there is none. */
  detail: string;
  steps: readonly Step[];
  evidence: readonly Evidence[];
  /** Spans that this verdict could not see. */
  gaps: readonly Gap[];
  /** Whether the runbook names the job type. */
  inRunbook: boolean;
  counts: JobCounts;
  lastSuccessAtMs: number | null;
  lastFailureAtMs: number | null;
  /** First failure of the trouble that goes on, or was last, for "since"; null: no failure. */
  troubleSinceMs: number | null;
  /** The soonest deletion of a run that still retries. */
  nextDeletion: TimeSpan | null;
  /** The soonest deletion that a recovery can still prevent. */
  nextAvoidableDeletion: TimeSpan | null;
}

/** One verdict for everything that was read. */
export interface OverallVerdict {
  id: VerdictId;
  level: Level;
  /** The sentence that a tired person reads first. */
  headline: string;
  detail: string;
}
