import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Report } from '../domain/report';

/** Where every line went, so that nothing vanishes in silence. */
export function LineTally({ report: { lines } }: { report: Report }) {
  const styles = useStyles2(getStyles);
  const rows: Array<[string, number]> = [
    ['Lines read', lines.total],
    ['About this app’s jobs', lines.used],
    ['Of other apps, or not about jobs', lines.foreign],
    ['Joined to no run', lines.loose],
    ['Not readable', lines.unreadable],
  ];
  return (
    <dl className={styles.tally}>
      {rows.map(([name, count]) => (
        <div key={name} className={styles.row}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.count}>{count.toLocaleString('en-GB')}</dd>
        </div>
      ))}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tally: css({ margin: 0, fontSize: 12 }),
  row: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    padding: theme.spacing(0.5, 0),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  name: css({ color: theme.colors.text.secondary, fontWeight: 400 }),
  count: css({ margin: 0, fontVariantNumeric: 'tabular-nums' }),
});
