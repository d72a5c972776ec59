import { locationUtil, TimeRange } from '@grafana/data';
import { appPagePath, GrafanaContext } from '../domain/links/grafanaLinks';

type RawTime = TimeRange['raw']['from'];

const rawText = (raw: RawTime) => (typeof raw === 'string' ? raw : String(raw.valueOf()));

/** What the app's pages keep of the dashboard: app and range. */
export function pageContext(app: string, { raw }: TimeRange): GrafanaContext {
  return { app, from: rawText(raw.from), to: rawText(raw.to) };
}

/** Address of the app's first page, with the same app and range. */
export function appPageHref(app: string, range: TimeRange): string {
  return locationUtil.assureBaseUrl(appPagePath([], pageContext(app, range)));
}
