import { wildcardPattern } from './fieldNames';

/** The indices that an `index` header means: names and patterns in a comma list, `-` before those to leave out. */
export function matchingIndices(indexNames: readonly string[], header: unknown): string[] {
  const asked = Array.isArray(header) ? header.join(',') : String(header ?? '');
  const parts = asked.split(',').filter((part) => part !== '');
  if (parts.length === 0 || asked === '_all') {
    return [...indexNames];
  }
  return parts.reduce<string[]>((names, part) => {
    const isLeftOut = part.startsWith('-');
    const pattern = wildcardPattern(isLeftOut ? part.slice(1) : part);
    return isLeftOut
      ? names.filter((name) => !pattern.test(name))
      : [...new Set([...names, ...indexNames.filter((name) => pattern.test(name))])];
  }, []);
}
