import { CountedStep } from '../counted';
import { Gap } from '../coverage';
import { Run } from '../jobs/run';
import { Verdict } from '../runbook/verdict';
import { HOUR_MS, MINUTE_MS } from '../timeline/testing/makeRun';
import { makeVerdict } from '../timeline/testing/makeVerdict';
import { stillFailing } from './stillFailing';
import { makeFailingRun } from './testing/makeFailingRun';

const verdict = makeVerdict('UpsertCandidateJob');
const gap = (fromMs: number, toMs: number): Gap => ({ fromMs, toMs, reason: 'truncated' });
const ask = (runs: Run[], rest: Partial<Verdict> = {}, counted: CountedStep[] = []) =>
  stillFailing({ ...verdict, ...rest }, runs, counted);
const failed = makeFailingRun('ttt', 0, 'deletedByHangfire');
const waits = { nextAttempt: { fromMs: 3 * HOUR_MS, toMs: 4 * HOUR_MS } };
const waiting = makeFailingRun('ttt', 0, 'retrying', waits);
const success = makeFailingRun('o', 2 * HOUR_MS + MINUTE_MS, 'succeeded');

test('no attempt failed: never', () => {
  expect(ask([success]).answer).toBe('never');
});

test('failures, and no success since: yes, since the first after the last success', () => {
  const earlier = makeFailingRun('o', 30 * MINUTE_MS, 'succeeded');
  expect(ask([earlier, waiting])).toEqual({
    answer: 'yes',
    lastFailureMs: 2 * HOUR_MS + 1000,
    lastSuccessMs: 30 * MINUTE_MS + 1000,
    failingSinceMs: HOUR_MS + 1000,
    failuresSince: 2,
    givenUpSince: 0,
    successesSince: 0,
    waiting: 1,
    nextTryMs: 3 * HOUR_MS,
  });
});

test('one failure that nothing came after: nobody knows, until it is tried again', () => {
  expect(ask([makeFailingRun('t', 0, 'retrying', waits)]).answer).toBe('untried');
  expect(ask([makeFailingRun('t', 0, 'retrying'), makeFailingRun('t', MINUTE_MS, 'retrying')]).answer).toBe('untried');
});

test('a success since, and nothing waits: no', () => {
  expect(ask([failed, success])).toMatchObject({ answer: 'no', successesSince: 1, failuresSince: 0 });
});

test('a success that was counted, whose lines were not read, is one', () => {
  expect(ask([failed], { lastSuccessAtMs: 2 * HOUR_MS + MINUTE_MS }).answer).toBe('no');
});

test('the runs that were counted since are among the successes', () => {
  const counted = [
    { fromMs: -HOUR_MS, toMs: 0, runs: 7 },
    { fromMs: 3 * HOUR_MS, toMs: 4 * HOUR_MS, runs: 12 },
  ];
  expect(ask([failed, success], {}, counted).successesSince).toBe(13);
});

test('a success since, and runs wait for their retry: that is not over', () => {
  expect(ask([waiting, success])).toMatchObject({ answer: 'waiting', waiting: 1 });
});

test.each([
  ['the verdict cannot tell', { level: 'unknown' as const }],
  ['what came after the last failure was not read in full', { gaps: [gap(0, 5 * HOUR_MS)] }],
])('%s: no all-clear', (_, rest) => {
  expect(ask([failed, success], rest).answer).toBe('unknown');
  expect(ask([waiting, success], rest).answer).toBe('unknown');
  expect(ask([success], rest).answer).toBe('unknown');
  expect(ask([failed], rest).answer).toBe('yes');
});

test('a gap before the last failure hides nothing that matters now', () => {
  expect(ask([failed, success], { gaps: [gap(-HOUR_MS, HOUR_MS)] }).answer).toBe('no');
});

describe('since the last success', () => {
  const early = makeFailingRun('o', 0, 'succeeded');

  test('failures, and runs that were given up, are counted apart', () => {
    const runs = [early, makeFailingRun('td', HOUR_MS, 'deleted'), makeFailingRun('t', 2 * HOUR_MS, 'retrying', waits)];
    expect(ask(runs)).toEqual({
      answer: 'yes',
      lastFailureMs: 2 * HOUR_MS + 1000,
      lastSuccessMs: 1000,
      failingSinceMs: HOUR_MS + 1000,
      failuresSince: 2,
      givenUpSince: 1,
      successesSince: 0,
      waiting: 1,
      nextTryMs: 3 * HOUR_MS,
    });
  });

  test('a run that was given up without trying is a failure too', () => {
    expect(ask([early, makeFailingRun('d', HOUR_MS, 'deleted')])).toMatchObject({
      answer: 'untried',
      lastFailureMs: HOUR_MS + 1000,
      failingSinceMs: HOUR_MS + 1000,
      failuresSince: 0,
      givenUpSince: 1,
    });
  });

  test('the first of the next tries is told; a run that waits without one is only counted', () => {
    const at = (hours: number) => ({ nextAttempt: { fromMs: hours * HOUR_MS, toMs: 9 * HOUR_MS } });
    const runs = [at(5), at(4), at(6), {}].map((rest) => makeFailingRun('t', 0, 'retrying', rest));
    expect(ask(runs)).toMatchObject({ waiting: 4, nextTryMs: 4 * HOUR_MS });
    expect(ask([early])).toMatchObject({ waiting: 0, nextTryMs: null, failingSinceMs: null, failuresSince: 0 });
  });

  test('failures within five minutes are one try', () => {
    const answer = (apartMs: number) =>
      ask([makeFailingRun('t', 0, 'retrying'), makeFailingRun('t', apartMs, 'retrying')]).answer;
    expect([answer(5 * MINUTE_MS), answer(5 * MINUTE_MS + 1)]).toEqual(['untried', 'yes']);
  });
});

test('what only the verdict knows counts: a failure, or a later success', () => {
  expect(ask([], { lastFailureAtMs: HOUR_MS })).toMatchObject({
    answer: 'yes',
    lastFailureMs: HOUR_MS,
    lastSuccessMs: null,
  });
  const later = { lastSuccessAtMs: 5 * HOUR_MS };
  expect(ask([failed, success], later)).toMatchObject({ answer: 'no', lastSuccessMs: 5 * HOUR_MS });
  const earlier = { lastSuccessAtMs: 0 };
  expect(ask([failed, success], earlier).lastSuccessMs).toBe(2 * HOUR_MS + MINUTE_MS + 1000);
});

test('a success and a failure at one moment: it is still failing', () => {
  const sameMoment = makeFailingRun('o', 2 * HOUR_MS, 'succeeded');
  expect(ask([failed, sameMoment])).toMatchObject({ answer: 'yes', successesSince: 0, failuresSince: 0 });
});

test('a gap that ends with the last failure hides nothing', () => {
  const lastMs = 2 * HOUR_MS + 1000;
  expect(ask([failed, success], { gaps: [gap(0, lastMs)] }).answer).toBe('no');
  expect(ask([failed, success], { gaps: [gap(0, lastMs + 1)] }).answer).toBe('unknown');
});
