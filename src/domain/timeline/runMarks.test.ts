import { steady } from '../jobs/retryDelays';
import { isPlain, laneSpan, runMarks } from './runMarks';
import { HOUR_MS, makeRun, MINUTE_MS } from './testing/makeRun';

const NOW_MS = 100 * HOUR_MS;
const due = (ms: number) => ({ fromMs: ms, toMs: ms + MINUTE_MS });
const kinds = (...args: Parameters<typeof runMarks>) => runMarks(...args).map(({ kind }) => kind);

test('a recovered run shows each attempt in order', () => {
  expect(kinds(makeRun('xxao', 0, 'succeeded'), NOW_MS)).toEqual(['failed', 'failed', 'aborted', 'succeeded']);
});

test('a mark stands where its attempt ended, and knows when it began', () => {
  const [mark] = runMarks(makeRun('x', 5000, 'retrying'), NOW_MS);
  expect(mark).toMatchObject({ fromMs: 5000, atMs: 6000, toMs: 6000 });
});

test('a running attempt reaches up to now', () => {
  expect(runMarks(makeRun('r', NOW_MS - 5000, 'running'), NOW_MS)[0]).toMatchObject({
    atMs: NOW_MS - 5000,
    toMs: NOW_MS,
  });
});

test('what the job deleted by itself has one end mark, what Hangfire deleted gets its own', () => {
  expect(kinds(makeRun('xd', 0, 'deleted', { deletedAtMs: HOUR_MS }), NOW_MS)).toEqual(['failed', 'deleted']);
  expect(kinds(makeRun('xx', 0, 'deletedByHangfire', { deletedAtMs: HOUR_MS + 1000 }), NOW_MS)).toEqual([
    'failed',
    'failed',
    'deleted',
  ]);
});

test('a loss that only its mail tells of is worked out, as is an attempt that was joined by time', () => {
  const run = makeRun('xxd', 0, 'deleted', { deletedAtMs: 2 * HOUR_MS });
  const attempts = run.attempts.map((attempt) =>
    attempt.n === 1 ? attempt : { ...attempt, ...(attempt.n === 2 ? { inferred: true } : { endIsInferred: true }) }
  );
  expect(runMarks(run, NOW_MS).map(({ inferred }) => inferred)).toEqual([false, false, false]);
  expect(runMarks({ ...run, attempts }, NOW_MS).map(({ inferred }) => inferred)).toEqual([false, true, true]);
});

test('every attempt to come is hollow, up to the deadline', () => {
  const run = makeRun('x', NOW_MS - 1000, 'retrying', {
    nextAttempt: due(NOW_MS + HOUR_MS),
    deletion: due(NOW_MS + 4 * HOUR_MS),
  });
  const projected = runMarks(run, NOW_MS).slice(1);
  expect(projected.map(({ kind, atMs }) => [kind, (atMs - NOW_MS) / HOUR_MS])).toEqual([
    ['nextTry', 1],
    ['nextTry', 2],
    ['nextTry', 3],
    ['deletionDue', 4],
  ]);
  expect(projected.every(({ inferred, attempt }) => inferred && attempt === null)).toBe(true);
});

test('an attempt to come knows its number', () => {
  const run = makeRun('xx', NOW_MS - HOUR_MS, 'retrying', {
    nextAttempt: due(NOW_MS + HOUR_MS),
    deletion: due(NOW_MS + 3 * HOUR_MS),
  });
  expect(runMarks(run, NOW_MS).map(({ n }) => n)).toEqual([1, 2, 3, 4, null]);
});

test('attempts between two numbers that were read stand evenly between them, as not read', () => {
  const run = makeRun('xxxxx', 0, 'retrying');
  const marks = runMarks({ ...run, attempts: run.attempts.filter(({ n }) => n === 1 || n === 5) }, NOW_MS);
  expect(marks.map(({ kind, n }) => [kind, n])).toEqual([
    ['failed', 1],
    ['unread', 2],
    ['unread', 3],
    ['unread', 4],
    ['failed', 5],
  ]);
  expect(marks[2]).toMatchObject({ inferred: true, attempt: null });
  expect(marks[2]!.atMs / HOUR_MS).toBeCloseTo(2, 2);
});

test('an attempt whose number is not known proves none', () => {
  const run = makeRun('xxx', 0, 'retrying');
  const attempts = run.attempts.map((attempt) => (attempt.n === 2 ? { ...attempt, n: null } : attempt));
  expect(kinds({ ...run, attempts }, NOW_MS)).toEqual(['failed', 'failed', 'failed']);
});

