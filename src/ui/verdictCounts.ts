import { Verdict } from '../domain/runbook/verdict';
import { count } from '../domain/words';
import { lossWords } from './lossWords';
import { Meaning } from './signColours';

export interface CountWord {
  text: string;
  meaning: Meaning | 'plain';
}

/** What a job type's row says in numbers: lost, retrying, recovered, running, without an ending. Most serious first. */
export function verdictCounts(verdict: Verdict, recoveredRuns: number): CountWord[] {
  const { counts, level } = verdict;
  const loss = lossWords(verdict);
  const word = (howMany: number, words: string, meaning: CountWord['meaning']): CountWord[] =>
    howMany > 0 ? [{ text: count(howMany, words, words), meaning }] : [];
  const words = [
    ...word(counts.deleted, loss.lost, loss.meaning === 'loss' ? 'loss' : 'plain'),
    ...word(counts.failed, 'failed, not retried', 'retry'),
    ...word(counts.retrying, 'retrying', 'retry'),
    ...word(recoveredRuns, 'recovered', 'good'),
    ...word(counts.running, 'running', 'investigate'),
    ...word(counts.interrupted, 'without an ending', 'muted'),
  ];
  if (words.length > 0) {
    return words;
  }
  const calm = level === 'ok' ? 'no failure' : 'no failure seen';
  return [
    { text: counts.failedAttempts > 0 ? count(counts.failedAttempts, 'failed', 'failed') : calm, meaning: 'muted' },
  ];
}
