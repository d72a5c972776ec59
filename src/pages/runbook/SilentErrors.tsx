import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { ErrorSignature } from '../../domain/jobs/errorSignatures';
import { count } from '../../domain/words';
import { Clock, spanText } from '../../ui/timeTexts';
import { PageBox } from '../PageBox';

interface Props {
  /** Most attempts first. */
  errors: readonly ErrorSignature[];
  clock: Clock;
}

const MOST = 8;

/** The errors that the runbook has no answer to: what its authors should hear of. */
export function SilentErrors({ errors, clock }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <PageBox title="Errors that the runbook says nothing of">
      <ul className={styles.list}>
        {errors.slice(0, MOST).map(({ type, ownFrame, attempts, runs, jobTypes, firstMs, lastMs }) => (
          <li key={`${type} ${ownFrame}`} className={styles.item}>
            <span className={styles.error}>
              <span className={styles.type}>{type ?? 'No exception type in the log'}</span>
              {ownFrame !== null && <span className={styles.quiet}>at {ownFrame}</span>}
              <span className={styles.quiet}>{jobTypes.join(', ')}</span>
            </span>
            <span className={styles.counts}>
              {count(attempts, 'failed attempt')} of {count(runs, 'run')}
              <span className={styles.quiet}>{spanText({ fromMs: firstMs, toMs: lastMs }, clock)}</span>
            </span>
          </li>
        ))}
        {errors.length > MOST && (
          <li className={styles.quiet}>And {count(errors.length - MOST, 'more kind', 'more kinds')} of error.</li>
        )}
      </ul>
    </PageBox>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: 12 }),
  item: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 3),
    padding: theme.spacing(0.75, 0),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  error: css({ display: 'flex', flexDirection: 'column', minWidth: 0, flex: '1 1 320px', overflowWrap: 'anywhere' }),
  type: css({ fontWeight: 500 }),
  counts: css({ display: 'flex', flexDirection: 'column', fontVariantNumeric: 'tabular-nums' }),
  quiet: css({ color: theme.colors.text.secondary }),
});
