import { countedDuplicates, countedRuns } from '../counted';
import { Run } from '../jobs/run';
import { OwnSteps } from '../policy';
import { Finding } from '../report';
import { Steps, groupInSteps } from '../steps';
import { DoubtInput, doubtsOf, overallDoubts } from './doubts';
import { evidenceOf } from './evidence';
import { judgeOverall } from './overall';
import { tell } from './ruleSteps';
import { namedInRunbook, rules } from './rules';
import { gatherFacts, hidesLoss } from './typeFacts';
import { OverallVerdict, Verdict, levelsWorstFirst } from './verdict';

export interface JudgeInput extends DoubtInput {
  ownSteps: OwnSteps;
}

/** A verdict, and whether more may be lost than was read. */
interface Judged {
  verdict: Verdict;
  mayHideLoss: boolean;
}

function* judgeType(jobType: string, runs: readonly Run[], input: JudgeInput): Steps<Judged> {
  const { catalogue, nowMs, coverage } = input;
  const doubts = doubtsOf(jobType, runs, input);
  yield;
  const facts = gatherFacts(jobType, runs, {
    catalogue,
    nowMs,
    gaps: coverage.gaps,
    doubts,
    counted: countedRuns(input.counted ?? [], jobType),
    duplicates: countedDuplicates(input.counted ?? [], jobType),
  });
  yield;
  const rule = rules.find((candidate) => candidate.applies(facts));
  if (!rule) {
    throw new Error('The last rule applies to everything.');
  }
  const own = input.ownSteps[rule.id];
  const evidence = evidenceOf(facts);
  yield;
  const verdict: Verdict = {
    jobType,
    jobClass: facts.info?.jobClass ?? null,
    id: rule.id,
    level: rule.level(facts),
    headline: rule.headline(facts),
    detail: rule.detail(facts),
    steps: own ? [...own, ...tell(facts)] : rule.steps(facts),
    evidence,
    gaps: coverage.gaps,
    inRunbook: namedInRunbook.has(jobType),
    counts: facts.counts,
    lastSuccessAtMs: facts.lastSuccessAtMs,
    lastFailureAtMs: facts.lastFailureAtMs,
    troubleSinceMs: facts.troubleSinceMs,
    nextDeletion: facts.nextDeletion,
    nextAvoidableDeletion: facts.nextAvoidableDeletion,
  };
  return { verdict, mayHideLoss: hidesLoss(facts.doubts) };
}

const seriousness = (verdict: Verdict): number =>
  levelsWorstFirst.indexOf(verdict.level) * rules.length + rules.findIndex((rule) => rule.id === verdict.id);

/** Among verdicts of one rule: losses weigh most, then what can still be lost, then failures. */
const weight = ({ counts }: Verdict): number => counts.deleted * 1e12 + counts.retrying * 1e6 + counts.failedAttempts;

/**
 * Judges every job type that was seen, worst first, and all of them together.
 * @param findings what is known beside the verdicts: a cause or a pause explains the worst of them
 */
export function* judge(
  input: JudgeInput,
  findings: readonly Finding[]
): Steps<{ verdicts: Verdict[]; overall: OverallVerdict; mayHideLoss: boolean }> {
  const groups = yield* groupInSteps(input.runs, (run) => run.jobType);
  for (const { jobType, lasts } of input.silences) {
    // A job that should have run and left no line at all needs a row of its own.
    if (lasts && !groups.has(jobType)) {
      groups.set(jobType, []);
    }
  }
  for (const { jobType } of input.counted ?? []) {
    if (!groups.has(jobType)) {
      groups.set(jobType, []);
    }
  }
  const judged: Judged[] = [];
  for (const [jobType, runs] of groups) {
    judged.push(yield* judgeType(jobType, runs, input));
  }
  const verdicts = judged
    .map(({ verdict }) => verdict)
    .sort((a, b) => seriousness(a) - seriousness(b) || weight(b) - weight(a) || (a.jobType < b.jobType ? -1 : 1));
  const doubts = overallDoubts(input);
  const mayHideLoss = hidesLoss(doubts) || judged.some((one) => one.mayHideLoss);
  const { catalogue, nowMs } = input;
  const overall = judgeOverall(verdicts, { catalogue, doubts, findings, mayHideLoss, nowMs });
  return { verdicts, overall, mayHideLoss };
}
