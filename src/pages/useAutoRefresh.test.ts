import { renderHook } from '@testing-library/react';
import { useAutoRefresh } from './useAutoRefresh';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

test.each([
  ['30s', 2],
  ['1m', 1],
  ['1ms', 12],
  ['', 0],
  ['nonsense', 0],
])('at "%s" it reads again %d times a minute', (interval, expected) => {
  const refresh = jest.fn();
  const { unmount } = renderHook(() => useAutoRefresh(interval, refresh));
  jest.advanceTimersByTime(60_000);
  expect(refresh).toHaveBeenCalledTimes(expected);
  unmount();
  jest.advanceTimersByTime(60_000);
  expect(refresh).toHaveBeenCalledTimes(expected);
});
