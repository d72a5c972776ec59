import { useMemo } from 'react';
import { Verdict } from '../domain/runbook/verdict';
import { JobTimeline } from '../ui/timeline/JobTimeline';
import { runLinks } from '../ui/timeline/runLinks';
import { useWallClock } from '../ui/useWallClock';
import { useWidth } from '../ui/useWidth';
import { PageBox } from './PageBox';
import { ShownReport } from './ReadingView';

interface Props extends ShownReport {
  title: string;
  verdicts: readonly Verdict[];
  selected: string | null;
  onSelect: (jobType: string) => void;
}

/** The timeline of some job types, as wide as the page. */
export function TimelineBox({ title, verdicts, selected, onSelect, ...shown }: Props) {
  const { report, settings, range, timeZone, links, onChange } = shown;
  const [setBox, widthPx] = useWidth();
  const wallMs = useWallClock(30_000);
  const linksOf = useMemo(() => runLinks(settings, report.app, links), [settings, report.app, links]);
  return (
    <PageBox title={title}>
      <div ref={setBox}>
        {widthPx > 0 && (
          <JobTimeline
            report={report}
            verdicts={verdicts}
            span={{ fromMs: range.from.valueOf(), toMs: range.to.valueOf() }}
            clock={{ nowMs: report.nowMs, timeZone }}
            wallMs={wallMs}
            widthPx={widthPx}
            fillsHeight={false}
            opensWorst={false}
            density="roomy"
            selected={selected}
            onSelect={onSelect}
            linksOf={linksOf}
            onZoom={({ fromMs, toMs }) => onChange({ from: String(fromMs), to: String(toMs) })}
            showSuccesses
            showLegend
          />
        )}
      </div>
    </PageBox>
  );
}
