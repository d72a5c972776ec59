import { Report } from '../domain/report';
import { FindingList } from '../ui/FindingList';
import { Clock } from '../ui/timeTexts';
import { PageBox } from './PageBox';

interface Props {
  report: Report;
  clock: Clock;
}

/** What is worth knowing and is no failure. */
export function FindingsCard({ report: { findings }, clock }: Props) {
  return findings.length === 0 ? null : (
    <PageBox title="What else happened">
      <FindingList findings={findings} clock={clock} />
    </PageBox>
  );
}