test('a failure with a cause that is new to the run knows what failed before; causes that take turns are told of once', () => {
  const run = makeRun('xxaxx', 0, 'retrying');
  const error = (type: string | null, message = 'It failed.') => ({ type, message, ownFrame: null });
  const errors = [
    error('TimeoutException'),
    error('TimeoutException', 'Again.'),
    null,
    error('NullReference'),
    error('TimeoutException'),
  ];
  const attempts = run.attempts.map((attempt, index) => ({ ...attempt, error: errors[index] ?? null }));
  const changes = runMarks({ ...run, attempts }, NOW_MS).map(({ changedFrom }) => changedFrom?.message ?? null);
  expect(changes).toEqual([null, null, null, 'Again.', null]);
});

test('where the next attempt is the deletion there is no other', () => {
  const run = makeRun('x', 0, 'retrying', { nextAttempt: due(NOW_MS + HOUR_MS), deletion: due(NOW_MS + HOUR_MS) });
  expect(kinds(run, NOW_MS)).toEqual(['failed', 'deletionDue']);
});

test('what is late stands at now and still says when it was due', () => {
  const run = makeRun('x', 0, 'retrying', { nextAttempt: due(NOW_MS - 5 * MINUTE_MS) });
  expect(runMarks(run, NOW_MS)[1]).toMatchObject({ kind: 'nextTry', atMs: NOW_MS, fromMs: NOW_MS - 5 * MINUTE_MS });
});

test.each([
  ['succeeded at once', makeRun('o', 0, 'succeeded'), true],
  ['recovered', makeRun('xo', 0, 'succeeded'), false],
  ['recovered, its failures not seen', withNumber(5), false],
  ['skipped', makeRun('', 0, 'skipped'), true],
  ['deduplicated', makeRun('', 0, 'deduplicated'), true],
  ['running', makeRun('r', 0, 'running'), false],
  ['interrupted', makeRun('?', 0, 'interrupted'), false],
])('%s: plain is %s', (_, run, plain) => {
  expect(isPlain(run)).toBe(plain);
});

function withNumber(n: number) {
  const run = makeRun('o', 0, 'succeeded');
  return { ...run, attempts: run.attempts.map((attempt) => ({ ...attempt, n })) };
}

test('a lane reaches from the first start to whatever comes last', () => {
  const retrying = makeRun('x', 0, 'retrying', { nextAttempt: due(HOUR_MS), deletion: due(NOW_MS + HOUR_MS) });
  expect(laneSpan(retrying, NOW_MS)).toEqual({ fromMs: 0, toMs: NOW_MS + HOUR_MS });
  expect(laneSpan(makeRun('xo', 0, 'succeeded'), NOW_MS)).toEqual({ fromMs: 0, toMs: HOUR_MS + 1000 });
  expect(laneSpan(makeRun('r', 0, 'running'), NOW_MS)).toEqual({ fromMs: 0, toMs: NOW_MS });
  expect(laneSpan(makeRun('xx', 0, 'deletedByHangfire', { deletedAtMs: 9 * HOUR_MS }), NOW_MS).toMs).toBe(9 * HOUR_MS);
});

test.each([
  ['at once', 0, 1],
  ['every second', 1000, 1000],
  ['every hour', HOUR_MS, 30 * 24],
])('retries %s: the marks to come are no more than the settings allow of retries', (_, retryDelayMs, tries) => {
  const run = makeRun('x', NOW_MS - 1000, 'retrying', {
    delays: steady(retryDelayMs),
    nextAttempt: due(NOW_MS),
    deletion: due(NOW_MS + 30 * 24 * HOUR_MS),
  });
  const toCome = kinds(run, NOW_MS).slice(1);
  expect(toCome.filter((kind) => kind === 'nextTry')).toHaveLength(tries);
  expect(toCome.at(-1)).toBe('deletionDue');
});

test('of attempts that were not read no more are shown, either', () => {
  const run = makeRun('xx', 0, 'retrying');
  const [first, second] = run.attempts;
  const jump = { ...run, attempts: [first!, { ...second!, n: 9000 }] };
  expect(kinds(jump, NOW_MS).filter((kind) => kind === 'unread')).toHaveLength(1000);
});

test.each([
  ['a run that has not ended, of which no attempt is known', '', 'running'],
  ['a success that was failed afterwards', 'ox', 'succeeded'],
  ['a failure that is said to have succeeded', 'x', 'succeeded'],
  ['a success of a run that goes on', 'o', 'retrying'],
] as const)('%s needs a lane', (_, attempts, state) => {
  expect(isPlain(makeRun(attempts, 0, state))).toBe(false);
});

