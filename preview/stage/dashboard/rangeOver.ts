import { dateMath } from '@grafana/data';

interface RawRange {
  from: string;
  to: string;
}

const hourMs = 3_600_000;

/**
 * A dashboard's own range, made longer by whole hours where it would leave out the begin of the logs.
 *
 * @param fromMs first time of the logs (ms since the epoch, UTC); null when it is not known
 */
export function rangeOver(fromMs: number | null, range: RawRange): RawRange {
  const startMs = dateMath.toDateTime(range.from, {})?.valueOf();
  if (fromMs === null || startMs === undefined || startMs <= fromMs) {
    return range;
  }
  return { from: `now-${Math.ceil((Date.now() - fromMs) / hourMs)}h`, to: 'now' };
}
