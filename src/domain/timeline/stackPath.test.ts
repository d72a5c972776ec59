import { stackPaths, stackSteps } from './stackPath';
import { Stack, stackRuns } from './stackRuns';
import { HOUR_MS, makeRun } from './testing/makeRun';

const scale = { fromMs: 0, toMs: 20 * HOUR_MS, widthPx: 200 };
const NOW_MS = 10 * HOUR_MS;
const due = (ms: number) => ({ fromMs: ms, toMs: ms });
const waiting = (from: number, deadline: number) =>
  makeRun('x', from * HOUR_MS, 'retrying', { deletion: due(deadline * HOUR_MS) });

const pathsOf = (stack: Stack, nowMs: number) => stackPaths(stackSteps(stack, 40), scale, nowMs);

const xs = (path: string) => [...path.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
const ys = (path: string) => [...path.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));

test('what was read ends at now, what follows begins there', () => {
  const paths = pathsOf(stackRuns([waiting(2, 15)], NOW_MS), NOW_MS);
  expect(Math.max(...xs(paths.waiting))).toBe(100);
  expect(Math.min(...xs(paths.projectedTop))).toBe(100);
  expect(Math.max(...xs(paths.projectedTop))).toBe(200);
  expect(Math.min(...xs(paths.projectedLost))).toBe(150);
});

test('one loss among thousands stands three pixels high', () => {
  const lost = makeRun('xd', HOUR_MS, 'deleted', { deletedAtMs: 3 * HOUR_MS });
  const many = Array.from({ length: 3000 }, () => waiting(2, 15));
  const paths = pathsOf(stackRuns([lost, ...many], NOW_MS), NOW_MS);
  expect(Math.min(...ys(paths.lost))).toBe(37);
  expect(Math.min(...ys(paths.waiting))).toBe(0);
});

test('nothing is drawn where nothing waits', () => {
  const paths = pathsOf(stackRuns([makeRun('xo', 2 * HOUR_MS, 'succeeded')], NOW_MS), NOW_MS);
  expect(Math.min(...xs(paths.waiting))).toBeCloseTo(20, 0);
  expect(Math.max(...xs(paths.waiting))).toBeCloseTo(30, 0);
  expect(paths).toMatchObject({ lost: '', projectedTop: '', projectedLost: '' });
});

test('a hundred thousand changes are drawn by a few corners a pixel, and the highest peak stands', () => {
  const recovered = Array.from({ length: 50_000 }, (_, index) =>
    makeRun('xo', index * 1000, 'succeeded', { key: String(index) })
  );
  const brief = Array.from({ length: 4000 }, () => {
    const run = makeRun('xo', 8 * HOUR_MS, 'succeeded');
    return { ...run, attempts: run.attempts.map((attempt, n) => ({ ...attempt, endedAtMs: 8 * HOUR_MS + n * 100 })) };
  });
  const stack = stackRuns([...recovered, ...brief], 18 * HOUR_MS);
  const path = pathsOf(stack, 18 * HOUR_MS).waitingTop;
  expect(stack.seen.length).toBeGreaterThan(50_000);
  expect(xs(path).length).toBeLessThan(4000);
  expect(Math.min(...ys(path))).toBeLessThanOrEqual(1);
});

describe('corner by corner', () => {
  const point = (hours: number, waitingRuns: number, lost: number) => ({
    atMs: hours * HOUR_MS,
    waiting: waitingRuns,
    lost,
  });
  const nothing = point(-Infinity, 0, 0);
  // Ten pixels an hour, twenty a run above a pixel of air.
  const drawn = (seen: Stack['seen'], projected: Stack['projected'] = []) =>
    stackPaths(stackSteps({ seen, projected, peak: 2 }, 41), scale, NOW_MS);

  test('what waits stands on what is lost, up to now', () => {
    expect(drawn([nothing, point(2, 2, 0), point(4, 1, 1), point(6, 0, 2)])).toEqual({
      waitingTop: 'M20,1L40,1L40,1L60,1',
      waiting: 'M20,1L40,1L40,1L60,1L60,21L40,21L40,41L20,41Z',
      lost: 'M40,21L60,21L60,1L100,1L100,41L60,41L60,41L40,41Z',
      projectedTop: '',
      projectedLost: '',
    });
  });

  test('what follows stands from now on', () => {
    expect(drawn([], [point(10, 1, 1), point(15, 0, 2)])).toEqual({
      waitingTop: '',
      waiting: '',
      lost: '',
      projectedTop: 'M100,1L150,1L150,1L200,1',
      projectedLost: 'M100,21L150,21L150,1L200,1L200,41L150,41L150,41L100,41Z',
    });
  });

  test('where nothing waits the outline is broken', () => {
    const seen = [nothing, point(1, 2, 0), point(2, 0, 0), point(3, 2, 0), point(4, 0, 0)];
    expect(drawn(seen).waitingTop).toBe('M10,1L20,1M30,1L40,1');
    expect(drawn(seen).waiting).toBe('M10,1L20,1L20,41L10,41ZM30,1L40,1L40,41L30,41Z');
  });

  test('of neighbours that stand equally high the first is kept', () => {
    const { seen } = stackSteps({ seen: [point(1, 1, 0), point(2, 1, 0), point(3, 0, 1)], projected: [], peak: 2 }, 41);
    expect(seen).toEqual([
      { atMs: HOUR_MS, topPx: 21, lostPx: 41 },
      { atMs: 3 * HOUR_MS, topPx: 21, lostPx: 21 },
    ]);
    expect(stackSteps({ seen: [nothing], projected: [], peak: 0 }, 41).seen).toMatchObject([{ topPx: 41, lostPx: 41 }]);
  });

  test('within half a pixel the highest, the lowest, the most lost and the last are kept', () => {
    const tops = [30, 10, 20, 40, 25, 35];
    const step = (topPx: number, index: number) => ({ atMs: index * 10_000, topPx, lostPx: index === 2 ? 39 : 41 });
    const steps = [...tops.map(step), { atMs: HOUR_MS, topPx: 15, lostPx: 41 }];
    const { waitingTop } = stackPaths({ heightPx: 41, seen: steps, projected: [] }, scale, NOW_MS);
    expect(ys(waitingTop)).toEqual([10, 10, 20, 20, 40, 40, 35, 35, 15, 15]);
  });
});