describe('attempts whose times or numbers are not known', () => {
  const run = makeRun('xxx', 0, 'interrupted');
  const changed = (index: number, rest: Partial<(typeof run.attempts)[number]>) => ({
    ...run,
    attempts: run.attempts.map((attempt, at) => (at === index ? { ...attempt, ...rest } : attempt)),
  });
  const nowhere = { startedAtMs: null, endedAtMs: null };

  test('have no mark without a time, and widen no lane', () => {
    const none = { ...run, attempts: run.attempts.map((attempt) => ({ ...attempt, ...nowhere })) };
    expect(runMarks(none, NOW_MS)).toEqual([]);
    expect(laneSpan(none, NOW_MS)).toEqual({ fromMs: NOW_MS, toMs: NOW_MS });
    expect(laneSpan(changed(2, nowhere), NOW_MS)).toEqual({ fromMs: 0, toMs: HOUR_MS + 1000 });
    expect(laneSpan({ ...run, attempts: [] }, NOW_MS)).toEqual({ fromMs: NOW_MS, toMs: NOW_MS });
    const moment = { startedAtMs: null, endedAtMs: 5 };
    expect(laneSpan({ ...run, attempts: [{ ...run.attempts[0]!, ...moment }] }, NOW_MS)).toEqual({
      fromMs: 5,
      toMs: 5,
    });
  });

  test('prove nothing that was not read between them', () => {
    const between = (rest: Partial<(typeof run.attempts)[number]>) =>
      runMarks(
        { ...changed(1, { n: 3, ...rest }), attempts: changed(1, { n: 3, ...rest }).attempts.slice(0, 2) },
        NOW_MS
      )
        .filter(({ kind }) => kind === 'unread')
        .map(({ n, atMs }) => [n, atMs]);
    // Halfway from the end of the first, a second after it began, to the start of the other.
    expect(between({})).toEqual([[2, (HOUR_MS + 1000) / 2]]);
    expect(between({ startedAtMs: null })).toEqual([[2, (HOUR_MS + 2000) / 2]]);
    expect(between(nowhere)).toEqual([]);
    expect(between({ n: null })).toEqual([]);
    const before = changed(0, { ...nowhere });
    expect(kinds({ ...before, attempts: [before.attempts[0]!, { ...run.attempts[2]! }] }, NOW_MS)).toEqual(['failed']);
    const started = changed(0, { endedAtMs: null });
    expect(runMarks({ ...started, attempts: [started.attempts[0]!, run.attempts[2]!] }, NOW_MS)[1]).toMatchObject({
      kind: 'unread',
      atMs: HOUR_MS,
    });
  });

  test('are counted by how many were seen where what is to come has no number', () => {
    const waiting = {
      ...changed(2, { n: null }),
      delays: [10, 20, 30, 40, 50].map((minutes) => ({ leastMs: minutes * MINUTE_MS, mostMs: minutes * MINUTE_MS })),
      nextAttempt: due(NOW_MS),
      deletion: due(NOW_MS + 95 * MINUTE_MS),
    };
    const next = runMarks(waiting, NOW_MS).filter(({ kind }) => kind === 'nextTry');
    expect(next.map(({ atMs, n }) => [(atMs - NOW_MS) / MINUTE_MS, n])).toEqual([
      [0, null],
      [40, null],
      [90, null],
    ]);
  });
});

test('Hangfire’s deletion stands where it was read, else where the last attempt ended, or began', () => {
  const lost = makeRun('xx', 0, 'deletedByHangfire', { deletedAtMs: 5 * HOUR_MS });
  const last = lost.attempts[1]!;
  const deletion = (run: typeof lost) => runMarks(run, NOW_MS).find(({ kind }) => kind === 'deleted');
  expect(deletion(lost)).toMatchObject({ atMs: 5 * HOUR_MS, inferred: false, attempt: last, n: null });
  expect(deletion({ ...lost, deletedAtMs: null })).toMatchObject({ atMs: HOUR_MS + 1000 });
  const begun = [lost.attempts[0]!, { ...last, endedAtMs: null }];
  expect(deletion({ ...lost, deletedAtMs: null, attempts: begun })).toMatchObject({ atMs: HOUR_MS });
  expect(deletion({ ...lost, deletedAtMs: null, attempts: [] })).toBeUndefined();
  expect(deletion({ ...lost, attempts: [] })).toMatchObject({ atMs: 5 * HOUR_MS, attempt: null });
});
