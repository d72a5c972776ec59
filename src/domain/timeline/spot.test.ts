import { hitTest } from './hitTest';
import { LANE_PX, layoutRows } from './layoutRows';
import { runsByType } from './runsByType';
import { moveCursor, MoveKey } from './moveCursor';
import { runMarks } from './runMarks';
import { findSpot, hitAtSpot, markIndex, shownRuns, spotAt, spotOf, spotPx } from './spot';
import { HOUR_MS, makeRun } from './testing/makeRun';
import { makeVerdict } from './testing/makeVerdict';
import { pxOf } from './timeScale';

const NOW_MS = 20 * HOUR_MS;
const scale = { fromMs: 0, toMs: 24 * HOUR_MS, widthPx: 960 };
const options = { foldAboveLanes: 3, openLanes: 4, showSuccesses: true, density: 'roomy' } as const;
const types = ['UpsertCandidateJob', 'CrmSyncJob', 'ApplySyncJob'];
const few = [
  makeRun('xxxo', 2 * HOUR_MS, 'succeeded', { key: 'first' }),
  makeRun('xxo', 4 * HOUR_MS, 'succeeded', { key: 'second' }),
  makeRun('xo', 12 * HOUR_MS, 'succeeded', { key: 'third' }),
];
const many = Array.from({ length: 30 }, (_, index) => ({
  ...makeRun('xx', 2 * HOUR_MS, 'retrying', { key: `many-${index}` }),
  deletion: { fromMs: (22 + index) * HOUR_MS, toMs: (22 + index) * HOUR_MS },
  jobType: 'CrmSyncJob',
}));
const rowsOf = (opened: readonly string[], runs = [...few, ...many]) =>
  layoutRows(
    types.map((jobType) => makeVerdict(jobType)),
    runsByType(runs, NOW_MS),
    scale,
    NOW_MS,
    { ...options, opened: new Set(opened) }
  );
const rows = rowsOf(['CrmSyncJob']);

const at = (hours: number, y: number, opened = rows) =>
  hitTest(opened, scale, NOW_MS, pxOf(scale, hours * HOUR_MS), y, () => 0);
const openY = (lane: number) => rows[1]!.topPx + rows[1]!.open!.topPx + lane * LANE_PX + 9;

test('an attempt that was pointed at is found again after a refresh, in a lane of its own number or another', () => {
  const spot = spotOf(at(3, rows[0]!.laid[0]!.topPx + 9)!)!;
  expect(spot).toMatchObject({ jobType: 'UpsertCandidateJob', run: 'first', atMs: 3 * HOUR_MS + 1000 });
  const more = [makeRun('xxxxo', HOUR_MS, 'succeeded'), ...few].map((run) => ({ ...run }));
  const found = findSpot(rowsOf([], more), spot, NOW_MS)!;
  expect(found.laid.topPx).toBeGreaterThan(rows[0]!.laid[0]!.topPx);
  const hit = hitAtSpot(found, spot, scale);
  expect(hit.kind === 'mark' && hit.cluster.marks.map(({ n }) => n)).toEqual([2]);
  expect(spotPx(found, spot, scale)).toBeCloseTo(pxOf(scale, 3 * HOUR_MS + 1000));
});

const chosenAt = (hours: number, runs: typeof few, shown: typeof few) => {
  const opened = rowsOf([], runs);
  const spot = spotOf(at(hours, opened[0]!.laid[0]!.topPx + 9, opened)!)!;
  return findSpot(rowsOf([], shown), spot, NOW_MS)?.chosen.map(({ n, kind }) => `${n ?? ''} ${kind}`);
};

test('an attempt stays chosen when those before it leave the range, or are read at last', () => {
  const [run] = [makeRun('xxxo', 2 * HOUR_MS, 'succeeded')];
  const cut = { ...run, attempts: run.attempts.slice(1), seenFromFirst: false };
  expect(chosenAt(4, [run], [cut])).toEqual(['3 failed']);
  expect(chosenAt(4, [cut], [run])).toEqual(['3 failed']);
});

