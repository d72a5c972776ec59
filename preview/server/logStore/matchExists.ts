import { union, type DocSet } from './docSet';
import { namedFields } from './fieldNames';
import type { LogIndex } from './logIndex';
import { matchExisting } from './matchField';

/** The documents that have any value in a field, or in a field within an object of that name. */
export function matchExists(index: LogIndex, name: string): DocSet {
  const fields = [...namedFields(index, name), ...namedFields(index, `${name}.*`)];
  return union(fields.map(matchExisting), index.documents.length);
}
