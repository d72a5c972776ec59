import { useEffect, useState } from 'react';

/** The time by the computer's clock (ms, UTC), read again every so often. */
export function useWallClock(everyMs: number): number {
  const [wallMs, setWallMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setWallMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return wallMs;
}
