import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { errorSignatures } from '../../domain/jobs/errorSignatures';
import { Run } from '../../domain/jobs/run';
import { errorKey } from '../../domain/runs/errorKey';
import { count } from '../../domain/words';
import { Clock, spanText } from '../../ui/timeTexts';

interface Props {
  runs: readonly Run[];
  /** Kind of the error by which the runs are filtered; '' for none. */
  chosen: string;
  clock: Clock;
  onChoose: (error: string) => void;
}

/** The errors of failed attempts by exception type and first frame of the API; each filters the runs. */
export function ErrorList({ runs, chosen, clock, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const errors = useMemo(() => errorSignatures(runs), [runs]);
  if (errors.length === 0) {
    return <p className={styles.quiet}>No attempt failed.</p>;
  }
  return (
    <ul className={styles.list}>
      {errors.map((error) => {
        const key = errorKey(error);
        return (
          <li key={key} className={styles.item}>
            <button
              type="button"
              className={styles.button}
              aria-pressed={chosen === key}
              onClick={() => onChoose(chosen === key ? '' : key)}
            >
              <span className={styles.type}>{error.type?.split('.').at(-1) ?? 'No exception type in the log'}</span>
              {error.ownFrame !== null && <span className={styles.frame}>{error.ownFrame}</span>}
              <span className={styles.quiet}>
                {count(error.attempts, 'attempt')} of {count(error.runs, 'run')} ·{' '}
                {spanText({ fromMs: error.firstMs, toMs: error.lastMs }, clock)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: 12 }),
  item: css({ '& + &': { borderTop: `1px solid ${theme.colors.border.weak}` } }),
  button: css({
    display: 'flex',
    flexDirection: 'column',
    width: '100%',
    padding: theme.spacing(0.75, 1),
    border: 0,
    borderLeft: '3px solid transparent',
    background: 'none',
    textAlign: 'left',
    overflowWrap: 'anywhere',
    '&:hover': { background: theme.colors.action.hover },
    '&[aria-pressed="true"]': {
      borderLeftColor: theme.colors.primary.main,
      background: theme.colors.action.selected,
    },
  }),
  type: css({ fontWeight: 500 }),
  frame: css({ fontFamily: theme.typography.fontFamilyMonospace }),
  quiet: css({ margin: 0, color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
