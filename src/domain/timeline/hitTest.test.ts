import { hitTest } from './hitTest';
import { LANE_PX, layoutRows } from './layoutRows';
import { runsByType } from './runsByType';
import { HOUR_MS, makeRun } from './testing/makeRun';
import { makeVerdict } from './testing/makeVerdict';
import { pxOf } from './timeScale';

const NOW_MS = 20 * HOUR_MS;
const scale = { fromMs: 0, toMs: 24 * HOUR_MS, widthPx: 960 };
const options = {
  foldAboveLanes: 3,
  opened: new Set<string>(),
  openLanes: 4,
  showSuccesses: true,
  density: 'roomy',
} as const;
const few = [makeRun('xxxo', 2 * HOUR_MS, 'succeeded'), makeRun('o', 12 * HOUR_MS, 'succeeded')];
const many = Array.from({ length: 9 }, () => ({
  ...makeRun('x', 2 * HOUR_MS, 'retrying', { deletion: { fromMs: 22 * HOUR_MS, toMs: 22 * HOUR_MS } }),
  jobType: 'CrmSyncJob',
}));
const rows = layoutRows(
  [makeVerdict('UpsertCandidateJob'), makeVerdict('CrmSyncJob')],
  runsByType([...few, ...many], NOW_MS),
  scale,
  NOW_MS,
  options
);
const [lanes, stack] = rows as [(typeof rows)[0], (typeof rows)[0]];
const laneY = lanes.laid[0]!.topPx + LANE_PX / 2;
const hit = (hours: number, y: number) => hitTest(rows, scale, NOW_MS, pxOf(scale, hours * HOUR_MS), y);

test('on and near a mark: that attempt', () => {
  const found = hit(3, laneY);
  expect(found).toMatchObject({ kind: 'mark', row: { jobType: 'UpsertCandidateJob' } });
  expect(found?.kind === 'mark' && found.cluster.marks[0]!.attempt!.n).toBe(2);
});

test('whichever part of the waiting is pointed at: the run', () => {
  for (const hours of [2.4, 2.5, 2.6, 3.5]) {
    expect(hit(hours, laneY)).toMatchObject({ kind: 'run', laid: { run: { key: few[0]!.key } } });
  }
});

test('beside the run: only the row and the moment', () => {
  expect(hit(9, laneY)).toMatchObject({ kind: 'nothing', atMs: 9 * HOUR_MS });
});

test('in the strip: what ended well in that step, or that nothing did', () => {
  const y = lanes.stripTopPx + 5;
  expect(hit(12.01, y)).toMatchObject({ kind: 'strip', step: { succeeded: 1 } });
  expect(hit(8, y)).toMatchObject({ kind: 'strip', step: { succeeded: 0 } });
});

test('in a fold: how many wait and are lost, read before now and worked out after', () => {
  const y = stack.topPx + stack.stackTopPx + 5;
  expect(hit(10, y)).toMatchObject({ kind: 'stack', projected: false, counts: { waiting: 9, lost: 0 } });
  expect(hit(23, y)).toMatchObject({ kind: 'stack', projected: true, counts: { waiting: 0, lost: 9 } });
});

test('in an opened row: the run that is scrolled to that place, and nothing beyond its lanes', () => {
  const verdicts = [makeVerdict('CrmSyncJob')];
  const opened = layoutRows(verdicts, runsByType(many, NOW_MS), scale, NOW_MS, {
    ...options,
    opened: new Set(['CrmSyncJob']),
  });
  const { topPx = 0, heightPx = 0, runs = [] } = opened[0]!.open ?? {};
  const runAt = (inLanesPx: number, scrolledPx: number) => {
    const found = hitTest(opened, scale, NOW_MS, pxOf(scale, 8 * HOUR_MS), topPx + inLanesPx, () => scrolledPx);
    return found?.kind === 'run' ? runs.indexOf(found.laid.run) : null;
  };
  expect([runAt(1, 0), runAt(LANE_PX + 1, 0), runAt(1, 3 * LANE_PX), runAt(-1, 3 * LANE_PX)]).toEqual([0, 1, 3, null]);
  expect(runAt(heightPx, 0)).toBeNull();
});