test('what was chosen before it happened stays chosen when it has; what is gone leaves the run', () => {
  const due = (hours: number) => ({ fromMs: hours * HOUR_MS, toMs: hours * HOUR_MS });
  const waiting = makeRun('xx', 18 * HOUR_MS, 'retrying', { nextAttempt: due(21), deletion: due(23) });
  const tried = makeRun('xxx', 18 * HOUR_MS, 'retrying', {
    key: waiting.key,
    nextAttempt: due(22),
    deletion: due(23.5),
  });
  const lost = makeRun('xxd', 18 * HOUR_MS, 'deleted', { key: waiting.key });
  expect(chosenAt(21, [waiting], [tried])).toEqual(['3 failed']);
  expect(chosenAt(23, [waiting], [tried])).toEqual([' deletionDue']);
  expect(chosenAt(23, [waiting], [lost])).toEqual([]);
});

test('in an opened row too; not once it is folded, nor when the run is gone', () => {
  const spot = spotOf(at(3, openY(2))!)!;
  expect(spot.run).toBe('many-2');
  expect(findSpot(rows, spot, NOW_MS)!.laid.topPx).toBe(2 * LANE_PX);
  expect(findSpot(rowsOf([]), spot, NOW_MS)).toBeNull();
  expect(findSpot(rowsOf(['CrmSyncJob'], few), spot, NOW_MS)).toBeNull();
});

test('what is no run has no name; a run between its attempts has', () => {
  expect(spotOf(at(23, rows[2]!.topPx + 5)!)).toBeNull();
  const spot = spotOf(at(2.5, openY(0))!)!;
  expect(spot.marks).toBeNull();
  expect(hitAtSpot(findSpot(rows, spot, NOW_MS)!, spot, scale)).toMatchObject({ kind: 'run', atMs: 2.5 * HOUR_MS });
});

test('a spot outside the range has no place', () => {
  const spot = spotOf(at(3, openY(2))!)!;
  expect(spotPx(findSpot(rows, spot, NOW_MS)!, spot, { ...scale, fromMs: 9 * HOUR_MS })).toBeNull();
});

test('runs stand from top to bottom', () => {
  expect(shownRuns(rows[0]!).map(({ key }) => key)).toEqual(['first', 'third', 'second']);
});

/** Where a walk of keys from the first row's head ends: `CrmSyncJob many-0 2`, the last number an attempt. */
function walk(...keys: MoveKey[]): string {
  const end = keys.reduce((cursor, key) => moveCursor(rows, cursor, key, scale, NOW_MS), {
    jobType: 'UpsertCandidateJob',
    spot: null,
  } as Parameters<typeof moveCursor>[1]);
  const found = end.spot && findSpot(rows, end.spot, NOW_MS);
  const mark = found?.chosen.at(-1);
  return [end.jobType, end.spot?.run, mark && (mark.n ?? mark.kind)].filter(Boolean).join(' ');
}

const [up, down, left, right] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;

test.each<[string, MoveKey[], string]>([
  ['down to the next head', [down], 'CrmSyncJob'],
  ['no further than the last', [down, down, down, down], 'ApplySyncJob'],
  ['no further than the first', [up], 'UpsertCandidateJob'],
  ['End and Home among heads', ['End', 'Home'], 'UpsertCandidateJob'],
  ['right into the runs, at the attempt nearest to now', [right], 'UpsertCandidateJob first 4'],
  ['left to the attempt before', [right, left], 'UpsertCandidateJob first 3'],
  ['no further than the first attempt', [right, 'Home', left], 'UpsertCandidateJob first 1'],
  ['no further than the last', [right, 'End', right], 'UpsertCandidateJob first 4'],
  ['down to the next run', [right, 'Home', down], 'UpsertCandidateJob third 1'],
  ['at its attempt that is nearest in time', [right, 'Home', down, down], 'UpsertCandidateJob second 3'],
  ['up from the first run to its head', [right, up], 'UpsertCandidateJob'],
  ['Escape to the head', [right, down, 'Escape'], 'UpsertCandidateJob'],
  ['down from the last run to the next head', [right, down, down, down], 'CrmSyncJob'],
  ['a page of runs', [down, right, 'Home', 'PageDown', 'PageDown'], 'CrmSyncJob many-20 1'],
  ['a page back', [down, right, 'Home', 'PageDown', 'PageUp', 'PageUp'], 'CrmSyncJob many-0 1'],
  ['a row without runs has none to go to', ['End', right], 'ApplySyncJob'],
])('%s', (_, keys, place) => {
  expect(walk(...keys)).toBe(place);
});

