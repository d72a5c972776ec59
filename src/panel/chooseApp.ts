import { appReader } from '../domain/jobs/lineOrigin';
import { LogDocument } from '../domain/jobs/logDocument';
import { LogFields, defaultLogFields } from '../domain/links/logFields';

/** The app that the panel is about, or those to choose from. */
export type AppChoice = { app: string } | { apps: readonly string[] };

/** The dashboard's variable, as Grafana puts it into text. */
export const APP_VARIABLE = '$App';

/** `{one,two}`: a variable with several values. */
const several = /^\{.*\}$/;

/**
 * Finds the app: the dashboard's variable `App` where it has one value, else the only app in the data.
 * @param variable what `$App` became; `$App` itself where the dashboard has no such variable
 */
export function chooseApp(
  variable: string,
  documents: readonly LogDocument[],
  fields: LogFields = defaultLogFields
): AppChoice {
  if (variable !== APP_VARIABLE && variable !== '' && !several.test(variable)) {
    return { app: variable };
  }
  const appOf = appReader(fields.app);
  const apps = [...new Set(documents.map(({ source }) => appOf(source)))].filter((app) => app !== '').sort();
  const [only] = apps;
  return apps.length > 1 ? { apps } : { app: only ?? '' };
}
