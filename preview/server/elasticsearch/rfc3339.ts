const pattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})$/;

/** Reads an RFC 3339 time as ms since the epoch and the nanoseconds below; undefined when it is not one. */
export function rfc3339ToTime(text: string): { ms: number; nanos: number } | undefined {
  const [, seconds, fraction = '', zone] = pattern.exec(text) ?? [];
  const startMs = Date.parse(`${seconds}${zone}`);
  if (Number.isNaN(startMs)) {
    return undefined;
  }
  const fractionNanos = Number(fraction.slice(0, 9).padEnd(9, '0'));
  return { ms: startMs + Math.floor(fractionNanos / 1e6), nanos: fractionNanos % 1e6 };
}
