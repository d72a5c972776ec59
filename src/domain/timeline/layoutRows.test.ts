import fc from 'fast-check';
import { Run, RunState } from '../jobs/run';
import { layoutRows, RowOptions } from './layoutRows';
import { isPlain } from './runMarks';
import { stackAt } from './stackRuns';
import { HOUR_MS, makeRun } from './testing/makeRun';
import { makeVerdict } from './testing/makeVerdict';

const NOW_MS = 24 * HOUR_MS;
const scale = { fromMs: 0, toMs: NOW_MS, widthPx: 800 };
const options: RowOptions = { foldAboveLanes: 3, openedLanes: new Map(), showSuccesses: true, density: 'roomy' };
const layout = (runs: readonly Run[], rest: Partial<RowOptions> = {}, types = ['UpsertCandidateJob']) =>
  layoutRows(
    types.map((jobType) => makeVerdict(jobType)),
    runs,
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
  const tops = row!.laid.map(({ topPx }) => topPx);
  expect(tops[0]).toBe(tops[1]);
  expect(tops[2]).toBeGreaterThan(tops[0]!);
  expect(row).toMatchObject({ folds: false, recovered: 3 });
});

test('more lanes than there is room for fold into a stack, which counts every run', () => {
  const runs = Array.from({ length: 40 }, (_, index) => retrying(1 + index / 10, 30));
  const [row] = layout(runs);
  expect(row).toMatchObject({ folds: true, opened: false, laid: [] });
  expect(stackAt(row!.stack!.seen, NOW_MS).waiting).toBe(40);
});

test('an opened row shows the soonest losses first, and counts those it has no lane for', () => {
  const runs = Array.from({ length: 10 }, (_, index) => retrying(1, 40 - index));
  const [row] = layout(runs, { openedLanes: new Map([['UpsertCandidateJob', 4]]) });
  expect(row!.laid.map(({ run }) => run.deletion!.fromMs / HOUR_MS)).toEqual([31, 32, 33, 34]);
  expect(row!.hidden).toHaveLength(6);
});

test('parts of a row do not overlap', () => {
  for (const density of ['roomy', 'compact'] as const) {
    const runs = [...Array.from({ length: 10 }, () => retrying(1, 40)), makeRun('o', 0, 'succeeded')];
    const [row] = layout(runs, { openedLanes: new Map([['UpsertCandidateJob', 4]]), density });
    const { stackTopPx, stackPx, laid, moreTopPx, stripTopPx, heightPx } = row!;
    expect(laid[0]!.topPx).toBeGreaterThanOrEqual(stackTopPx + stackPx);
    expect(moreTopPx).toBeGreaterThanOrEqual(laid.at(-1)!.topPx + 18);
    expect(stripTopPx).toBeGreaterThan(moreTopPx);
    expect(heightPx).toBeGreaterThanOrEqual(stripTopPx + 14);
  }
});

test('no run is dropped: each has a lane, is in the stack and said to be hidden, or is in the strip', () => {
  const states: RunState[] = ['succeeded', 'retrying', 'deleted', 'interrupted', 'running', 'skipped'];
  const run = fc
    .tuple(
      fc.constantFrom('o', 'xo', 'x', 'xxd', '?', 'r'),
      fc.integer({ min: 0, max: 20 }),
      fc.constantFrom(...states)
    )
    .map(([attempts, hour, state]) => makeRun(attempts, hour * HOUR_MS, state));
  fc.assert(
    fc.property(fc.array(run, { maxLength: 40 }), fc.nat(10), (runs, lanes) => {
      const [row] = layout(runs, { openedLanes: new Map([['UpsertCandidateJob', lanes]]) });
      const troubled = runs.filter((candidate) => !isPlain(candidate));
      expect(row!.troubled).toBe(troubled.length);
      if (!row!.folds || row!.opened) {
        const shown = [...row!.laid.map((laid) => laid.run), ...row!.hidden];
        expect(new Set(shown.map(({ key }) => key))).toEqual(new Set(troubled.map(({ key }) => key)));
      } else {
        expect(row!.stack).not.toBeNull();
      }
    })
  );
});

test('ten thousand runs are laid out in under half a second', () => {
  const runs = Array.from({ length: 10_000 }, (_, index) => retrying((index % 200) / 10, 30 + (index % 50)));
  const startMs = performance.now();
  const [row] = layout(runs);
  expect(performance.now() - startMs).toBeLessThan(500);
  expect(stackAt(row!.stack!.seen, NOW_MS).waiting).toBe(10_000);
});
