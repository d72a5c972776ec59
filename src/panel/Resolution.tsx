import { css, cx } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Report } from '../domain/report';
import { Evidence, Verdict } from '../domain/runbook/verdict';
import { EvidenceLink } from '../ui/evidenceLinks';
import { FindingList } from '../ui/FindingList';
import { PageLinks } from '../ui/pageLinks';
import { ScrollRegion } from '../ui/ScrollRegion';
import { Clock } from '../ui/timeTexts';
import { VerdictCard } from '../ui/VerdictCard';
import { WorstRuns } from '../ui/WorstRuns';
import { RESOLUTION_PX } from './panelLayout';

interface Props {
  report: Report;
  /** The selected type's. */
  verdict: Verdict;
  clock: Clock;
  place: 'beside' | 'below';
  /** Where a piece of evidence leads. */
  linksOf: (evidence: Evidence) => readonly EvidenceLink[];
  pages: PageLinks;
}

/** What to do about the selected job type, beside the timeline or below it. */
export function Resolution({ report, verdict, clock, place, linksOf, pages }: Props) {
  const styles = useStyles2(getStyles);
  const findings = report.findings.filter(({ jobTypes }) => jobTypes.includes(verdict.jobType));
  return (
    <ScrollRegion label="What to do" className={cx(styles.resolution, place === 'beside' && styles.beside)}>
      <VerdictCard
        verdict={verdict}
        clock={clock}
        layout={place === 'beside' ? 'narrow' : 'wide'}
        linksOf={linksOf}
        runs={<WorstRuns runs={report.runs} jobType={verdict.jobType} links={pages} clock={clock} />}
        typeHref={pages.jobType(verdict.jobType)}
      />
      {findings.length > 0 && (
        <section className={styles.findings}>
          <h3 className={styles.title}>What else happened</h3>
          <FindingList findings={findings} clock={clock} />
        </section>
      )}
    </ScrollRegion>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  resolution: css({ marginTop: theme.spacing(1.5), paddingRight: theme.spacing(1) }),
  beside: css({
    width: RESOLUTION_PX,
    flex: 'none',
    marginTop: 0,
    paddingLeft: theme.spacing(1.5),
    borderLeft: `1px solid ${theme.colors.border.weak}`,
  }),
  findings: css({ marginTop: theme.spacing(1.5) }),
  title: css({ margin: theme.spacing(0, 0, 0.75), fontSize: 12, fontWeight: 500 }),
});
