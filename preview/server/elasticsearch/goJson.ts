/**
 * Writes JSON as Go's `encoding/json` writes maps: keys sorted by byte, `<`, `>`, `&` and the two line separators of
 * JavaScript escaped. The order matters: Elasticsearch sorts by the keys of a `sort` object as they come.
 */
export function goJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(goJson).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>;
    const keys = Object.keys(record).filter((key) => record[key] !== undefined);
    return `{${keys
      .sort(byByte)
      .map((key) => `${goString(key)}:${goJson(record[key])}`)
      .join(',')}}`;
  }
  return typeof value === 'string' ? goString(value) : JSON.stringify(value ?? null);
}

/** Compares texts as Go does: upper case before `_` before lower case. */
export function byByte(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function goString(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}
