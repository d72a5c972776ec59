import { rangeUtil } from '@grafana/data';
import { useEffect } from 'react';

const LEAST_MS = 5000;

/** Calls again and again at a refresh interval such as `30s`; '' or nonsense: never. */
export function useAutoRefresh(interval: string, refresh: () => void): void {
  useEffect(() => {
    const everyMs = readInterval(interval);
    if (everyMs === null) {
      return undefined;
    }
    const timer = setInterval(refresh, Math.max(LEAST_MS, everyMs));
    return () => clearInterval(timer);
  }, [interval, refresh]);
}

function readInterval(interval: string): number | null {
  try {
    return interval === '' ? null : rangeUtil.intervalToMs(interval);
  } catch {
    return null;
  }
}
