import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { Clock, clockSecondsText, exactText } from '../../ui/timeTexts';

/** When it was lost; its title says the zone. */
export function LossTime({ ms, ...clock }: { ms: number } & Clock) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.time} title={exactText(ms, clock)}>
      {clockSecondsText(ms, clock)}
    </span>
  );
}

const getStyles = () => ({ time: css({ fontVariantNumeric: 'tabular-nums', fontWeight: 500, whiteSpace: 'nowrap' }) });
