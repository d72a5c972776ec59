import { fieldError } from './searchError';
import type { IndexedField, LogIndex } from './logIndex';

/** The fields that a name means: all but the metadata without a name or for `*`, those that fit `cf.*`, else one or none. */
export function namedFields(index: LogIndex, name: string | undefined): IndexedField[] {
  if (name === undefined || name === '*') {
    return [...index.fields.values()].filter(({ isMetadata }) => !isMetadata);
  }
  if (name.includes('*')) {
    const pattern = wildcardPattern(name);
    return [...index.fields.values()].filter((field) => !field.isMetadata && pattern.test(field.name));
  }
  const field = index.fields.get(name);
  return field ? [field] : [];
}

/** A pattern for a whole text, from one with `*` and `?`; a backslash makes the next character mean itself. */
export function wildcardPattern(wildcard: string): RegExp {
  const source = wildcard.replace(/\\(.)|[*?]|[\s\S]/g, (char, escaped?: string) =>
    escaped === undefined && (char === '*' || char === '?')
      ? char.replace('*', '.*').replace('?', '.')
      : (escaped ?? char).replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')
  );
  return new RegExp(`^${source}$`, 's');
}

/** A pattern for a whole text, from a regular expression as a query has it. */
export function wholePattern(expression: string): RegExp {
  try {
    return new RegExp(`^(?:${expression})$`, 's');
  } catch {
    throw fieldError(`failed to parse regexp [${expression}]`);
  }
}
