import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { LooseLine } from '../domain/report';
import { count } from '../domain/words';

const MOST = 6;

/** Why lines about jobs belong to no run, the most frequent reasons first. */
export function LooseList({ lines }: { lines: readonly LooseLine[] }) {
  const styles = useStyles2(getStyles);
  const reasons = new Map<string, number>();
  for (const { jobType, reason } of lines) {
    const words = `${jobType ?? 'Hangfire'}: ${reason}`;
    reasons.set(words, (reasons.get(words) ?? 0) + 1);
  }
  const sorted = [...reasons].sort(([, a], [, b]) => b - a);
  return sorted.length === 0 ? null : (
    <ul className={styles.list} aria-label="Lines that were joined to no run">
      {sorted.slice(0, MOST).map(([words, lineCount]) => (
        <li key={words}>
          {count(lineCount, 'line')}. {words}
        </li>
      ))}
      {sorted.length > MOST && <li>And {count(sorted.length - MOST, 'more reason')}.</li>}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    margin: theme.spacing(0.5, 0, 0),
    padding: 0,
    listStyle: 'none',
    fontSize: 12,
    color: theme.colors.text.secondary,
    overflowWrap: 'anywhere',
  }),
});
