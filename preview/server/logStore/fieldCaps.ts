import type { LogIndex } from './logIndex';

/** The answer to `_field_caps?fields=*` for some indices of the store: each field, and the objects around it. */
export function fieldCaps(index: LogIndex, indexNames: string[]): unknown {
  const capabilities = (type: string, searchable: boolean, aggregatable: boolean) => ({
    [type]: { type, metadata_field: false, searchable, aggregatable },
  });
  const fields: Record<string, unknown> = {};
  for (const { name, type, column, isMetadata } of index.fields.values()) {
    if (isMetadata) {
      continue;
    }
    fields[name] = capabilities(type, true, type !== 'text');
    const parts = column.path.split('.');
    for (let depth = 1; depth < parts.length; depth++) {
      fields[parts.slice(0, depth).join('.')] ??= capabilities('object', false, false);
    }
  }
  return { indices: indexNames, fields };
}

/** The answer to `_mapping` for some indices of the store, as dynamic mapping would have made it. */
export function mappings(index: LogIndex, indexNames: string[]): unknown {
  const root: Record<string, unknown> = {};
  for (const { column, isMetadata, text, name } of index.fields.values()) {
    if (isMetadata || name !== column.path) {
      continue;
    }
    const parts = column.path.split('.');
    const leaf = parts.pop() ?? '';
    let properties = root;
    for (const part of parts) {
      const object = (properties[part] ??= {}) as { properties?: Record<string, unknown> };
      properties = object.properties ??= {};
    }
    const keyword = { fields: { keyword: { type: 'keyword', ignore_above: 256 } } };
    properties[leaf] = { ...(properties[leaf] as object | undefined), type: column.type, ...(text ? keyword : {}) };
  }
  return Object.fromEntries(indexNames.map((name) => [name, { mappings: { properties: root } }]));
}
