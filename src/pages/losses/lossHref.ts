import { kibanaLink } from '../../domain/links/kibanaLink';
import { Loss } from '../../domain/losses/loss';
import { AppSettings } from '../../settings/settings';

/** Address in Kibana of the lines that tell of a loss; null where links are off. */
export const lossHref =
  ({ kibana, fields }: AppSettings, app: string) =>
  ({ lostAtMs, lineIds }: Loss): string | null =>
    kibanaLink(kibana, {
      app,
      appFields: fields.app,
      span: { fromMs: lostAtMs, toMs: lostAtMs },
      phrases: [],
      lineIds,
    });
