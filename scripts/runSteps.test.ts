import { runSteps } from './runSteps.mjs';

const passed = { passed: 1, failed: 0, skipped: 0 };
const failed = { passed: 0, failed: 1, skipped: 0 };
const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

test('a step waits for the one that it needs, and others do not', async () => {
  const log: string[] = [];
  await runSteps([{ name: 'build' }, { name: 'browser', needs: 'build' }, { name: 'lint' }], async ({ name }) => {
    log.push(`start ${name}`);
    await soon();
    log.push(`end ${name}`);
    return passed;
  });
  expect(log.indexOf('start lint')).toBeLessThan(log.indexOf('end build'));
  expect(log.indexOf('start browser')).toBeGreaterThan(log.indexOf('end build'));
  expect(log).toHaveLength(6);
});

test('two run at a time, never three', async () => {
  let running = 0;
  const seen: number[] = [];
  await runSteps(
    ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name })),
    async () => {
      running += 1;
      seen.push(running);
      await soon();
      running -= 1;
      return passed;
    }
  );
  expect(Math.max(...seen)).toBe(2);
  expect(seen).toHaveLength(5);
});

test('a step whose need failed counts as failed and is not run', async () => {
  const run = jest.fn().mockResolvedValue(failed);
  const counts = await runSteps([{ name: 'build' }, { name: 'browser', needs: 'build' }], run);
  expect(counts).toEqual(
    new Map([
      ['build', failed],
      ['browser', failed],
    ])
  );
  expect(run).toHaveBeenCalledTimes(1);
});

test('a need that was not asked for is not waited for', async () => {
  const counts = await runSteps([{ name: 'browser', needs: 'build' }], () => Promise.resolve(passed));
  expect([...counts.keys()]).toEqual(['browser']);
});
