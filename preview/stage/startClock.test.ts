import { startClock } from './startClock';

const RealDate = Date;

afterEach(() => {
  globalThis.Date = RealDate;
});

test('the time begins at the given moment and runs on', async () => {
  const beginMs = RealDate.UTC(2026, 5, 17, 12);
  startClock(beginMs);
  const firstMs = Date.now();
  expect(firstMs - beginMs).toBeLessThan(1000);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(Date.now()).toBeGreaterThan(firstMs);
  expect(new Date().getTime() - Date.now()).toBeLessThan(50);
});

test('dates that are told stay what they are', () => {
  startClock(0);
  expect(new Date('2026-06-17T10:00:00Z').toISOString()).toBe('2026-06-17T10:00:00.000Z');
  expect(new Date(5).getTime()).toBe(5);
  expect(Date.UTC(2026, 0)).toBe(RealDate.UTC(2026, 0));
  expect(new Date() instanceof Date).toBe(true);
  expect(new RealDate() instanceof Date).toBe(true);
  expect(typeof Date()).toBe('string');
});
