import { Button, ClipboardButton } from '@grafana/ui';
import { lossesCsv, lossesMarkdown } from '../../domain/losses/lossExports';
import { Loss } from '../../domain/losses/loss';
import { Report } from '../../domain/report';
import { recordText } from '../../ui/timeTexts';
import { saveText } from '../saveText';

interface Props {
  /** Those that are shown: they are what is exported. */
  losses: readonly Loss[];
  report: Report;
  timeZone: string;
  hrefOf: (loss: Loss) => string | null;
}

// Without it, spreadsheets take a text for one of their own code page.
const BYTE_ORDER_MARK = '\ufeff';

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The losses as a file for a spreadsheet, and as Markdown for a ticket. */
export function ExportButtons({ losses, report, timeZone, hrefOf }: Props) {
  const { app, mayHideLoss, fromMs, toMs, nowMs } = report;
  const context = { app, mayHideLoss, hrefOf, timeText: (ms: number) => recordText(ms, timeZone) };
  const name = `lost-jobs-${app.replace(/[^\w.-]+/g, '-')}-${day(fromMs)}-to-${day(Math.min(toMs, nowMs))}.csv`;
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        icon="download-alt"
        tooltip="For a spreadsheet, times in UTC. Without payloads and messages of exceptions."
        onClick={() => saveText(`${BYTE_ORDER_MARK}${lossesCsv(losses, context)}`, name, 'text/csv')}
      >
        CSV
      </Button>
      <ClipboardButton
        size="sm"
        variant="secondary"
        icon="copy"
        aria-label="Copy the losses as Markdown"
        tooltip="A table for a ticket. Without payloads and messages of exceptions."
        getText={() => lossesMarkdown(losses, context)}
      >
        Copy as Markdown
      </ClipboardButton>
    </>
  );
}
