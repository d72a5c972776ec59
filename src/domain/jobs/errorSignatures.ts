import { Run, outcomeMs } from './run';

/** Errors of one kind: the same exception type out of the same frame of the API. Times are ms since the epoch, UTC. */
export interface ErrorSignature {
  /** Null: the lines name no exception type. Untrusted text, as is the frame. */
  type: string | null;
  ownFrame: string | null;
  jobTypes: readonly string[];
  attempts: number;
  runs: number;
  firstMs: number;
  lastMs: number;
}

/** The errors of failed attempts by their kind, most attempts first. Messages stay out: they may tell of a person. */
export function errorSignatures(runs: readonly Run[]): ErrorSignature[] {
  const found = new Map<string, ErrorSignature & { of: Set<Run> }>();
  for (const run of runs) {
    for (const attempt of run.attempts) {
      if (attempt.outcome !== 'failed' && attempt.outcome !== 'aborted') {
        continue;
      }
      const { type = null, ownFrame = null } = attempt.error ?? {};
      const atMs = outcomeMs(attempt);
      const key = JSON.stringify([type, ownFrame]);
      const known = found.get(key) ?? {
        type,
        ownFrame,
        jobTypes: [],
        attempts: 0,
        runs: 0,
        firstMs: atMs,
        lastMs: atMs,
        of: new Set<Run>(),
      };
      known.of.add(run);
      known.attempts += 1;
      known.firstMs = Math.min(known.firstMs, atMs);
      known.lastMs = Math.max(known.lastMs, atMs);
      found.set(key, known);
    }
  }
  return [...found.values()]
    .map(({ of, ...signature }) => ({
      ...signature,
      runs: of.size,
      jobTypes: [...new Set([...of].map(({ jobType }) => jobType))].sort(),
    }))
    .sort((a, b) => b.attempts - a.attempts || b.lastMs - a.lastMs);
}
