import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { AsOf } from '../ui/AsOf';
import { evidenceLinks } from '../ui/evidenceLinks';
import { OverallBanner } from '../ui/OverallBanner';
import { useWallClock } from '../ui/useWallClock';
import { VerdictCard } from '../ui/VerdictCard';
import { WorstRuns } from '../ui/WorstRuns';
import { CoverageCard } from './CoverageCard';
import { FindingsCard } from './FindingsCard';
import { FineList } from './FineList';
import { groupVerdicts } from './groupVerdicts';
import { NextLossesCard } from './NextLossesCard';
import { CopyNote } from './note/CopyNote';
import { PageBox } from './PageBox';
import { ShownReport } from './ReadingView';
import { TimelineBox } from './TimelineBox';
import { waysOut } from './waysOut';
import { WaysOutLinks } from './WaysOutLinks';

/** The whole answer: the sentence, a card for each job type that needs anything, the timeline, what is fine, what was read. */
export function ReportView(shown: ShownReport) {
  const { report, settings, timeZone, links } = shown;
  const styles = useStyles2(getStyles);
  const [selected, setSelected] = useState<string | null>(null);
  const wallMs = useWallClock(30_000);
  const clock = { nowMs: report.nowMs, timeZone };
  const groups = groupVerdicts(report.verdicts);
  const evidenceLinksOf = useMemo(() => evidenceLinks(settings, report.app), [settings, report.app]);
  const { raw } = shown.range;
  const ways = useMemo(() => waysOut(settings, report, raw), [settings, report, raw]);
  const showCard = (jobType: string) => {
    setSelected(jobType);
    const group = groups.find(({ verdict, alsoTypes }) => verdict.jobType === jobType || alsoTypes.includes(jobType));
    if (group) {
      document.getElementById(cardId(group.verdict.jobType))?.scrollIntoView({ block: 'nearest' });
    }
  };
  const noteOn = (jobTypes?: readonly string[]) => (
    <CopyNote report={report} settings={settings} timeZone={timeZone} jobTypes={jobTypes} />
  );
  const timeline = (
    <TimelineBox
      {...shown}
      title={groups.length > 0 ? 'When it happened' : 'Successes'}
      verdicts={report.verdicts}
      selected={selected}
      onSelect={showCard}
    />
  );

  return (
    <div className={styles.page}>
      <div>
        <OverallBanner report={report} clock={clock} size="page" />
        <AsOf nowMs={report.nowMs} wallMs={wallMs} timeZone={timeZone} />
        <div className={styles.ways}>
          {noteOn()}
          <WaysOutLinks ways={ways} />
        </div>
      </div>
      <div className={styles.columns}>
        <div className={styles.main}>
          {groups.map(({ verdict, alsoTypes }) => (
            <PageBox key={verdict.jobType} level={verdict.level} id={cardId(verdict.jobType)}>
              <VerdictCard
                verdict={verdict}
                alsoTypes={alsoTypes}
                clock={clock}
                layout="wide"
                linksOf={evidenceLinksOf}
                runs={<WorstRuns runs={report.runs} jobType={verdict.jobType} links={links} clock={clock} />}
                typeHref={links.jobType(verdict.jobType)}
                actions={noteOn([verdict.jobType, ...alsoTypes])}
              />
            </PageBox>
          ))}
          {groups.length === 0 && report.verdicts.length > 0 && timeline}
        </div>
        <div className={styles.side}>
          <NextLossesCard report={report} clock={clock} links={links} />
          <CoverageCard report={report} clock={clock} />
          <FindingsCard report={report} clock={clock} />
        </div>
      </div>
      {groups.length > 0 && timeline}
      {groups.length > 0 && <FineList verdicts={report.verdicts} clock={clock} links={links} />}
    </div>
  );
}

const cardId = (jobType: string) => `verdict-${jobType}`;

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  ways: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    // Under the words, not under the sign.
    margin: theme.spacing(1.5, 0, 0, 5),
  }),
  columns: css({
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 1fr) 320px' },
  }),
  main: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  side: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
});
