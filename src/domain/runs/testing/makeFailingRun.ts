import { Run, RunState } from '../../jobs/run';
import { makeRun } from '../../timeline/testing/makeRun';

const types: Record<string, string> = { t: 'System.TimeoutException', n: 'System.NullReferenceException' };

/**
 * A run whose attempts are drawn as letters, an hour apart: `ttno` timed out twice, met another error and recovered.
 * t, n two kinds of error, a aborted, o succeeded, d deleted, r running.
 */
export function makeFailingRun(letters: string, startMs: number, state: RunState, rest: Partial<Run> = {}): Run {
  const run = makeRun(letters.replace(/[tn]/g, 'x'), startMs, state, rest);
  const attempts = run.attempts.map((attempt, index) => {
    const type = types[letters[index] ?? ''];
    return type === undefined
      ? attempt
      : {
          ...attempt,
          error: { type, message: `${type}: nr ${index}`, ownFrame: 'GetIntoTeachingApi.Services.Crm.Save' },
        };
  });
  return { ...run, attempts, ...(rest.attempts && { attempts: rest.attempts }) };
}
