import { kibanaLink } from '../domain/links/kibanaLink';
import { Evidence } from '../domain/runbook/verdict';
import { AppSettings } from '../settings/settings';

/** Address in Kibana of the very lines that a piece of evidence was read from; null: there is none, or links are off. */
export const evidenceHref =
  ({ kibana, fields }: AppSettings, app: string) =>
  ({ span, lineIds }: Evidence): string | null =>
    span && kibanaLink(kibana, { app, appFields: fields.app, span, phrases: [], lineIds });
