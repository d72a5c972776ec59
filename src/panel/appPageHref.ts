import { locationUtil, TimeRange } from '@grafana/data';
import { appPagePath } from '../domain/links/grafanaLinks';

type RawTime = TimeRange['raw']['from'];

const rawText = (raw: RawTime) => (typeof raw === 'string' ? raw : String(raw.valueOf()));

/** Address of the app's first page, with the same app and range. */
export function appPageHref(app: string, { raw }: TimeRange): string {
  return locationUtil.assureBaseUrl(appPagePath([], { app, from: rawText(raw.from), to: rawText(raw.to) }));
}
