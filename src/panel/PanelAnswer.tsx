import { css, cx } from '@emotion/css';
import { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { dashboardQuery } from '../data/logQuery';
import { readAnnotations } from '../data/readAnnotations';
import { policyOf } from '../domain/policy';
import { AppSettings } from '../settings/settings';
import { AnswerList } from '../ui/AnswerList';
import { evidenceLinks } from '../ui/evidenceLinks';
import { pageLinks } from '../ui/pageLinks';
import { ReadingProgress } from '../ui/ReadingProgress';
import { QueryHelp } from '../ui/QueryHelp';
import { ReportHeader } from '../ui/ReportHeader';
import { ScrollRegion } from '../ui/ScrollRegion';
import { JobTimeline } from '../ui/timeline/JobTimeline';
import { runLinks } from '../ui/timeline/runLinks';
import { appPageHref, pageContext } from './appPageHref';
import { HiddenTypes } from './HiddenTypes';
import { panelLayout, RESOLUTION_PX } from './panelLayout';
import { PanelOptions } from './panelOptions';
import { Resolution } from './Resolution';
import { shownTypes } from './shownTypes';
import { PanelReading } from './usePanelReport';

interface Props extends PanelProps<PanelOptions> {
  reading: Extract<PanelReading, { state: 'ready' }>;
}

const GAP_PX = 12;

/** The answer in the size that the panel has: sentence, timeline, and what to do for the selected type. */
export function PanelAnswer(props: Props) {
  const { reading, data, options, width, height, timeZone, timeRange, onChangeTimeRange } = props;
  const styles = useStyles2(getStyles);
  const [chosen, setChosen] = useState<string | null>(null);
  const { report, span, wallMs, settings, progress } = reading;
  const clock = { nowMs: report.nowMs, timeZone };
  const { shown, hidden } = useMemo(
    () => shownTypes(report.verdicts, options.jobTypes),
    [report.verdicts, options.jobTypes]
  );
  const evidenceLinksOf = useMemo(() => evidenceLinks(settings, report.app), [settings, report.app]);
  const annotations = useMemo(() => readAnnotations(data.annotations), [data.annotations]);
  const pages = useMemo(() => pageLinks(pageContext(report.app, timeRange)), [report.app, timeRange]);
  const linksOf = useMemo(() => runLinks(settings, report.app, pages), [settings, report.app, pages]);
  const failed = shown.filter(({ level }) => level !== 'ok' && level !== 'unknown').length;
  const layout = panelLayout(width, height, options.showResolution, failed);
  // Where nothing needs anybody, nothing is selected: the picture has the whole width.
  const selected = shown.find(({ jobType }) => jobType === chosen) ?? shown.find(({ level }) => level !== 'ok');
  const isBeside = layout.resolution === 'beside' && selected !== undefined;

  return (
    <div className={styles.panel} style={{ width, height }}>
      <ReportHeader
        report={report}
        clock={clock}
        wallMs={wallMs}
        size={layout.banner}
        pageHref={appPageHref(report.app, timeRange)}
      />
      {progress && <ReadingProgress progress={progress} />}
      <HiddenTypes verdicts={hidden} />
      <div className={cx(styles.body, isBeside ? styles.beside : styles.scrolls)}>
        {report.lines.used === 0 ? (
          <EmptyNote settings={settings} />
        ) : layout.listLines ? (
          <ScrollRegion label="Job types" className={layout.resolution ? undefined : styles.list}>
            <AnswerList verdicts={shown} lines={layout.listLines} />
          </ScrollRegion>
        ) : (
          <JobTimeline
            report={report}
            verdicts={shown}
            span={span}
            clock={clock}
            wallMs={wallMs}
            widthPx={isBeside ? width - RESOLUTION_PX - GAP_PX : width}
            fillsHeight={layout.resolution !== 'below'}
            density={layout.density}
            opensWorst={layout.opensWorst}
            openLanes={layout.openLanes}
            selected={selected?.jobType ?? null}
            onSelect={setChosen}
            foldAbove={options.foldAbove}
            annotations={annotations}
            linksOf={linksOf}
            onZoom={({ fromMs, toMs }) => onChangeTimeRange({ from: fromMs, to: toMs })}
            showSuccesses={options.showSuccesses && layout.density === 'roomy'}
            showLegend={layout.legend}
          />
        )}
        {layout.resolution && selected && (
          <Resolution
            report={report}
            verdict={selected}
            clock={clock}
            place={layout.resolution}
            linksOf={evidenceLinksOf}
            pages={pages}
          />
        )}
      </div>
    </div>
  );
}

function EmptyNote({ settings }: { settings: AppSettings }) {
  return (
    <QueryHelp
      text="The panel needs log lines: a query of the kind Logs, with a limit of 10000 and this text."
      query={dashboardQuery(settings.fields, policyOf(settings).catalogue)}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minHeight: 0, overflow: 'hidden' }),
  body: css({ flex: 1, minHeight: 0 }),
  list: css({ height: '100%' }),
  beside: css({ display: 'flex', gap: GAP_PX }),
  scrolls: css({ overflow: 'hidden auto', scrollbarWidth: 'thin' }),
});
