import { Attempt, Run, attemptsOf, outcomeMs } from '../jobs/run';
import { count } from '../words';
import { TypeFacts } from './typeFacts';
import { Evidence } from './verdict';

const MOST_LINE_IDS = 1000;

function evidence(text: string, attempts: readonly Attempt[], certainty: Evidence['certainty'] = 'seen'): Evidence[] {
  if (attempts.length === 0) {
    return [];
  }
  let fromMs = Infinity;
  let toMs = -Infinity;
  const lineIds: string[] = [];
  for (const attempt of attempts) {
    fromMs = Math.min(fromMs, outcomeMs(attempt));
    toMs = Math.max(toMs, outcomeMs(attempt));
    if (lineIds.length < MOST_LINE_IDS) {
      lineIds.push(...attempt.lineIds);
    }
  }
  return [{ text, span: { fromMs, toMs }, lineIds: lineIds.slice(0, MOST_LINE_IDS), certainty }];
}

const lastAttempt = (run: Run): Attempt => run.attempts[run.attempts.length - 1] as Attempt;

function errorCount(attempts: readonly Attempt[]): string {
  const types = new Set(attempts.map((attempt) => attempt.error?.type ?? attempt.error?.message ?? ''));
  types.delete('');
  return types.size > 0 ? `, ${count(types.size, 'error')}` : '';
}

function errorType(attempts: readonly Attempt[]): string | null {
  const [only = null, ...others] = new Set(attempts.map(({ error }) => error?.type ?? null));
  return others.length === 0 ? only : null;
}

/** What a verdict rests on, each piece with the lines it was read from; worked-out pieces are marked so. */
export function evidenceOf(facts: TypeFacts): Evidence[] {
  const { lost, retrying, failedAttempts, runs, lastSuccessAtMs } = facts;
  const gaveUp = lost.filter((run) => run.state === 'deleted').map(lastAttempt);
  const byJob = gaveUp.filter(({ endIsInferred }) => !endIsInferred);
  const byMail = gaveUp.filter(({ endIsInferred }) => endIsInferred);
  const byHangfire = lost.filter((run) => run.state !== 'deleted').map(lastAttempt);
  const givenUp = runs.filter((run) => run.state === 'failed').map(lastAttempt);
  const aborted = failedAttempts.filter((attempt) => attempt.outcome === 'aborted');
  const failed = failedAttempts.filter((attempt) => attempt.outcome === 'failed');
  const last = attemptsOf(runs).filter(
    (attempt) => attempt.outcome === 'succeeded' && outcomeMs(attempt) === lastSuccessAtMs
  );
  const joined = runs.filter((run) => run.inferred && (run.state === 'retrying' || lost.includes(run)));
  return [
    ...evidence(count(byJob.length, '“Deleted” line of the job', '“Deleted” lines of the job'), byJob),
    ...evidence(
      `${count(byMail.length, 'e-mail')} to a lost candidate, without the “Deleted” line`,
      byMail,
      'inferred'
    ),
    ...evidence(count(byHangfire.length, 'job deleted by Hangfire', 'jobs deleted by Hangfire'), byHangfire),
    ...evidence(`${count(givenUp.length, 'job')} in Hangfire’s Failed state`, givenUp),
    ...evidence(
      count(retrying.length, 'run waits for its retry', 'runs wait for their retry'),
      retrying.map(lastAttempt)
    ),
    ...evidence(`${count(failed.length, 'failed attempt')}${errorCount(failed)}`, failed).map((piece) => ({
      ...piece,
      errorType: errorType(failed),
    })),
    ...evidence(`${count(aborted.length, 'attempt')} aborted while the CRM integration was paused`, aborted),
    ...evidence('Last success', last.slice(0, 1)),
    ...evidence(
      `${count(joined.length, 'run')} joined by the hour and the attempt’s number`,
      joined.map(lastAttempt),
      'inferred'
    ),
  ];
}
