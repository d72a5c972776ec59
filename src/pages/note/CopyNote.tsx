import { ClipboardButton } from '@grafana/ui';
import { Report } from '../../domain/report';
import { AppSettings } from '../../settings/settings';
import { noteOf } from './noteOf';

interface Props {
  report: Report;
  settings: AppSettings;
  timeZone: string;
  /** The job types that the note is about; none: every one that needs anything. */
  jobTypes?: readonly string[];
}

/** Copies the incident note, ready to be pasted into a ticket or a chat. Grafana's button copes with plain http too. */
export function CopyNote({ report, settings, timeZone, jobTypes }: Props) {
  const about = jobTypes === undefined ? '' : ` on ${jobTypes.join(', ')}`;
  return (
    <ClipboardButton
      size="sm"
      variant="secondary"
      icon="clipboard-alt"
      aria-label={`Copy incident note${about}`}
      tooltip="Markdown for a ticket or a chat. Without payloads and messages of exceptions."
      getText={() => noteOf(report, { settings, timeZone }, jobTypes)}
    >
      Copy incident note
    </ClipboardButton>
  );
}
