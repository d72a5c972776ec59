import { Report } from '../domain/report';
import { CoverageBar } from '../ui/CoverageBar';
import { CoverageSign } from '../ui/CoverageSign';
import { coverageWords } from '../ui/coverageWords';
import { GapList } from '../ui/GapList';
import { LineTally } from '../ui/LineTally';
import { Clock } from '../ui/timeTexts';
import { LooseList } from './LooseList';
import { PageBox } from './PageBox';

interface Props {
  report: Report;
  clock: Clock;
}

/** What the answer rests on: how far the lines were read, what was not read and why, and where every line went. */
export function CoverageCard({ report, clock }: Props) {
  const { coverage } = report;
  return (
    <PageBox
      title={
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
          <CoverageSign full={coverage.gaps.length === 0} />
          {coverageWords(coverage, clock)}
        </span>
      }
    >
      <GapList coverage={coverage} clock={clock} />
      <CoverageBar coverage={coverage} clock={clock} />
      <LineTally report={report} />
      <LooseList lines={report.looseLines} />
    </PageBox>
  );
}
