import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Finding } from '../domain/report';
import { Clock, clockText } from './timeTexts';

interface Props {
  findings: readonly Finding[];
  clock: Clock;
}

/** What is worth knowing and is no failure: when, what, and which job types it is about. */
export function FindingList({ findings, clock }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {findings.map(({ fromMs, text, jobTypes, kind }) => (
        <li key={`${kind}${fromMs}${text}`} className={styles.item}>
          <span className={styles.time}>{clockText(fromMs, clock)}</span>
          <span className={styles.words}>
            {text} {jobTypes.length > 1 && <span className={styles.types}>{jobTypes.join(', ')}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: 12 }),
  item: css({
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
    overflowWrap: 'anywhere',
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  words: css({ minWidth: 0 }),
  types: css({ color: theme.colors.text.secondary }),
  time: css({ whiteSpace: 'nowrap', fontWeight: 500, fontVariantNumeric: 'tabular-nums' }),
});
