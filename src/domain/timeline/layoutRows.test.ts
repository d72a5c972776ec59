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

describe('to the pixel', () => {
  const plain = makeRun('o', HOUR_MS, 'succeeded');
  const places = (runs: readonly Run[], rest: Partial<RowOptions> = {}) => {
    const { heightPx, stripTopPx, strip, laid, open, stack, stackTopPx, stackPx } = layout(runs, rest)[0]!;
    return {
      heightPx,
      strip: strip && stripTopPx,
      lanes: laid.map(({ topPx }) => topPx),
      open: open && [open.topPx, open.heightPx],
      stack: stack && [stackTopPx, stackPx],
    };
  };
  const sameHour = (count: number) => Array.from({ length: count }, () => retrying(1, 40));

  test.each([
    ['roomy', 30, 8],
    ['compact', 26, 6],
  ] as const)('a calm row, %s', (density, heightPx, strip) => {
    expect(places([plain], { density })).toEqual({ heightPx, strip, lanes: [], open: null, stack: null });
  });

  test('lanes from the top, the strip below them, the room of the head at least', () => {
    expect(places(sameHour(1))).toMatchObject({ heightPx: 46, strip: null, lanes: [6] });
    expect(places([...sameHour(1), plain])).toMatchObject({ heightPx: 46, strip: 26, lanes: [6] });
    expect(places(sameHour(3))).toMatchObject({ heightPx: 66, strip: null, lanes: [6, 24, 42] });
    expect(places([...sameHour(3), plain])).toMatchObject({ heightPx: 82, strip: 62, lanes: [6, 24, 42] });
    expect(places([...sameHour(3), plain], { density: 'compact' })).toMatchObject({
      heightPx: 76,
      strip: 59,
      lanes: [3, 21, 39],
    });
  });

  test('a folded row: the stack, then the strip', () => {
    expect(places(sameHour(4))).toEqual({ heightPx: 64, strip: null, lanes: [], open: null, stack: [6, 46] });
    expect(places([...sameHour(4), plain])).toMatchObject({ heightPx: 80, strip: 60 });
    expect(places([...sameHour(4), plain], { density: 'compact' })).toMatchObject({
      heightPx: 57,
      strip: 40,
      stack: [3, 32],
    });
  });

  test('an opened row: the stack, the lanes in sight, then the strip', () => {
    expect(places(sameHour(4), { opened })).toMatchObject({ heightPx: 136, strip: null, open: [58, 72] });
    expect(places([...sameHour(9), plain], { opened })).toMatchObject({ heightPx: 161, strip: 141, open: [58, 81] });
  });

  test('no strip where successes are not wanted, or where there are none', () => {
    expect(places([...sameHour(1), plain], { showSuccesses: false })).toMatchObject({ strip: null });
    expect(places([plain], { showSuccesses: false })).toMatchObject({ strip: null });
    const counted = [{ jobType: 'UpsertCandidateJob', steps: [{ fromMs: 0, toMs: 9, runs: 5 }] }];
    expect(places(sameHour(1), { counted })).toMatchObject({ strip: 26 });
    expect(places(sameHour(1), { counted: [{ ...counted[0]!, jobType: 'CrmSyncJob' }] })).toMatchObject({
      strip: null,
    });
  });

  test('duplicates that were counted stand in the strip of their type', () => {
    const step = { fromMs: 0, toMs: 9, runs: 5 };
    const counted = [
      { jobType: 'CrmSyncJob', steps: [], duplicates: [{ ...step, runs: 1 }] },
      { jobType: 'UpsertCandidateJob', steps: [step], duplicates: [step] },
    ];
    expect(layout([], { counted })[0]!.strip!.steps).toMatchObject([{ succeeded: 5, idle: 5 }]);
  });
});
