import { PanelProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import { ProblemNote } from '../ui/ProblemNote';
import { ScrollRegion } from '../ui/ScrollRegion';
import { PanelAnswer } from './PanelAnswer';
import { PanelOptions } from './panelOptions';
import { useAppSettings } from './useAppSettings';
import { usePanelReport } from './usePanelReport';
import { WhichApp } from './WhichApp';

/** The panel: what the dashboard's own queries returned, read, judged and drawn. */
export function JobTimelinePanel(props: PanelProps<PanelOptions>) {
  const { width, height } = props;
  const settings = useAppSettings();
  const reading = usePanelReport(props, settings, props.options.readWholeRange !== false);
  switch (reading.state) {
    case 'loading':
      return <LoadingPlaceholder text="Reading the jobs’ log lines…" />;
    case 'problem':
      return (
        <ScrollRegion label="Failed jobs" style={{ width, height }}>
          <ProblemNote {...reading.problem} />
        </ScrollRegion>
      );
    case 'whichApp':
      return (
        <ScrollRegion label="Failed jobs" style={{ width, height }}>
          <WhichApp {...reading} />
        </ScrollRegion>
      );
    case 'ready':
      return <PanelAnswer {...props} reading={reading} />;
    default:
      return reading satisfies never;
  }
}
