import { Run } from '../jobs/run';
import { DoubtInput, doubtsOf, overallDoubts } from './doubts';
import { evidenceOf } from './evidence';
import { judgeOverall } from './overall';
import { namedInRunbook, rules } from './rules';
import { gatherFacts } from './typeFacts';
import { OverallVerdict, Verdict, levelsWorstFirst } from './verdict';

/** Groups runs by job type, in the order in which they stand. */
function groupByType(runs: readonly Run[]): Map<string, Run[]> {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const group = groups.get(run.jobType);
    if (group) {
      group.push(run);
    } else {
      groups.set(run.jobType, [run]);
    }
  }
  return groups;
}

function judgeType(jobType: string, runs: readonly Run[], input: DoubtInput): Verdict {
  const { nowMs, coverage } = input;
  const facts = gatherFacts(jobType, runs, { nowMs, gaps: coverage.gaps, doubts: doubtsOf(jobType, runs, input) });
  const rule = rules.find((candidate) => candidate.applies(facts));
  if (!rule) {
    throw new Error('The last rule applies to everything.');
  }
  return {
    jobType,
    id: rule.id,
    level: rule.level(facts),
    headline: rule.headline(facts),
    detail: rule.detail(facts),
    steps: rule.steps(facts),
    evidence: evidenceOf(facts),
    gaps: coverage.gaps,
    inRunbook: namedInRunbook.has(jobType),
    counts: facts.counts,
    lastSuccessAtMs: facts.lastSuccessAtMs,
    lastFailureAtMs: facts.lastFailureAtMs,
    troubleSinceMs: facts.troubleSinceMs,
    nextDeletion: facts.nextDeletion,
  };
}

const seriousness = (verdict: Verdict): number =>
  levelsWorstFirst.indexOf(verdict.level) * rules.length + rules.findIndex((rule) => rule.id === verdict.id);

/** Judges every job type that was seen, worst first, and all of them together. */
export function judge(input: DoubtInput): { verdicts: Verdict[]; overall: OverallVerdict } {
  const groups = groupByType(input.runs);
  for (const { jobType, lasts } of input.silences) {
    // A job that should have run and left no line at all needs a row of its own.
    if (lasts && !groups.has(jobType)) {
      groups.set(jobType, []);
    }
  }
  const verdicts = [...groups]
    .map(([jobType, runs]) => judgeType(jobType, runs, input))
    .sort(
      (a, b) =>
        seriousness(a) - seriousness(b) || b.counts.deleted - a.counts.deleted || (a.jobType < b.jobType ? -1 : 1)
    );
  return { verdicts, overall: judgeOverall(verdicts, overallDoubts(input), input.nowMs) };
}