test('below the rows: nothing', () => {
  expect(hit(3, 5000)).toBeNull();
});

describe('edges', () => {
  const two = layoutRows(
    [makeVerdict('UpsertCandidateJob')],
    runsByType([makeRun('xo', 2 * HOUR_MS, 'succeeded'), makeRun('xo', 2 * HOUR_MS + 1, 'succeeded')], NOW_MS),
    scale,
    NOW_MS,
    options
  );
  const laneOf = (y: number) => {
    const found = hitTest(two, scale, NOW_MS, pxOf(scale, 2.5 * HOUR_MS), y);
    return found?.kind === 'run' ? two[0]!.laid.indexOf(found.laid) : found?.kind;
  };

  test('a lane begins where the one above ends', () => {
    const [first, second] = two[0]!.laid.map(({ topPx }) => topPx) as [number, number];
    expect([first - 0.1, first, second - 0.1, second].map(laneOf)).toEqual(['nothing', 0, 0, 1]);
    expect(laneOf(second + LANE_PX)).toBe('nothing');
  });

  test('a row begins where the one above ends, the first at the top', () => {
    const typeAt = (y: number) => hit(23.9, y)?.row.jobType;
    expect([-0.1, 0, stack.topPx - 0.1, stack.topPx].map(typeAt)).toEqual([
      undefined,
      'UpsertCandidateJob',
      'UpsertCandidateJob',
      'CrmSyncJob',
    ]);
    expect(typeAt(stack.topPx + stack.heightPx)).toBeUndefined();
  });

  test('a stack and a strip have a top and a bottom', () => {
    const kinds = (top: number, height: number) =>
      [top - 0.1, top, top + height - 0.1, top + height].map((y) => hit(10, y)?.kind);
    expect(kinds(stack.topPx + stack.stackTopPx, stack.stackPx)).toEqual(['nothing', 'stack', 'stack', 'nothing']);
    expect(kinds(lanes.topPx + lanes.stripTopPx, 14)).toEqual(['nothing', 'strip', 'strip', 'nothing']);
  });

  test('a mark reaches twelve pixels to either side, a run from its first mark to its last', () => {
    const kindAt = (hours: number, px: number) =>
      hitTest(rows, scale, NOW_MS, pxOf(scale, hours * HOUR_MS + 1000) + px, laneY)?.kind;
    expect([kindAt(2, -12.1), kindAt(2, -11.9), kindAt(2, 11.9), kindAt(2, 12.1)]).toEqual([
      'nothing',
      'mark',
      'mark',
      'run',
    ]);
    expect([kindAt(5, 11.9), kindAt(5, 12.1)]).toEqual(['mark', 'nothing']);
  });

  test('a step without successes is as long as the others; now is not yet to come', () => {
    const { stepMs } = lanes.strip!;
    expect(hit(8, lanes.stripTopPx + 5)).toMatchObject({
      step: { fromMs: 8 * HOUR_MS, toMs: 8 * HOUR_MS + stepMs, succeeded: 0, idle: 0 },
    });
    expect(hit(20, stack.topPx + stack.stackTopPx)).toMatchObject({ kind: 'stack', projected: false });
  });

  test('a lane of an opened row has its place within the row, scrolled as it is', () => {
    const opened = layoutRows([makeVerdict('CrmSyncJob')], runsByType(many, NOW_MS), scale, NOW_MS, {
      ...options,
      opened: new Set(['CrmSyncJob']),
    });
    const { topPx } = opened[0]!.open!;
    const found = hitTest(opened, scale, NOW_MS, pxOf(scale, 8 * HOUR_MS), topPx + 1, () => 3 * LANE_PX + 4);
    expect(found).toMatchObject({ kind: 'run', laid: { topPx: topPx - 4 } });
  });
});
