import fc from 'fast-check';
import { makeRun } from '../timeline/testing/makeRun';
import { Run } from './run';
import { findRun, runKey } from './runKey';

function run(rest: Partial<Run>, ...lineIds: string[]): Run {
  const made = makeRun('x'.repeat(lineIds.length), 0, 'retrying', rest);
  const attempts = made.attempts.map((attempt, index) => ({ ...attempt, lineIds: [lineIds[index] ?? ''] }));
  return { ...made, attempts, key: runKey(made, lineIds[0] ?? '') };
}

test('a run is named by its correlation id, else by Hangfire’s, else by its first line', () => {
  expect(run({ correlationId: 'CID-1', hangfireJobId: '41' }, 'a#1').key).toBe('CID-1');
  expect(run({ hangfireJobId: '41' }, 'a#1').key).toBe('job-41');
  expect(run({}, 'logs-2026.06.18#aB_-9').key).toBe('line-aB_-9');
});

test('a correlation id that several jobs may share names none of them', () => {
  expect(run({ jobType: 'UpsertModelJob<PhoneCall>', correlationId: 'CID-1' }, 'a#1').key).toBe('line-1');
});

test('a key stands in a path as it is, whatever the ids hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
      const made = run({ correlationId: id }, 'a#1');
      expect(made.key).toMatch(/^[\w.~-]+$/);
      expect(findRun([run({ correlationId: 'other' }, 'a#2'), made], made.key)).toBe(made);
    })
  );
});

test.each([
  ['a.b-c_d', 'a.b-c_d'],
  ['a b', 'a~20b'],
  ['a~b%', 'a~7Eb~25'],
])('an id of any characters finds its run, whatever key the run has now: %j', (correlationId, key) => {
  const made = run({ correlationId, hangfireJobId: '41' }, 'a#1');
  expect(made.key).toBe(key);
  expect(findRun([{ ...made, key: 'another' }], key)).toMatchObject({ correlationId });
});

test('a run whose key it is comes before one that has the id', () => {
  const [keyed, named] = [run({ correlationId: 'CID-1' }, 'a#1'), run({ correlationId: 'CID-1' }, 'a#2')];
  expect(findRun([{ ...named, key: 'another' }, keyed], 'CID-1')).toBe(keyed);
});

test('any of an attempt’s lines finds the run', () => {
  const made = run({}, 'a#1');
  const attempts = made.attempts.map((attempt) => ({ ...attempt, lineIds: ['a#1', 'a#2'] }));
  expect(findRun([{ ...made, attempts }], 'line-2')).toMatchObject({ key: 'line-1' });
});

test('a key that was made when less was known still finds its run', () => {
  const started = run({}, 'a#1');
  const failed = run({ hangfireJobId: '41' }, 'a#1');
  const whole = run({ hangfireJobId: '41', correlationId: 'CID-1' }, 'a#1', 'a#2');
  for (const { key } of [started, failed, whole]) {
    expect(findRun([run({ hangfireJobId: '40' }, 'a#0'), whole], key)).toBe(whole);
  }
});

test('a key from a range that began later finds the run by a line in its middle', () => {
  const later = run({}, 'a#3');
  const whole = run({}, 'a#1', 'a#2', 'a#3');
  expect(findRun([whole], later.key)).toBe(whole);
});

test('an index of another name does not matter', () => {
  const made = run({}, 'logs-2026.06.18#7');
  expect(findRun([run({}, 'restored-logs-2026.06.18#7')], made.key)).not.toBeNull();
});

test.each(['CID-2', 'job-', 'job-null', 'line-', '~', '~E2', ''])('%j finds nothing', (key) => {
  expect(findRun([run({ correlationId: null, hangfireJobId: null }, 'a#1')], key)).toBeNull();
});
