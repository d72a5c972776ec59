import fc from 'fast-check';
import { Run, RunState } from '../jobs/run';
import { LANE_PX, lanesInSight, layoutRows, RowOptions } from './layoutRows';
import { runsByType } from './runsByType';
import { isPlain } from './runMarks';
import { stackAt } from './stackRuns';
import { HOUR_MS, makeRun } from './testing/makeRun';
import { makeVerdict } from './testing/makeVerdict';

const NOW_MS = 24 * HOUR_MS;
const scale = { fromMs: 0, toMs: NOW_MS, widthPx: 800 };
const opened = new Set(['UpsertCandidateJob']);
const options: RowOptions = {
  foldAboveLanes: 3,
  opened: new Set(),
  openLanes: 4,
  showSuccesses: true,
  density: 'roomy',
};
const layout = (runs: readonly Run[], rest: Partial<RowOptions> = {}, types = ['UpsertCandidateJob']) =>
  layoutRows(
    types.map((jobType) => makeVerdict(jobType)),
    runsByType(runs, NOW_MS),
    scale,
    NOW_MS,
    { ...options, ...rest }
  );

const due = (ms: number) => ({ fromMs: ms, toMs: ms });
const retrying = (startHour: number, deadlineHour: number) =>
  makeRun('x', startHour * HOUR_MS, 'retrying', { deletion: due(deadlineHour * HOUR_MS) });

test('rows stand in the order of the verdicts, one below the other', () => {
  const rows = layout([], {}, ['B', 'A', 'C']);
  expect(rows.map(({ jobType }) => jobType)).toEqual(['B', 'A', 'C']);
  expect(rows.map(({ topPx }) => topPx)).toEqual([0, rows[0]!.heightPx, rows[0]!.heightPx + rows[1]!.heightPx]);
});

test('a type with plain successes only is one calm line with its strip', () => {
  const [row] = layout([makeRun('o', HOUR_MS, 'succeeded')]);
  expect(row).toMatchObject({ calm: true, troubled: 0, laid: [], folds: false, stack: null });
  expect(row?.strip?.steps).toHaveLength(1);
});

test('few runs stand in lanes; runs that do not overlap share one', () => {
  const [row] = layout([
    makeRun('xo', HOUR_MS, 'succeeded'),
    makeRun('xo', 9 * HOUR_MS, 'succeeded'),
    makeRun('xo', HOUR_MS, 'succeeded'),
  ]);
  // In order of time: the two that begin at once, then the late one.
  const tops = row!.laid.map(({ topPx }) => topPx);
  expect(tops[1]).toBeGreaterThan(tops[0]!);
  expect(tops[2]).toBe(tops[0]);
  expect(row).toMatchObject({ folds: false, recovered: 3 });
});

test('more lanes than there is room for fold into a stack, which counts every run', () => {
  const runs = Array.from({ length: 40 }, (_, index) => retrying(1 + index / 10, 30));
  const [row] = layout(runs);
  expect(row).toMatchObject({ folds: true, open: null, laid: [] });
  expect(stackAt(row!.stack!.seen, NOW_MS).waiting).toBe(40);
});

test('an opened row has a lane for every run, the soonest loss first; half a lane tells of those below', () => {
  const runs = Array.from({ length: 10 }, (_, index) => retrying(1, 40 - index));
  const { open } = layout(runs, { opened })[0]!;
  expect(open!.runs.map((run) => run.deletion!.fromMs / HOUR_MS)).toEqual([31, 32, 33, 34, 35, 36, 37, 38, 39, 40]);
  expect(open!.heightPx).toBe(4.5 * LANE_PX);
  expect(layout(runs, { opened, openLanes: 10 })[0]!.open!.heightPx).toBe(10 * LANE_PX);
});

test('of ten thousand lanes those in sight are drawn, and few others', () => {
  const runs = Array.from({ length: 10_000 }, (_, index) => retrying(1, 30 + index / 1000));
  const open = layout(runs, { opened, openLanes: 10 })[0]!.open!;
  for (const first of [0, 1, 5000, 9990]) {
    const lanes = lanesInSight(open, first * LANE_PX, NOW_MS);
    const keys = lanes.map(({ run }) => run.key);
    expect(keys).toEqual(expect.arrayContaining(open.runs.slice(first, first + 10).map(({ key }) => key)));
    expect(lanes.length).toBeLessThan(30);
    expect(lanes.every(({ run, topPx }) => open.runs[topPx / LANE_PX] === run)).toBe(true);
  }
});

test('parts of a row do not overlap', () => {
  for (const density of ['roomy', 'compact'] as const) {
    const runs = [...Array.from({ length: 10 }, () => retrying(1, 40)), makeRun('o', 0, 'succeeded')];
    const [row] = layout(runs, { opened, density });
    const { stackTopPx, stackPx, open, stripTopPx, heightPx } = row!;
    expect(open!.topPx).toBeGreaterThanOrEqual(stackTopPx + stackPx);
    expect(stripTopPx).toBeGreaterThanOrEqual(open!.topPx + open!.heightPx);
    expect(heightPx).toBeGreaterThanOrEqual(stripTopPx + 14);
  }
});

test('no run is dropped: each has a lane, is in the stack, or is in the strip', () => {
  const states: RunState[] = ['succeeded', 'retrying', 'deleted', 'interrupted', 'running', 'skipped'];
  const run = fc
    .tuple(
      fc.constantFrom('o', 'xo', 'x', 'xxd', '?', 'r'),
      fc.integer({ min: 0, max: 20 }),
      fc.constantFrom(...states)
    )
    .map(([attempts, hour, state]) => makeRun(attempts, hour * HOUR_MS, state));
  fc.assert(
    fc.property(fc.array(run, { maxLength: 40 }), fc.boolean(), (runs, isOpen) => {
      const [row] = layout(runs, isOpen ? { opened } : {});
      const troubled = runs.filter((candidate) => !isPlain(candidate));
      expect(row!.troubled).toBe(troubled.length);
      if (!row!.folds || isOpen) {
        const shown = row!.open?.runs ?? row!.laid.map((laid) => laid.run);
        expect(new Set(shown.map(({ key }) => key))).toEqual(new Set(troubled.map(({ key }) => key)));
      } else {
        expect(row!.stack).not.toBeNull();
      }
    })
  );
});

test('ten times the runs take about ten times as long to lay out, and none is left out', () => {
  const layOut = (count: number): number => {
    const runs = Array.from({ length: count }, (_, index) => retrying((index % 200) / 10, 30 + (index % 50)));
    // Processor time: the clock would measure what else the machine does.
    const before = process.cpuUsage();
    const [row] = layout(runs);
    const { user } = process.cpuUsage(before);
    expect(stackAt(row!.stack!.seen, NOW_MS).waiting).toBe(count);
    return user;
  };
  const bestOf = (count: number): number => Math.min(...[1, 2, 3, 4, 5].map(() => layOut(count)));
  // The square of the number would make it a hundred.
  expect(bestOf(20_000) / bestOf(2000)).toBeLessThan(50);
});
