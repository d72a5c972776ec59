import { css, cx } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Toggletip, useStyles2 } from '@grafana/ui';
import { Report } from '../domain/report';
import { CoverageSign } from './CoverageSign';
import { coverageWords } from './coverageWords';
import { GapList } from './GapList';
import { LineTally } from './LineTally';
import { Clock } from './timeTexts';

interface Props {
  report: Report;
  clock: Clock;
  /** Without a frame, for small panels. */
  plain?: boolean;
}

/** "Read to 13:19:58 · 1 h 30 min not read", always in sight; a button that tells why and what became of the lines. */
export function CoverageNote({ report, clock, plain = false }: Props) {
  const styles = useStyles2(getStyles);
  const { coverage } = report;
  return (
    <Toggletip
      title="What was read"
      content={
        <div className={styles.tip}>
          {coverage.gaps.length > 0 ? (
            <GapList coverage={coverage} clock={clock} />
          ) : (
            <p>Every line of the range was read.</p>
          )}
          <LineTally report={report} />
        </div>
      }
      placement="bottom"
    >
      <button type="button" className={cx(styles.note, plain && styles.plain)}>
        <CoverageSign full={coverage.gaps.length === 0} />
        {coverageWords(coverage, clock)}
      </button>
    </Toggletip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    padding: '1px 8px',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.pill,
    background: 'none',
    color: theme.colors.text.primary,
    fontSize: 12,
    lineHeight: '18px',
    textAlign: 'left',
    fontVariantNumeric: 'tabular-nums',
    '&:hover': { background: theme.colors.action.hover },
  }),
  plain: css({ padding: 0, border: 0, fontSize: 11, lineHeight: '16px' }),
  tip: css({ maxWidth: 340, fontSize: 12 }),
});
