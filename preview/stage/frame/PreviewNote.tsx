import { dateTimeFormat } from '@grafana/data';
import { Badge } from '@grafana/ui';
import { stageBoot } from '../stageBoot';

/** Says that this is no Grafana, whose logs it shows, and what time its clock says. */
export function PreviewNote() {
  const { title, nowMs } = stageBoot.preview;
  const clock = nowMs === null ? '' : ` Its clock began at ${dateTimeFormat(nowMs)}, the time of these logs.`;
  return (
    <Badge
      color="purple"
      icon="eye"
      text={`Preview: ${title}`}
      tooltip={`The built plugin on a small stage of Grafana’s own packages.${clock}`}
    />
  );
}
