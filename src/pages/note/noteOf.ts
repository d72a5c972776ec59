import { NoteContext, NoteLink, incidentNote } from '../../domain/incidentNote';
import { appPagePath, dashboardLink, isLinkable } from '../../domain/links/grafanaLinks';
import { policyOf } from '../../domain/policy';
import { Report } from '../../domain/report';
import { AppSettings } from '../../settings/settings';
import { evidenceHref } from '../../ui/evidenceHref';
import { recordText } from '../../ui/timeTexts';
import { wholeAddress } from '../wholeAddress';

/** Ways back from a note. A range of fixed ends: "the last 24 hours" would mean others to whoever reads it. */
function noteLinks({ app, fromMs, toMs, nowMs }: Report, settings: AppSettings): NoteLink[] {
  const context = { app, from: String(fromMs), to: String(Math.min(toMs, nowMs)) };
  const dashboard = dashboardLink(settings.dashboardUrl, context);
  return [
    { text: 'Failed Jobs', href: wholeAddress(appPagePath([], context)) },
    { text: 'what was lost', href: wholeAddress(appPagePath(['losses'], context)) },
    ...(dashboard === null ? [] : [{ text: 'dashboard', href: wholeAddress(dashboard) }]),
    ...(isLinkable(settings.runbookUrl) ? [{ text: 'runbook', href: wholeAddress(settings.runbookUrl.trim()) }] : []),
  ];
}

/**
 * The incident note on a report, for the clipboard.
 * @param jobTypes the job types that it is about; none: every one that needs anything
 */
export function noteOf(
  report: Report,
  { settings, timeZone }: { settings: AppSettings; timeZone: string },
  jobTypes: readonly string[] = []
): string {
  const context: NoteContext = {
    timeText: (ms) => recordText(ms, timeZone),
    catalogue: policyOf(settings).catalogue,
    hrefOf: evidenceHref(settings, report.app),
    links: noteLinks(report, settings),
  };
  return incidentNote(report, context, jobTypes);
}
