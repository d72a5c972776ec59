import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Coverage } from '../domain/coverage';
import { duration } from '../domain/words';
import { gapReasonWords } from './coverageWords';
import { Clock, spanText } from './timeTexts';

interface Props {
  coverage: Coverage;
  clock: Clock;
}

/** Each span that was not read: when, how long, and why. */
export function GapList({ coverage: { gaps }, clock }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {gaps.map((gap) => (
        <li key={`${gap.fromMs}-${gap.toMs}-${gap.reason}`} className={styles.gap}>
          <strong className={styles.time}>{spanText(gap, clock)}</strong> not read ({duration(gap.toMs - gap.fromMs)}).{' '}
          {gap.detail ?? gapReasonWords[gap.reason]}
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
  gap: css({ marginBottom: theme.spacing(0.5), overflowWrap: 'anywhere', color: theme.colors.text.secondary }),
  time: css({ fontWeight: 500, color: theme.colors.text.primary, fontVariantNumeric: 'tabular-nums' }),
});
