import { Level, Verdict } from '../domain/runbook/verdict';
import { Meaning } from './signColours';

/** A level as it is shown: a type that did not run at all is *quiet*, which is not the same as fine. */
export type SignLevel = Level | 'quiet';

export const levelWords: Record<SignLevel, { name: string; meaning: Meaning }> = {
  act: { name: 'Act now', meaning: 'loss' },
  'at-risk': { name: 'At risk', meaning: 'retry' },
  investigate: { name: 'Investigate', meaning: 'investigate' },
  unknown: { name: 'Cannot tell', meaning: 'muted' },
  recovered: { name: 'Recovered', meaning: 'good' },
  ok: { name: 'No failure', meaning: 'good' },
  quiet: { name: 'Quiet', meaning: 'muted' },
};

export function signLevelOf({ level, counts }: Verdict): SignLevel {
  return level === 'ok' && counts.succeeded === 0 && counts.running === 0 ? 'quiet' : level;
}
