/**
 * Compares what the product says of a day with the truth beside the day. Used by the tests and by `npm run truth`.
 */
import { Report } from '../../src/domain/report';
import { Run } from '../../src/domain/jobs/run';

export interface TruthAttempt {
  n: number;
  startedAt: string | null;
  endedAt: string | null;
  outcome: string;
  error: string | null;
  instance: number | null;
  startedLogged: boolean;
  inWindow: boolean;
}

export interface TruthRun {
  jobType: string;
  hangfireJobId: string;
  correlationId: string | null;
  state: string;
  attempts: TruthAttempt[];
  deletedAt?: string | null;
}

export interface Truth {
  meta: { app: string; from: string; to: string };
  overall: string;
  perType: Record<string, Record<string, unknown> & { verdict: string; acceptableVerdicts?: string[] }>;
  runs: TruthRun[];
}

const COUNTS = ['started', 'succeeded', 'failedAttempts', 'deleted', 'retrying', 'skipped', 'deduplicated'] as const;

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

function compareTypes(report: Report, truth: Truth): string[] {
  const differences: string[] = [];
  for (const [jobType, expected] of Object.entries(truth.perType)) {
    const verdict = report.verdicts.find((candidate) => candidate.jobType === jobType);
    if (!verdict) {
      differences.push(`${jobType}: no verdict`);
      continue;
    }
    const acceptable = expected.acceptableVerdicts ?? [expected.verdict];
    if (!acceptable.includes(verdict.id)) {
      differences.push(`${jobType}: verdict ${verdict.id}, not ${acceptable.join(' or ')}`);
    }
    for (const name of COUNTS) {
      if (verdict.counts[name] !== expected[name]) {
        differences.push(`${jobType}: ${name} ${verdict.counts[name]}, not ${String(expected[name])}`);
      }
    }
    for (const [name, ms] of [
      ['lastSuccessAt', verdict.lastSuccessAtMs],
      ['lastFailureAt', verdict.lastFailureAtMs],
    ] as const) {
      if (!isClose(ms, expected[name] as string | null)) {
        differences.push(`${jobType}: ${name} ${iso(ms)}, not ${String(expected[name])}`);
      }
    }
  }
  for (const { jobType } of report.verdicts) {
    if (!truth.perType[jobType]) {
      differences.push(`${jobType}: the truth does not have it`);
    }
  }
  return differences;
}

// The log writes a moment before the job's state changes, which is the moment that the truth holds.
const CLOSE_MS = 100;

const isClose = (ms: number | null, text: string | null): boolean =>
  ms === null || text === null ? ms === null && text === null : Math.abs(ms - Date.parse(text)) <= CLOSE_MS;

function startOf(run: TruthRun): number {
  const first = run.attempts.find((attempt) => attempt.inWindow);
  return Date.parse(first?.startedAt ?? first?.endedAt ?? '');
}

/** Cloud Foundry numbers its instances; a pod's name cannot be held against a number. */
function isSameInstance(run: Run, truth: TruthRun): boolean {
  const index = /WEB\/(\d+)\]$/.exec(run.attempts[0]?.instance ?? '')?.[1];
  const expected = truth.attempts.find((attempt) => attempt.inWindow)?.instance ?? null;
  return index === undefined || expected === null || Number(index) === expected;
}

const startOfRun = (run: Run): number => run.attempts[0]?.startedAtMs ?? run.attempts[0]?.endedAtMs ?? 0;

const BUCKET_MS = 1000;
const bucket = (jobType: string, timeMs: number): string => `${jobType} ${Math.floor(timeMs / BUCKET_MS)}`;

/** How far apart the first attempts lie (ms), starts and ends; null: too far to be the same. */
function apartMs(run: Run, truth: TruthRun): number | null {
  const startsApart = Math.abs(startOf(truth) - startOfRun(run));
  const endedAt = truth.attempts.find((attempt) => attempt.inWindow)?.endedAt;
  const endMs = run.attempts[0]?.endedAtMs;
  const endsApart = endMs != null && endedAt != null ? Math.abs(Date.parse(endedAt) - endMs) : 0;
  return startsApart <= CLOSE_MS && isSameInstance(run, truth) ? startsApart + endsApart : null;
}

/** Finds the truth of a run by what the log shows of it: Hangfire's id where it failed, else type and first attempt. */
function truthIndex(truth: Truth): (run: Run) => TruthRun | undefined {
  const byJobId = new Map(truth.runs.map((run) => [run.hangfireJobId, run]));
  const byMoment = new Map<string, TruthRun[]>();
  for (const run of truth.runs) {
    const key = bucket(run.jobType, startOf(run));
    const group = byMoment.get(key);
    if (group) {
      group.push(run);
    } else {
      byMoment.set(key, [run]);
    }
  }
  return (run) => {
    if (run.hangfireJobId !== null) {
      return byJobId.get(run.hangfireJobId);
    }
    const startMs = startOfRun(run);
    const near = [startMs - BUCKET_MS, startMs, startMs + BUCKET_MS].flatMap(
      (timeMs) => byMoment.get(bucket(run.jobType, timeMs)) ?? []
    );
    let nearest: { run: TruthRun; apart: number } | undefined;
    for (const candidate of near) {
      const apart = apartMs(run, candidate);
      if (apart !== null && (!nearest || apart < nearest.apart)) {
        nearest = { run: candidate, apart };
      }
    }
    return nearest?.run;
  };
}

