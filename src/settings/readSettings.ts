import * as v from 'valibot';
import { AppSettings, settingsSchema } from './settings';

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value without what stands at the path; a list goes as a whole. */
function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (!isGroup(value) || key === undefined) {
    return undefined;
  }
  const { [key]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [key]: without(inner, rest) };
}

const pathOf = (issue: v.BaseIssue<unknown>): string[] => (issue.path ?? []).map(({ key }) => String(key));

/**
 * Reads the app's settings from a plugin's `jsonData`, which anybody may have written by hand. Never throws.
 * @returns the settings, with the default in place of each value that is missing or invalid, and one sentence for each
 * invalid value
 */
export function readSettings(jsonData: unknown): { settings: AppSettings; problems: string[] } {
  let input: unknown = jsonData ?? {};
  const { issues = [] } = v.safeParse(settingsSchema, input);
  for (const issue of issues) {
    input = without(input, pathOf(issue)) ?? {};
  }
  return {
    settings: v.parse(settingsSchema, input),
    problems: issues.map((issue) => {
      const name = pathOf(issue).join('.');
      return name === ''
        ? 'The settings are not a group of settings; the defaults are used.'
        : `The setting ${name} ${issue.message}; its default is used.`;
    }),
  };
}
