const maxDepth = 10;

/**
 * Joins the keys of nested objects with dots, at most ten deep. Arrays and empty objects stay whole. When two paths
 * meet in one name the later one in the document wins.
 */
export function flattenSource(source: Record<string, unknown>): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  flattenInto(flat, source, '', 1);
  return flat;
}

function flattenInto(flat: Record<string, unknown>, object: Record<string, unknown>, prefix: string, depth: number) {
  for (const [key, value] of Object.entries(object)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (isFilledObject(value) && depth < maxDepth) {
      flattenInto(flat, value, path, depth + 1);
    } else {
      flat[path] = value;
    }
  }
}

function isFilledObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}
