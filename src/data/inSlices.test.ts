import { lastValueFrom } from 'rxjs';
import { Steps } from '../domain/steps';
import { inSlices } from './inSlices';

/** Work of so many steps of 5 ms each. */
function* busy(steps: number, onStep: (step: number) => void = () => {}): Steps<string> {
  for (let step = 0; step < steps; step++) {
    const endMs = performance.now() + 5;
    while (performance.now() < endMs) {
      // busy
    }
    onStep(step);
    yield;
  }
  return 'done';
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('work that is done soon comes at once', () => {
  const results: string[] = [];
  inSlices(() => busy(0)).subscribe((result) => results.push(result));
  expect(results).toEqual(['done']);
});

test('others get their turn while long work goes on', async () => {
  let turns = 0;
  let isDone = false;
  const others = (): void => {
    turns++;
    if (!isDone) {
      setTimeout(others);
    }
  };
  setTimeout(others);
  expect(await lastValueFrom(inSlices(() => busy(20)))).toBe('done');
  isDone = true;
  expect(turns).toBeGreaterThanOrEqual(4);
});

test('unsubscribing stops the work', async () => {
  const done: number[] = [];
  const results: string[] = [];
  const subscription = inSlices(() => busy(100, (step) => done.push(step))).subscribe((result) => results.push(result));
  await wait(30);
  subscription.unsubscribe();
  const doneThen = done.length;
  await wait(60);
  expect(done.length).toBe(doneThen);
  expect(doneThen).toBeLessThan(100);
  expect(results).toEqual([]);
});

test('work that throws is an error of the answer, in its first slice and in a later one', async () => {
  const failing = (steps: number) =>
    inSlices(function* (): Steps<string> {
      yield* busy(steps);
      throw new Error('broken');
    });
  await expect(lastValueFrom(failing(0))).rejects.toThrow('broken');
  await expect(lastValueFrom(failing(10))).rejects.toThrow('broken');
});
