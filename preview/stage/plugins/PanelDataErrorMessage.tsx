import { css } from '@emotion/css';
import type { PanelDataErrorViewProps } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';

/** What Grafana shows in place of a panel that cannot draw its data. */
export function PanelDataErrorMessage({ message, data }: PanelDataErrorViewProps) {
  const styles = useStyles2(getStyles);
  return <div className={styles.view}>{message ?? (data.series.length === 0 ? 'No data' : 'Data does not fit')}</div>;
}

const getStyles = () => ({
  view: css({ display: 'flex', alignItems: 'center', justifyContent: 'center', height: '100%', width: '100%' }),
});
