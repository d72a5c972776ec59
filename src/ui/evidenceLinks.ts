import { sentryLink } from '../domain/links/sentryLink';
import { Evidence } from '../domain/runbook/verdict';
import { AppSettings } from '../settings/settings';
import { evidenceHref } from './evidenceHref';

/** A way from a piece of evidence to what it rests on. */
export interface EvidenceLink {
  text: string;
  /** Says where it leads, for those who do not see what it stands beside. */
  label: string;
  href: string;
}

/** Where a piece of evidence leads: to its lines in Kibana, and of failures to Sentry. Links that are off are left out. */
export function evidenceLinks(settings: AppSettings, app: string): (piece: Evidence) => EvidenceLink[] {
  const kibana = evidenceHref(settings, app);
  return (piece) => {
    const { text, span, errorType } = piece;
    const links = [
      { text: 'lines', label: `Lines in Kibana: ${text}`, href: kibana(piece) },
      {
        text: 'Sentry',
        label: `Errors in Sentry: ${text}`,
        href: errorType === undefined || span === null ? null : sentryLink(settings.sentry, span, errorType),
      },
    ];
    return links.flatMap(({ href, ...link }) => (href === null ? [] : [{ ...link, href }]));
  };
}
