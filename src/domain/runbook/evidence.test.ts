import { AttemptError } from '../jobs/jobEvent';
import { apiCatalogue } from '../jobs/jobCatalogue';
import { Run } from '../jobs/run';
import { HOUR_MS, makeRun, MINUTE_MS } from '../timeline/testing/makeRun';
import { evidenceOf } from './evidence';
import { gatherFacts } from './typeFacts';

const START_MS = Date.UTC(2026, 5, 17, 8);
const after = (minutes: number): number => START_MS + minutes * MINUTE_MS;

/** A run whose attempts' lines are called by its name and the attempt's number. */
function named(name: string, run: Run, error: AttemptError | null = null): Run {
  const attempts = run.attempts.map((attempt) => ({
    ...attempt,
    error: attempt.outcome === 'failed' ? error : null,
    lineIds: [`${name}${attempt.n}`],
  }));
  return { ...run, attempts };
}
/** Evidence as text, first and last minute, ids, and its certainty where it was worked out. */
const told = (...runs: Run[]) =>
  evidenceOf(
    gatherFacts('UpsertCandidateJob', runs, { catalogue: apiCatalogue, nowMs: after(600), doubts: [], gaps: [] })
  ).map(
    ({ text, span, lineIds, certainty }) =>
      [
        text,
        (span!.fromMs - START_MS) / MINUTE_MS,
        (span!.toMs - START_MS) / MINUTE_MS,
        lineIds.join(' '),
        ...(certainty === 'seen' ? [] : [certainty]),
      ] as const
  );
const SECOND = 1 / 60;

test('of a loss: the line that tells of it, then the attempts that failed before', () => {
  expect(told(named('a', makeRun('xd', START_MS, 'deleted')))).toEqual([
    ['1 “Deleted” line of the job', 60 + SECOND, 60 + SECOND, 'a2'],
    ['1 failed attempt', SECOND, SECOND, 'a1'],
  ]);
  expect(
    told(named('a', makeRun('d', after(30), 'deleted')), named('b', makeRun('d', START_MS, 'deleted'))).slice(0, 1)
  ).toEqual([['2 “Deleted” lines of the job', SECOND, 30 + SECOND, 'a1 b1']]);
});

test('who deleted the run is kept apart, and what Hangfire only keeps as failed as well', () => {
  const texts = told(
    named('a', makeRun('x', START_MS, 'deletedByHangfire')),
    named('b', makeRun('d', after(1), 'deleted')),
    named('c', makeRun('x', after(2), 'failed')),
    named('d', makeRun('x', after(3), 'deletedByHangfire')),
    named('e', makeRun('x', after(4), 'failed'))
  ).map(([text, , , ids]) => `${text}: ${ids}`);
  expect(texts).toEqual([
    '1 “Deleted” line of the job: b1',
    '2 jobs deleted by Hangfire: a1 d1',
    '2 jobs in Hangfire’s Failed state: c1 e1',
    '4 failed attempts: a1 c1 d1 e1',
  ]);
  expect(told(named('a', makeRun('x', START_MS, 'deletedByHangfire')))[0]?.[0]).toBe('1 job deleted by Hangfire');
});

test('a loss that only the mail to the candidate tells of is worked out, and said apart', () => {
  const byMail = (name: string): Run => {
    const run = named(name, makeRun('d', START_MS, 'deleted'));
    return { ...run, attempts: run.attempts.map((attempt) => ({ ...attempt, endIsInferred: true })) };
  };
  expect(told(byMail('a'), named('b', makeRun('d', START_MS, 'deleted')))).toEqual([
    ['1 “Deleted” line of the job', SECOND, SECOND, 'b1'],
    ['1 e-mail to a lost candidate, without the “Deleted” line', SECOND, SECOND, 'a1', 'inferred'],
  ]);
  expect(told(byMail('a'), byMail('b'))[0]?.[0]).toBe('2 e-mails to a lost candidate, without the “Deleted” line');
});

test('of runs that wait: the last attempt of each', () => {
  const one = named('a', makeRun('xx', START_MS, 'retrying'));
  const two = named('b', makeRun('x', after(10), 'retrying'));
  expect(told(one)[0]).toEqual(['1 run waits for its retry', 60 + SECOND, 60 + SECOND, 'a2']);
  expect(told(one, two)[0]).toEqual(['2 runs wait for their retry', 10 + SECOND, 60 + SECOND, 'a2 b1']);
});

test('how many errors the attempts failed with: by type, by message where no type is told', () => {
  const error = (type: string | null, message: string | null): AttemptError =>
    ({ type, message, ownFrame: null }) as AttemptError;
  const failing = (...errors: Array<AttemptError | null>) =>
    told(...errors.map((one, index) => named(`r${index}`, makeRun('xo', START_MS, 'succeeded'), one)))[0]?.[0];
  expect(failing(null)).toBe('1 failed attempt');
  expect(failing(error('A.B', 'x'), error('A.B', 'y'), null)).toBe('3 failed attempts, 1 error');
  expect(failing(error('A.B', 'x'), error(null, 'y'), error(null, 'z'))).toBe('3 failed attempts, 3 errors');
});

test('attempts that a pause used up are none that failed', () => {
  expect(told(named('a', makeRun('aao', START_MS, 'succeeded')))).toEqual([
    ['2 attempts aborted while the CRM integration was paused', SECOND, 60 + SECOND, 'a1 a2'],
    ['Last success', 120 + SECOND, 120 + SECOND, 'a3'],
  ]);
});

test('only the last success is evidence, and only one of those of the same moment', () => {
  const runs = [START_MS, after(60), after(60)].map((ms, index) => named(`r${index}`, makeRun('o', ms, 'succeeded')));
  expect(told(...runs)).toEqual([['Last success', 60 + SECOND, 60 + SECOND, 'r11']]);
});

test('what was joined by arithmetic is marked as worked out, where the verdict rests on it', () => {
  const inferred = { inferred: true };
  expect(
    told(
      named('a', makeRun('xx', START_MS, 'retrying', inferred)),
      named('b', makeRun('d', START_MS + HOUR_MS, 'deleted', inferred)),
      named('c', makeRun('xo', START_MS, 'succeeded', inferred)),
      named('d', makeRun('x', START_MS, 'retrying'))
    ).slice(-1)
  ).toEqual([['2 runs joined by the hour and the attempt’s number', 60 + SECOND, 60 + SECOND, 'a2 b1', 'inferred']]);
});

test('failures of one exception type name it, of several none; what is no failure names nothing', () => {
  const facts = (...runs: Run[]) =>
    gatherFacts('UpsertCandidateJob', runs, { catalogue: apiCatalogue, nowMs: after(600), doubts: [], gaps: [] });
  const error = (type: string | null): AttemptError => ({ type, message: 'x', ownFrame: null });
  const run = (name: string, type: string | null) => named(name, makeRun('xxo', after(0), 'succeeded'), error(type));
  const types = (...runs: Run[]) => evidenceOf(facts(...runs)).map(({ errorType }) => errorType);
  expect(types(run('a', 'System.A'), run('b', 'System.A'))).toEqual(['System.A', undefined]);
  expect(types(run('a', 'System.A'), run('b', 'System.B'))).toEqual([null, undefined]);
  expect(types(run('a', 'System.A'), run('b', null))).toEqual([null, undefined]);
});
