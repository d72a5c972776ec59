import * as v from 'valibot';
import { AppSettings, defaultSettings, settingsSchema } from './settings';

/** Settings while somebody writes them: the form of the settings, but any value may be invalid. */
export type SettingsDraft = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is SettingsDraft =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param path names joined by dots: `kibana.baseUrl` */
export function valueAt(draft: SettingsDraft, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (group, name) => (isGroup(group) || Array.isArray(group) ? Object(group)[name] : undefined),
      draft
    );
}

/** The draft with another value at a path. */
export function withValue(draft: SettingsDraft, path: string, value: unknown): SettingsDraft {
  return replaced(draft, path.split('.'), value) as SettingsDraft;
}

function replaced(group: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) {
    return value;
  }
  if (Array.isArray(group)) {
    return group.map((entry: unknown, index) => (String(index) === name ? replaced(entry, rest, value) : entry));
  }
  const entries = isGroup(group) ? group : {};
  return { ...entries, [name]: replaced(entries[name], rest, value) };
}

/** What is wrong with a draft: by path, one message each. */
export function draftProblems(draft: SettingsDraft): ReadonlyMap<string, string> {
  const { issues = [] } = v.safeParse(settingsSchema, draft);
  return new Map(
    [...issues].reverse().map(({ path, message }) => [(path ?? []).map(({ key }) => String(key)).join('.'), message])
  );
}

/** The part of a value that differs from its default; undefined: nothing does. A list goes as a whole. */
function difference(value: unknown, standard: unknown): unknown {
  if (!isGroup(value) || !isGroup(standard)) {
    return JSON.stringify(value) === JSON.stringify(standard) ? undefined : value;
  }
  const changed = Object.entries(value).flatMap(([name, inner]) => {
    const differs = difference(inner, standard[name]);
    return differs === undefined ? [] : [[name, differs] as const];
  });
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/** What is saved of settings: only what is not as by default, so that later defaults reach whoever changed nothing. */
export function changedSettings(settings: AppSettings): SettingsDraft {
  return (difference(settings, defaultSettings) ?? {}) as SettingsDraft;
}
