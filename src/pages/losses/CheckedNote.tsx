import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Report } from '../../domain/report';
import { count } from '../../domain/words';
import { coverageWords } from '../../ui/coverageWords';
import { Clock, spanText } from '../../ui/timeTexts';

/** What was checked: the span, the job types, and how far it was read. */
export function CheckedNote({ report, clock }: { report: Report; clock: Clock }) {
  const styles = useStyles2(getStyles);
  const { fromMs, toMs, nowMs, coverage, verdicts } = report;
  const failed = verdicts.reduce((sum, { counts }) => sum + counts.failed, 0);
  return (
    <p className={styles.note}>
      Checked {spanText({ fromMs, toMs: Math.min(toMs, nowMs) }, clock)}, {count(verdicts.length, 'job type')}.{' '}
      {coverageWords(coverage, clock)}.
      {failed > 0 &&
        ` ${count(failed, 'run is', 'runs are')} in Hangfire’s Failed state and not listed: kept until somebody acts.`}
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({
    margin: theme.spacing(0.5, 0, 0),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
