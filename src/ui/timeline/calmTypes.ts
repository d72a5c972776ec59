import { Verdict } from '../../domain/runbook/verdict';

/** Fewer than these are not worth a fold. */
const LEAST_FOLDED = 3;

/** The types without a failure, which step back while others need somebody; where none does, all stand. */
export function calmTypes(verdicts: readonly Verdict[]): ReadonlySet<Verdict> {
  const fine = verdicts.filter(({ level }) => level === 'ok');
  return new Set(fine.length < verdicts.length && fine.length >= LEAST_FOLDED ? fine : []);
}
