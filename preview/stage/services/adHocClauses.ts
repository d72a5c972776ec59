import type { AdHocVariableFilter } from '@grafana/data';

const phrase = (value: string) => `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
const key = (name: string) => name.replace(/[:\\ ]/g, '\\$&');

/** A Lucene query with a dashboard's ad-hoc filters appended as Grafana appends them: without parentheses around it. */
export function adHocClauses(query: string, filters: AdHocVariableFilter[], levelField: string | undefined): string {
  const clauses = filters
    .filter((filter) => filter.key && filter.value)
    .map((filter) => {
      const field = key(filter.key === 'level' && levelField ? levelField : filter.key);
      switch (filter.operator) {
        case '!=':
          return `-${field}:${phrase(filter.value)}`;
        case '=~':
          return `${field}:/${filter.value}/`;
        case '!~':
          return `-${field}:/${filter.value}/`;
        case '>':
        case '<':
          return `${field}:${filter.operator}${filter.value}`;
        default:
          return `${field}:${phrase(filter.value)}`;
      }
    });
  return [...(query ? [query] : []), ...clauses].join(' AND ');
}