test('the keyboard goes to a row’s end and back, and stays where there is no row', () => {
  expect(walk('End')).toBe('ApplySyncJob');
  expect(walk(right, 'Home', 'End')).toBe('UpsertCandidateJob first 4');
  expect(walk(right, 'Home', right)).toBe('UpsertCandidateJob first 2');
  expect(walk(right, down, up)).toMatch(/^UpsertCandidateJob first/);
  expect(walk(down, right, ...Array.from({ length: 9 }, (): MoveKey => 'PageDown'))).toMatch(/^CrmSyncJob many-29/);
  expect(walk(left)).toBe('UpsertCandidateJob');
  const nowhere = { jobType: 'CrmSyncJob', spot: null };
  expect(moveCursor([], nowhere, down, scale, NOW_MS)).toBe(nowhere);
  expect(moveCursor(rows, { jobType: 'gone', spot: null }, down, scale, NOW_MS).jobType).toBe('CrmSyncJob');
});

describe('a mark among those of its run', () => {
  const [one] = runMarks(few[0]!, NOW_MS);
  const mark = (n: number | null, atMs: number, rest: Partial<NonNullable<typeof one>> = {}) => ({
    ...one!,
    n,
    atMs,
    ...rest,
  });
  const marks = [mark(1, 10), mark(2, 20), mark(2, 40), mark(null, 50, { kind: 'deleted', attempt: null })];

  test.each([
    ['the nearest of its number', '2', 35, 2],
    ['the other nearest', '2', 25, 1],
    ['the first of two that are as near', '2', 30, 1],
    ['what was read at its time, whatever its number is now', '1', 40, 2],
    ['its own number at its time', '2', 20, 1],
    ['its kind, where it has no number', 'deleted', 0, 3],
    ['none at the time of what is no attempt', '7', 50, -1],
    ['none', '7', 12, -1],
  ])('is %s', (_, name, atMs, index) => {
    expect(markIndex(marks, { name, atMs })).toBe(index);
  });

  test('is the last of two that are as near, where the end of a choice is looked for', () => {
    expect(markIndex(marks, { name: '2', atMs: 30 }, [3, 2, 1, 0])).toBe(2);
  });
});

describe('several marks that were chosen together', () => {
  const run = makeRun('xxxo', 2 * HOUR_MS, 'succeeded', { key: 'first' });
  const marks = runMarks(run, NOW_MS);
  const chosen = spotAt(run, marks.slice(1, 3), 0);
  const numbers = (shown: typeof run) => findSpot(rowsOf([], [shown]), chosen, NOW_MS)?.chosen.map(({ n }) => n);
  const without = (...gone: number[]) => ({ ...run, attempts: run.attempts.filter(({ n }) => !gone.includes(n!)) });

  test('are named by the first and the last of them, and stand where the last stands', () => {
    expect(chosen).toEqual({
      jobType: 'UpsertCandidateJob',
      run: 'first',
      marks: [
        { name: '2', atMs: 3 * HOUR_MS + 1000 },
        { name: '3', atMs: 4 * HOUR_MS + 1000 },
      ],
      atMs: 4 * HOUR_MS + 1000,
    });
    expect(spotAt(run, [], 7)).toMatchObject({ marks: null, atMs: 7 });
  });

  test('are found again, or what is left of them', () => {
    expect(numbers(run)).toEqual([2, 3]);
    expect(numbers(without(1, 2))).toEqual([3]);
    expect(numbers(without(3, 4))).toEqual([2]);
    expect(numbers(without(1, 2, 3))).toEqual([]);
  });

  test('reach from the first to the last', () => {
    const found = findSpot(rowsOf([], [run]), chosen, NOW_MS)!;
    const [fromPx, toPx] = [3, 4].map((hours) => pxOf(scale, hours * HOUR_MS + 1000));
    expect(hitAtSpot(found, chosen, scale)).toMatchObject({ kind: 'mark', cluster: { kind: 'failed', fromPx, toPx } });
  });

  test('have a place while it is in the picture, on its edges too', () => {
    const found = findSpot(rowsOf([], [run]), chosen, NOW_MS)!;
    const atMs = 4 * HOUR_MS + 1000;
    const pxIn = (fromMs: number, toMs: number) => spotPx(found, chosen, { fromMs, toMs, widthPx: 100 });
    expect(pxIn(atMs, atMs + 100)).toBe(0);
    expect(pxIn(atMs - 100, atMs)).toBe(100);
    expect(pxIn(atMs + 1, atMs + 101)).toBeNull();
    expect(pxIn(atMs - 101, atMs - 1)).toBeNull();
  });
});
