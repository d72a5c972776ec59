import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { isLinkable } from '../../domain/links/grafanaLinks';
import { policyOf } from '../../domain/policy';
import { ruleUses } from '../../domain/runbook/ruleUse';
import { rules } from '../../domain/runbook/rules';
import { runbookReach } from '../../domain/runbook/runbookReach';
import { PageBox } from '../PageBox';
import { ShownReport } from '../ReadingView';
import { JobsInRunbook } from './JobsInRunbook';
import { ReachSentence } from './ReachSentence';
import { RuleCard } from './RuleCard';
import { SilentErrors } from './SilentErrors';

/** How far the runbook reaches, what it has no answer to, and each of its rules with when it last applied. */
export function RunbookView({ report, settings, timeZone }: Omit<ShownReport, 'range' | 'onChange'>) {
  const styles = useStyles2(getStyles);
  const clock = { nowMs: report.nowMs, timeZone };
  const policy = useMemo(() => policyOf(settings), [settings]);
  const { catalogue } = policy;
  const reach = useMemo(() => runbookReach(report.runs, catalogue), [report.runs, catalogue]);
  const inFull = !report.mayHideLoss && report.coverage.gaps.length === 0;
  const uses = useMemo(() => ruleUses(report, catalogue), [report, catalogue]);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <ReachSentence reach={reach} inFull={inFull} />
        {isLinkable(settings.runbookUrl) && (
          <TextLink href={settings.runbookUrl.trim()} external inline={false}>
            The team’s runbook
          </TextLink>
        )}
      </div>
      {reach.silentOn.length > 0 && <SilentErrors errors={reach.silentOn} clock={clock} />}
      <div className={styles.columns}>
        <div className={styles.rules}>
          <h2 className={styles.title}>The rules, most serious first; the first that applies speaks</h2>
          {rules.map((rule) => (
            <RuleCard key={rule.id} rule={rule} policy={policy} use={uses[rule.id]} inFull={inFull} clock={clock} />
          ))}
        </div>
        <PageBox title="The jobs">
          <JobsInRunbook catalogue={catalogue} verdicts={report.verdicts} />
        </PageBox>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  head: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: theme.spacing(1, 3),
  }),
  columns: css({
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 1fr) 360px' },
  }),
  rules: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  title: css({ margin: 0, fontSize: 14, lineHeight: '20px', fontWeight: 500 }),
});
