import { HOUR_MS, MINUTE_MS } from '../timeline/testing/makeRun';
import { neighboursOf } from './neighbours';
import { makeFailingRun } from './testing/makeFailingRun';

const run = makeFailingRun('ttt', 0, 'retrying', { key: 'run' });
const before = makeFailingRun('o', -HOUR_MS, 'succeeded', { key: 'before' });
const after = makeFailingRun('o', HOUR_MS, 'succeeded', { key: 'after' });
const other = (letters: string, startMs: number, key: string) =>
  makeFailingRun(letters, startMs, 'retrying', { key, jobType: 'CrmSyncJob' });

test('the runs of its type that began before and after it', () => {
  expect(neighboursOf(run, [other('o', 0, 'x'), before, run, after])).toMatchObject({ previous: before, next: after });
  expect(neighboursOf(run, [run])).toMatchObject({ previous: null, next: null });
});

test('runs of any type that failed within the minutes of its last failure, by whether the error is the same', () => {
  const alike = other('tt', HOUR_MS + 4 * MINUTE_MS, 'alike');
  const otherwise = other('nn', HOUR_MS - 4 * MINUTE_MS, 'otherwise');
  const tooLate = other('tt', HOUR_MS + 6 * MINUTE_MS, 'late');
  const wentWell = other('o', 2 * HOUR_MS, 'well');
  const found = neighboursOf(run, [alike, otherwise, tooLate, wentWell, before, run]);
  expect(found.alike).toEqual([alike]);
  expect(found.otherwise).toEqual([otherwise]);
});

test('a run that never failed has nobody beside it', () => {
  expect(neighboursOf(before, [before, run, other('t', -HOUR_MS, 'x')])).toMatchObject({ alike: [], otherwise: [] });
});

test('five minutes are the same time; a run with one such failure is alike, whatever else it met', () => {
  const edge = other('tt', HOUR_MS + 5 * MINUTE_MS, 'edge');
  const over = other('tt', HOUR_MS + 5 * MINUTE_MS + 1, 'over');
  const [first, second] = other('nt', 0, 'both').attempts;
  const both = {
    ...other('nt', 0, 'both'),
    attempts: [
      { ...first!, startedAtMs: 2 * HOUR_MS, endedAtMs: 2 * HOUR_MS },
      { ...second!, startedAtMs: 2 * HOUR_MS, endedAtMs: 2 * HOUR_MS },
    ],
  };
  expect(neighboursOf(run, [edge, over, both, run]).alike).toEqual([edge, both]);
  expect(neighboursOf(run, [other('o', -1, 'x'), run, other('o', 1, 'y')])).toMatchObject({
    previous: null,
    next: null,
  });
});
