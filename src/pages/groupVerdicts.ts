import { Verdict } from '../domain/runbook/verdict';

export interface VerdictGroup {
  verdict: Verdict;
  /** Other job types of which the same is said. */
  alsoTypes: readonly string[];
}

/** The verdicts that need a card, worst first. What cannot be told of several types for the same reason is one card. */
export function groupVerdicts(verdicts: readonly Verdict[]): VerdictGroup[] {
  const groups = new Map<string, VerdictGroup & { alsoTypes: string[] }>();
  for (const verdict of verdicts) {
    if (verdict.level === 'ok') {
      continue;
    }
    const { level, headline, detail, jobType } = verdict;
    const key = level === 'unknown' ? `${headline}\n${detail}` : jobType;
    const group = groups.get(key);
    if (group) {
      group.alsoTypes.push(jobType);
    } else {
      groups.set(key, { verdict, alsoTypes: [] });
    }
  }
  return [...groups.values()];
}
