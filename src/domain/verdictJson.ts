import { Gap, TimeSpan } from './coverage';
import { Run } from './jobs/run';
import { Report } from './report';
import { Verdict } from './runbook/verdict';

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
const span = (value: TimeSpan | null) => value && { from: iso(value.fromMs), to: iso(value.toMs) };
const gap = ({ fromMs, toMs, reason }: Gap) => ({ from: iso(fromMs), to: iso(toMs), reason });

function typeJson(verdict: Verdict) {
  return {
    verdict: verdict.id,
    level: verdict.level,
    headline: verdict.headline,
    detail: verdict.detail,
    ...verdict.counts,
    lastSuccessAt: isoOrNull(verdict.lastSuccessAtMs),
    lastFailureAt: isoOrNull(verdict.lastFailureAtMs),
    steps: verdict.steps,
    evidence: verdict.evidence.map((piece) => ({
      text: piece.text,
      span: span(piece.span),
      certainty: piece.certainty,
      lines: piece.lineIds,
    })),
    gaps: verdict.gaps.map(gap),
  };
}

function runJson(run: Run) {
  return {
    key: run.key,
    jobType: run.jobType,
    hangfireJobId: run.hangfireJobId,
    correlationId: run.correlationId,
    entityId: run.entityId,
    state: run.state,
    inferred: run.inferred,
    attempts: run.attempts.map((attempt) => ({
      n: attempt.n,
      startedAt: isoOrNull(attempt.startedAtMs),
      endedAt: isoOrNull(attempt.endedAtMs),
      outcome: attempt.outcome,
      error: attempt.error?.message ?? null,
    })),
    nextAttempt: span(run.nextAttempt),
    deletion: span(run.deletion),
    triesLeft: run.triesLeft,
    deletedAt: isoOrNull(run.deletedAtMs),
  };
}

/** The report as plain JSON: times as ISO texts in UTC. Its form is documented in docs/verdict-json.md and kept stable. */
export function toVerdictJson(report: Report) {
  return {
    app: report.app,
    from: iso(report.fromMs),
    to: iso(report.toMs),
    now: iso(report.nowMs),
    overall: report.overall.id,
    headline: report.overall.headline,
    perType: Object.fromEntries(report.verdicts.map((verdict) => [verdict.jobType, typeJson(verdict)])),
    runs: report.runs.map(runJson),
    findings: report.findings.map(({ kind, jobTypes, fromMs, toMs, text }) => ({
      kind,
      jobTypes,
      from: iso(fromMs),
      to: iso(toMs),
      text,
    })),
    lines: report.lines,
    looseLines: report.looseLines.map(({ id, timeMs, jobType, reason }) => ({
      id,
      time: iso(timeMs),
      jobType,
      reason,
    })),
  };
}