function compareRun(run: Run, truth: TruthRun, from: string): string[] {
  const name = `${run.jobType} ${run.hangfireJobId ?? run.key}`;
  const differences: string[] = [];
  if (run.state !== truth.state) {
    differences.push(`${name}: state ${run.state}, not ${truth.state}`);
  }
  // Old templates and paused attempts do not tell it.
  if (run.correlationId !== null && run.correlationId !== truth.correlationId) {
    differences.push(`${name}: correlation id ${run.correlationId}, not ${truth.correlationId}`);
  }
  const expected = truth.attempts.filter((attempt) => attempt.inWindow);
  if (run.attempts.length !== expected.length) {
    differences.push(`${name}: ${run.attempts.length} attempts, not ${expected.length}`);
    return differences;
  }
  run.attempts.forEach((attempt, index) => {
    const { n, startedAt, endedAt, outcome, startedLogged, error } = expected[index] as TruthAttempt;
    // A start before the range may have its line there, or a clock that is behind.
    const isBefore = startedAt !== null && startedAt < from && attempt.startedAtMs === null;
    // Which of two equal successes was whose retry no line tells; that each had one, the numbers tell.
    const isSame =
      attempt.n === n &&
      (attempt.outcome === outcome || (attempt.outcome === 'aborted' && outcome === 'failed')) &&
      (attempt.inferred || isBefore || isClose(attempt.startedAtMs, startedLogged ? startedAt : null)) &&
      (attempt.inferred || attempt.endedAtMs === null || isClose(attempt.endedAtMs, endedAt)) &&
      (error === null || attempt.error === null || attempt.error.message.startsWith(error.slice(0, 60)));
    if (!isSame) {
      differences.push(
        `${name}: attempt ${attempt.n} ${attempt.outcome} ${iso(attempt.startedAtMs)}–${iso(attempt.endedAtMs)}, not ${n} ${outcome} ${startedAt}–${endedAt}`
      );
    }
  });
  return differences;
}

/** What a single success of a job without ids looks like: the log does not tell which of two was the other's retry. */
const kindOfRun = (jobType: string, state: string, attempts: number): string => `${jobType} ${state} ${attempts}`;

/** Whether a single attempt without ids is, by its times, one of the type's that succeeded: a retry that changed places. */
function isAnothersSuccess({ jobType, hangfireJobId, attempts }: Run, truth: Truth): boolean {
  const [attempt, ...more] = attempts;
  return (
    hangfireJobId === null &&
    attempt?.outcome === 'succeeded' &&
    more.length === 0 &&
    truth.runs.some(
      (run) =>
        run.jobType === jobType &&
        run.attempts.some(
          ({ outcome, startedAt, endedAt }) =>
            outcome === 'succeeded' && isClose(attempt.startedAtMs, startedAt) && isClose(attempt.endedAtMs, endedAt)
        )
    )
  );
}

function compareRuns(report: Report, truth: Truth): string[] {
  const find = truthIndex(truth);
  const found = new Set<TruthRun>();
  const unmatched: Run[] = [];
  const differences: string[] = [];
  for (const run of report.runs) {
    const expected = find(run);
    if (!expected || found.has(expected)) {
      unmatched.push(run);
    } else {
      found.add(expected);
      const ofRun = compareRun(run, expected, truth.meta.from);
      differences.push(...(isAnothersSuccess(run, truth) ? [] : ofRun));
    }
  }
  const missing = truth.runs.filter((run) => !found.has(run) && run.attempts.some((attempt) => attempt.inWindow));
  for (const run of unmatched) {
    const kind = kindOfRun(run.jobType, run.state, run.attempts.length);
    const twin = missing.findIndex(
      ({ jobType, state, attempts }) => kind === kindOfRun(jobType, state, attempts.length)
    );
    if (twin >= 0) {
      missing.splice(twin, 1);
    } else {
      differences.push(`${run.jobType} ${run.key}: the truth does not have it (${run.state}, ${iso(startOfRun(run))})`);
    }
  }
  const absent = missing.map(
    (run) => `${run.jobType} ${run.hangfireJobId}: not found (${run.state}, ${run.attempts.length} attempts)`
  );
  return [...differences, ...absent];
}

/** Everything in which the report differs from the truth; empty: nothing. */
export function compareTruth(report: Report, truth: Truth): { types: string[]; runs: string[] } {
  const types = compareTypes(report, truth);
  if (report.overall.id !== truth.overall) {
    types.unshift(`overall ${report.overall.id}, not ${truth.overall}`);
  }
  return { types, runs: compareRuns(report, truth) };
}
