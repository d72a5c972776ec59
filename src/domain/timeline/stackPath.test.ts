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
